package com.evertill.rehearsal.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Says what is being waited for, waits for it, and says how long that took. */
final class Progress {
    private static final Duration POLL = Duration.ofMillis(100);

    private final PrintStream out;
    private final InstantSource clock;

    Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** @throws DemoFault if it has not come true after {@code limit}. */
    void await(String what, Duration limit, BooleanSupplier condition) {
        out.printf("  %-44s ", what + " ...");
        out.flush();
        var start = clock.instant();
        while (!isTrue(condition)) {
            if (clock.instant().isAfter(start.plus(limit))) {
                out.println();
                throw new DemoFault(what + " is not ready after " + limit.toSeconds() + " s.");
            }
            pause();
        }
        out.println("ready (" + seconds(Duration.between(start, clock.instant())) + ")");
    }

    private boolean isTrue(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (DemoFault e) {
            out.println();
            throw e;
        }
    }

    void say(String line) {
        out.println(line);
    }

    Instant now() {
        return clock.instant();
    }

    private static String seconds(Duration duration) {
        return "%d.%d s"
                .formatted(duration.toSeconds(), duration.toMillisPart() / 100)
                .toLowerCase(Locale.ROOT);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("Interrupted.", e);
        }
    }
}
