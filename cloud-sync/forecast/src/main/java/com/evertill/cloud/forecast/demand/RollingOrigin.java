package com.evertill.cloud.forecast.demand;

/**
 * How a model would have done: from each of many days in the past it is asked for the days that followed, knowing nothing of them.
 *
 * @param from the first day from which it is asked: how many days it knows at least.
 * @param ahead days of a window.
 * @param step days from one window's beginning to the next.
 */
public record RollingOrigin(int from, int ahead, int step) {
    /** A window with a day on which demand is not known says nothing, and is left out. */
    public Score score(Model model, Series series) {
        var score = Score.NONE;
        for (int origin = from; origin + ahead <= series.size(); origin += step) {
            var came = series.days().subList(origin, origin + ahead);
            if (came.stream().allMatch(Series.Day::isKnown)) {
                score = score.plus(Score.of(model.forecast(series.until(origin), ahead), came));
            }
        }
        return score;
    }
}
