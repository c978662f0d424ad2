package com.evertill.cloud.stock;

import com.evertill.commerce.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One kind in one store, and the rules for it.
 *
 * @param version grows with whatever is kept of it; 0 for one that nothing is kept of.
 * @param counts the last of each box. The latest of these is in force.
 * @param moved thousandths, behind the count in force.
 * @param held for orders, in the order in which they were placed.
 * @param oversold whether that was told and is not over yet.
 */
public record Level(Kind kind, long version, List<Count> counts, long moved, List<Held> held, boolean oversold) {
    /** For so long before the count that made it meaningless a movement is kept: a box whose clock was wrong may make it count again. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Comparator<Held> NEWEST_FIRST =
            Comparator.comparing(Held::since).thenComparing(Held::order).reversed();

    /** @param thousandths that were there. */
    public record Count(Place place, long thousandths) {
        NodeId node() {
            return place.node();
        }
    }

    /** @param since when the order was placed. */
    public record Held(String order, long thousandths, Instant since) {}

    public static Level none(Kind kind) {
        return new Level(kind, 0, List.of(), 0, List.of(), false);
    }

    private Optional<Count> inForce() {
        return counts.stream().max(Comparator.comparing(Count::place, Place.AMONG_STREAMS));
    }

    private boolean counts(Place place) {
        return inForce().map(count -> place.isAfter(count.place())).orElse(true);
    }

    long onHand() {
        return inForce().map(Count::thousandths).orElse(0L) + moved;
    }

    long reserved() {
        return held.stream().mapToLong(Held::thousandths).sum();
    }

    /** What can be promised: never below zero. */
    long available(long safetyStock) {
        return Math.max(0, onHand() - reserved() - safetyStock);
    }

    /** What was promised and is not there. Where nothing was promised nothing is short, however much more was sold than ever came. */
    long shortBy() {
        return held.isEmpty() ? 0 : Math.max(0, reserved() - onHand());
    }

    /** Of one that is not known yet. */
    Level with(Movement movement) {
        return counts(movement.place())
                ? new Level(kind, version, counts, moved + movement.thousandths(), held, oversold)
                : this;
    }

    boolean isNews(Count count) {
        return counts.stream()
                .filter(known -> known.node().equals(count.node()))
                .allMatch(known -> count.place().isAfter(known.place()));
    }

    /** @param movements all that are known of this kind. */
    Level with(Count count, List<Movement> movements) {
        var others = counts.stream().filter(known -> !known.node().equals(count.node()));
        var after =
                new Level(kind, version, Stream.concat(others, Stream.of(count)).toList(), 0, held, oversold);
        long behind = movements.stream()
                .filter(movement -> after.counts(movement.place()))
                .mapToLong(Movement::thousandths)
                .sum();
        return new Level(kind, version, after.counts, behind, held, oversold);
    }

    List<Movement> meaningless(List<Movement> movements) {
        return inForce()
                .map(count -> movements.stream()
                        .filter(movement -> !counts(movement.place()))
                        .filter(movement -> movement.place()
                                .at()
                                .isBefore(count.place().at().minus(KEPT)))
                        .toList())
                .orElse(List.of());
    }

    Level holding(Held more) {
        var all = new ArrayList<>(held);
        all.add(more);
        all.sort(NEWEST_FIRST.reversed());
        return new Level(kind, version, counts, moved, List.copyOf(all), oversold);
    }

    Level without(String order) {
        var rest = held.stream().filter(each -> !each.order().equals(order)).toList();
        return new Level(kind, version, counts, moved, rest, oversold);
    }

    /** As it is to be kept. */
    Level settled() {
        return new Level(kind, version + 1, counts, moved, held, shortBy() > 0);
    }

    /** The newest first, until what they hold makes up for what is short. */
    List<Held> toReconsider() {
        var chosen = new ArrayList<Held>();
        long rest = shortBy();
        for (var each : held.stream().sorted(NEWEST_FIRST).toList()) {
            if (rest <= 0) {
                break;
            }
            chosen.add(each);
            rest -= each.thousandths();
        }
        return List.copyOf(chosen);
    }
}
