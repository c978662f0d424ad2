package com.evertill.rehearsal.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of another process. */
public final class Ending {

    /** SIGTERM, and SIGKILL if that is not heard in time. */
    public static void of(Process process, Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Ending() {}
}
