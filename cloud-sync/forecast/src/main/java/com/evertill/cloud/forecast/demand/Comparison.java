package com.evertill.cloud.forecast.demand;

import com.evertill.cloud.forecast.demand.Model.MovingAverage;
import com.evertill.cloud.forecast.demand.Model.SeasonalNaive;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How what is chosen does beside what anybody can do, by class of demand. Each choice is made before the days that it is judged by.
 *
 * @param rows by class and name of the model.
 */
public record Comparison(Map<DemandClass, Map<String, Row>> rows) {
    static final String CHOSEN = "chosen";

    private static final Map<String, Model> BENCHMARKS = Map.of(
            "seasonal naive", new SeasonalNaive(),
            "moving average", new MovingAverage(28));

    /** @param score of all items together: what is asked for often counts more. */
    public record Row(int items, Score score) {
        Row plus(Score other) {
            return new Row(items + 1, score.plus(other));
        }
    }

    /**
     * @param judged how many of the last days nothing is chosen by.
     * @param ahead days of a forecast.
     */
    public static Comparison of(List<Series> all, int judged, int ahead) {
        var rows = new EnumMap<DemandClass, Map<String, Row>>(DemandClass.class);
        for (var series : all) {
            int known = series.size() - judged;
            var judge = new RollingOrigin(known, ahead, ahead);
            var choice = Choice.of(series.until(known), ahead);
            var row = rows.computeIfAbsent(choice.demand(), _ -> new LinkedHashMap<>());
            add(row, CHOSEN, judge.score(choice.model(), series));
            BENCHMARKS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> add(row, each.getKey(), judge.score(each.getValue(), series)));
        }
        return new Comparison(rows);
    }

    private static void add(Map<String, Row> rows, String name, Score score) {
        rows.merge(name, new Row(1, score), (known, _) -> known.plus(score));
    }

    Score score(DemandClass demand, String model) {
        return rows.getOrDefault(demand, Map.of())
                .getOrDefault(model, new Row(0, Score.NONE))
                .score();
    }

    /** For people, a line for each class and model. */
    public String table() {
        var text = new StringBuilder(String.format(
                "%-13s%6s  %-15s%11s%14s%8s%n", "class", "items", "model", "WAPE, day", "WAPE, window", "bias"));
        rows.forEach((demand, models) -> models.forEach((model, row) -> text.append(String.format(
                Locale.ROOT,
                "%-13s%6d  %-15s%9.1f %%%12.1f %%%+6.1f %%%n",
                demand.name().toLowerCase(Locale.ROOT),
                row.items(),
                model,
                100 * row.score().wape(),
                100 * row.score().wapeOfTotals(),
                100 * row.score().bias()))));
        return text.toString();
    }
}
