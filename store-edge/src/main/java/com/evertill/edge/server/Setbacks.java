package com.evertill.edge.server;

import java.time.Duration;
import java.time.Instant;

/** Failures of work that is tried again until it is done: how long to rest before the next try, and which of them are worth a line in the log. */
final class Setbacks {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    /** What was not heard of for so long is told again. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private Duration pause = FIRST_PAUSE;
    private String last = "";
    private Instant heard = Instant.EPOCH;

    /** Whether this is another one than the last, or one that seemed to be over. */
    synchronized boolean isNews(RuntimeException why, Instant now) {
        var what = why.toString();
        boolean isNews = !what.equals(last) || now.isAfter(heard.plus(SILENCE));
        last = what;
        heard = now;
        return isNews;
    }

    /** Grows with each failure in a row. */
    synchronized Duration pause() {
        var now = pause;
        var twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        return now;
    }

    /** It was done. */
    synchronized void overcome() {
        pause = FIRST_PAUSE;
    }
}
