package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.money.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How things are said. */
final class Words {
    static String of(Duration time) {
        if (time.isNegative()) {
            return "-" + of(time.negated());
        }
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toMinutes() > 120) {
            return time.toHours() + " h";
        }
        return time.toSeconds() > 120 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    static String of(Money money) {
        return money.major().toString();
    }

    static String of(Throwable bug) {
        var at = bug.getStackTrace().length == 0 ? "" : " at " + bug.getStackTrace()[0];
        return bug + at;
    }

    static String quiet(@Nullable Enum<?> name) {
        return name == null
                ? "done"
                : name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private Words() {}
}
