package com.evertill.edge.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Which batches are under way, and until when an answer is waited for. In memory only: after a restart all that waits is sent again. */
final class Flights {
    /** So many batches behind the position may be under way at once: some 100 KB each, well within what one connection may carry. */
    static final int WINDOW = 8;

    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    private final TreeMap<Long, Flight> byFirst = new TreeMap<>();
    private Duration patience = FIRST_PATIENCE;

    /** @param ahead sent before the window had come to it: the cloud holds it, most likely, and cannot confirm it before the gap closes. */
    private record Flight(Cut cut, Instant due, boolean ahead) {}

    void forget() {
        byFirst.clear();
        patience = FIRST_PATIENCE;
    }

    boolean isNew(Cut cut) {
        return !byFirst.containsKey(cut.first());
    }

    /** The first in the window that was not sent, or for whose answer was waited long enough. */
    Optional<Cut> next(List<Cut> window, Instant now) {
        for (var cut : window) {
            var flight = byFirst.get(cut.first());
            if (flight == null) {
                return Optional.of(cut);
            }
            if (flight.ahead) {
                began(cut, true, now);
            } else if (!now.isBefore(flight.due)) {
                loseSomePatience(cut.equals(window.getFirst()));
                return Optional.of(cut);
            }
        }
        return Optional.empty();
    }

    void began(Cut cut, boolean inWindow, Instant now) {
        byFirst.put(cut.first(), new Flight(cut, now.plus(patience), !inWindow));
    }

    /** It did not get far. */
    void retry(long first, Instant due) {
        byFirst.computeIfPresent(first, (_, flight) -> new Flight(flight.cut, due, false));
    }

    /** The cloud holds all up to there. */
    void landed(long held, boolean moved) {
        byFirst.values().removeIf(flight -> flight.cut.last() <= held);
        if (moved) {
            patience = FIRST_PATIENCE;
        }
    }

    /** A cloud that does not answer is asked less and less often: once for each time that the whole window has been sent again. */
    private void loseSomePatience(boolean wholeWindow) {
        if (wholeWindow) {
            patience = patience.multipliedBy(2).compareTo(MOST_PATIENCE) < 0 ? patience.multipliedBy(2) : MOST_PATIENCE;
        }
    }
}
