package com.evertill.cloud.forecast.demand;

import com.evertill.cloud.forecast.demand.Model.Croston;
import com.evertill.cloud.forecast.demand.Model.Fading;
import com.evertill.cloud.forecast.demand.Model.MovingAverage;
import com.evertill.cloud.forecast.demand.Model.SeasonalNaive;
import com.evertill.cloud.forecast.demand.Model.WeekdaySmoothing;
import java.util.List;

/**
 * The model that would have done best for one item, and how well.
 *
 * @param plain how the moving average would have done.
 */
public record Choice(DemandClass demand, Model model, Score score, Score plain) {
    /** What every other has to beat. */
    public static final Model PLAIN = new MovingAverage(28);

    /** The plainer first. */
    private static final List<Model> OFTEN =
            List.of(PLAIN, new WeekdaySmoothing(0.02), new WeekdaySmoothing(0.1), new SeasonalNaive());

    private static final List<Model> NOW_AND_THEN = List.of(
            PLAIN,
            new Croston(0.1, true),
            new Croston(0.1, false),
            new Fading(0.1, 0.02),
            new Fading(0.1, 0.1),
            new WeekdaySmoothing(0.02));

    /** By so much a model must be better than a plainer one: what is less is chance. */
    private static final double BETTER = 0.98;

    private static final int LEAST_KNOWN = 28;
    private static final int LONGEST_TRIAL = 56;

    /**
     * By the squared errors of days: absolute errors would choose what is often right and on average too little, which for what is asked for now and then
     * is nothing at all.
     *
     * @param ahead days that will be asked for.
     */
    public static Choice of(Series series, int ahead) {
        var demand = DemandClass.of(series);
        var trial = new RollingOrigin(Math.max(LEAST_KNOWN, series.size() - LONGEST_TRIAL), ahead, 1);
        var plain = trial.score(PLAIN, series);
        var best = new Choice(demand, PLAIN, plain, plain);
        for (var model : candidates(demand)) {
            var score = trial.score(model, series);
            if (score.squared() < best.score().squared() * BETTER) {
                best = new Choice(demand, model, score, plain);
            }
        }
        return best;
    }

    private static List<Model> candidates(DemandClass demand) {
        return switch (demand) {
            case SMOOTH, ERRATIC -> OFTEN;
            case INTERMITTENT, LUMPY -> NOW_AND_THEN;
            case NONE -> List.of();
        };
    }
}
