package com.evertill.cloud.forecast;

import com.evertill.cloud.forecast.demand.Choice;
import com.evertill.cloud.forecast.demand.DemandClass;
import com.evertill.cloud.forecast.demand.Series;
import com.evertill.commerce.item.Quantity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** What of one kind should be ordered on a day. */
record Replenishment(Rhythm rhythm) {
    /** Of fewer days nobody can say anything. */
    static final int SHORTEST = 7;
    /** What is heard of a store is at most so old: from a longer silence nothing follows. */
    static final int LONGEST_SILENCE = 14;

    private static final int LEAST_WINDOWS = 8;

    /**
     * @param series ends before the day; of what is between nothing was heard.
     * @return absent if enough is there, or nothing can be said.
     */
    Optional<Proposal> propose(Kind kind, LocalDate day, Series series, Position position) {
        long silent = ChronoUnit.DAYS.between(series.first().plusDays(series.size()), day);
        if (series.size() < SHORTEST || silent < 0 || silent > LONGEST_SILENCE) {
            return Optional.empty();
        }
        var choice = Choice.of(series, rhythm.days());
        if (choice.demand() == DemandClass.NONE) {
            return Optional.empty();
        }
        var why = why(kind, day, choice, series, (int) silent, position);
        long missing = why.forecast().thousandths() + why.safetyStock().thousandths() - position.free();
        var quantity = kind.quantity(orderable(kind, missing));
        return quantity.isPositive() ? Optional.of(Proposal.of(kind, day, quantity, why)) : Optional.empty();
    }

    private Reason why(Kind kind, LocalDate day, Choice choice, Series series, int silent, Position position) {
        var all = choice.model().forecast(series, silent + rhythm.days());
        var daily =
                Arrays.stream(all, silent, all.length).mapToObj(kind::quantity).toList();
        var forecast =
                kind.quantity(daily.stream().mapToLong(Quantity::thousandths).sum());
        int windows = choice.score().windows();
        double units = forecast.thousandths() / (double) Quantity.ONE;
        var usualError = kind.quantity(
                windows < LEAST_WINDOWS ? Math.sqrt(units) : choice.score().errorOfTotal());
        return new Reason(
                day,
                daily,
                forecast,
                choice.demand(),
                choice.model().words(),
                series.size(),
                windows,
                usualError,
                rhythm.safety(),
                kind.quantity(Math.ceilDiv(usualError.thousandths() * rhythm.safety(), 100)),
                kind.quantity(position.onHand()),
                kind.quantity(position.promised()),
                kind.quantity(position.ordered()));
    }

    /** What is counted comes in whole pieces; what is weighed is not ordered by the gram. */
    private static long orderable(Kind kind, long thousandths) {
        long step = kind.unit().isWeighed() ? Quantity.ONE / 10 : Quantity.ONE;
        return Math.ceilDiv(thousandths, step) * step;
    }
}
