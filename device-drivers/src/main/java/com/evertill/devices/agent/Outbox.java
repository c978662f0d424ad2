package com.evertill.devices.agent;

import com.evertill.devices.NotScanned;
import com.evertill.devices.wire.Report.News;
import com.evertill.devices.wire.Report.NotTold;
import com.evertill.devices.wire.Report.Printed;
import com.evertill.devices.wire.Report.Scanned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The news of a lane that the shop's box has not taken yet, and the print jobs that it waits for. */
final class Outbox {

    /** What was scanned longer ago belongs to a customer who looks at a screen without it: it is scanned again by hand. */
    private static final Duration SCANS_LAST = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> jobs = new HashSet<>();
    private long last;

    private record Waiting(News news, Instant since) {}

    Outbox(InstantSource clock) {
        this.clock = clock;
    }

    synchronized News add(LongFunction<News> numbered) {
        var news = numbered.apply(++last);
        waiting.add(new Waiting(news, clock.instant()));
        return news;
    }

    synchronized void given(String job) {
        jobs.add(job);
    }

    synchronized void heard(long number) {
        while (!waiting.isEmpty() && waiting.getFirst().news.number() <= number) {
            if (waiting.removeFirst().news instanceof Printed printed) {
                jobs.remove(printed.job());
            }
        }
    }

    /**
     * For a box that knows nothing of what was before. What was scanned last may be in the sale already, where only the word of it was lost: a second
     * time must not be sold, so that somebody has to look.
     */
    synchronized void forget() {
        jobs.clear();
        waiting.removeIf(it -> it.news instanceof Printed);
        giveUp(_ -> true);
    }

    /** What is to be sent on a new line. */
    synchronized List<News> unheard() {
        var oldest = clock.instant().minus(SCANS_LAST);
        giveUp(scan -> scan.since.isBefore(oldest));
        return waiting.stream().map(Waiting::news).toList();
    }

    private void giveUp(Predicate<Waiting> scans) {
        int before = waiting.size();
        waiting.removeIf(it -> it.news instanceof Scanned && scans.test(it));
        int lost = before - waiting.size();
        if (lost > 0) {
            add(number -> new NotTold(number, NotScanned.CAME_TOO_LATE, lost));
        }
    }

    synchronized List<String> jobs() {
        return List.copyOf(jobs);
    }
}
