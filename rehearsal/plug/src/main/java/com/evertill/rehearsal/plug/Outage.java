package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.demo.Http;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One till while its disk takes nothing: counts what was refused and what went on, and says what should have been otherwise. */
final class Outage {
    private final Shop screen;
    private final int till;
    private final String name;
    private final List<String> wrong;
    private int refused;
    private int resumed;

    /** @param name by which a command must be refused. */
    Outage(Shop screen, int till, String name, List<String> wrong) {
        this.screen = screen;
        this.till = till;
        this.name = name;
        this.wrong = wrong;
    }

    /** @return null if it was refused. */
    @Nullable
    TillView attempt(TillCommand command) {
        try {
            return screen.send(till, command);
        } catch (Http.Refused refusal) {
            refused++;
            if (refusal.status() != 503 || !String.valueOf(refusal.getMessage()).contains(name)) {
                wrong.add("where it was " + name + " it was told as " + refusal.getMessage());
            }
            return null;
        }
    }

    /** What was refused changed nothing, and everything before it is still there. */
    void compare(String when, TillView before) {
        var now = Standing.of(screen.till(till));
        if (!now.equals(Standing.of(before))) {
            wrong.add(when + " the till stands at " + now + " instead of " + Standing.of(before));
        }
    }

    /** What was refused last is done when it is asked for again, once: a second time it changes nothing. */
    void goesOn(TillCommand command, TillView before) {
        var done = Standing.of(screen.send(till, command));
        resumed++;
        boolean mayLookTheSame = command.action() instanceof TillAction.ChangeQuantity; // to what it was
        if (done.equals(Standing.of(before)) && !mayLookTheSame) {
            wrong.add(command + " was asked for again and did nothing: " + done);
        }
        var again = Standing.of(screen.send(till, command));
        if (!again.equals(done)) {
            wrong.add("a repeat of " + command + " led from " + done + " to " + again);
        }
    }

    /** How often a command was refused. */
    int refused() {
        return refused;
    }

    /** How often one that had been refused was done later. */
    int resumed() {
        return resumed;
    }
}
