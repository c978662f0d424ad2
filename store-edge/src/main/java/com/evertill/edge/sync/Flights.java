package com.evertill.edge.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which batches are under way, and until when an answer is waited for. In memory only: after a restart all that waits is sent again. */
final class Flights {
    /** So many batches behind the position may be under way at once: some 100 KB each. */
    static final int WINDOW = 8;

    /**
     * So many of them may be with the link at once: one that is on the wire, and one behind it so that the wire never waits for a PUBACK. What is sent
     * next waits for no more than the second, some 200 ms at 512 KB/s.
     */
    private static final int WITH_THE_LINK = 2;

    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    private final TreeMap<Long, Flight> byFirst = new TreeMap<>();
    private final Set<Long> withTheLink = new HashSet<>();
    private boolean landed;
    private Duration patience = FIRST_PATIENCE;

    /** @param ahead sent before the window had come to it: the cloud holds it, most likely, and cannot confirm it before the gap closes. */
    private record Flight(Cut cut, Instant due, boolean ahead) {}

    void forget() {
        byFirst.clear();
        withTheLink.clear();
        landed = false;
        patience = FIRST_PATIENCE;
    }

    boolean isNew(Cut cut) {
        return !byFirst.containsKey(cut.first());
    }

    /** Whether the link has enough to do. */
    boolean isLinkBusy() {
        return withTheLink.size() >= WITH_THE_LINK;
    }

    /**
     * Whether what is new may be sent before older batches: while few are under way, and then once for each stretch that lands. A cloud that says
     * nothing gets no more and more batches of one sale.
     */
    boolean mayOvertake() {
        return landed || byFirst.size() <= WINDOW;
    }

    void overtakes() {
        landed = false;
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

    /** The link has it now. */
    void handedOver(Cut cut) {
        withTheLink.add(cut.first());
    }

    /** The link has done with it. */
    void handedOn(long first) {
        withTheLink.remove(first);
    }

    /** It did not get far. */
    void retry(long first, Instant due) {
        handedOn(first);
        byFirst.computeIfPresent(first, (_, flight) -> new Flight(flight.cut, due, false));
    }

    /** The cloud holds all up to there. */
    void landed(long held, boolean moved) {
        byFirst.values().removeIf(flight -> flight.cut.last() <= held);
        withTheLink.retainAll(byFirst.keySet());
        if (moved) {
            landed = true;
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
