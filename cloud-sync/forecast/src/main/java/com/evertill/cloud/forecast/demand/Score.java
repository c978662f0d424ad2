package com.evertill.cloud.forecast.demand;

import java.util.List;

/**
 * How far forecasts were from what came, in the item's unit. Scores add up.
 *
 * @param actual all that was asked for in these windows.
 * @param error all that was forecast less that.
 * @param absolute errors of days.
 * @param squared errors of days.
 * @param absoluteOfTotals errors of windows.
 * @param squaredOfTotals errors of windows.
 */
public record Score(
        int windows,
        double actual,
        double error,
        double absolute,
        double squared,
        double absoluteOfTotals,
        double squaredOfTotals) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

    static Score of(double[] forecast, List<Series.Day> came) {
        double actual = 0;
        double error = 0;
        double absolute = 0;
        double squared = 0;
        for (int day = 0; day < forecast.length; day++) {
            double off = forecast[day] - came.get(day).sold();
            actual += came.get(day).sold();
            error += off;
            absolute += Math.abs(off);
            squared += off * off;
        }
        return new Score(1, actual, error, absolute, squared, Math.abs(error), error * error);
    }

    Score plus(Score other) {
        return new Score(
                windows + other.windows,
                actual + other.actual,
                error + other.error,
                absolute + other.absolute,
                squared + other.squared,
                absoluteOfTotals + other.absoluteOfTotals,
                squaredOfTotals + other.squaredOfTotals);
    }

    /** All absolute errors of days, as a part of all that was asked for: zero is perfect. Not a number where nothing was. */
    public double wape() {
        return absolute / actual;
    }

    /** The same of windows, whose days make up for each other. */
    public double wapeOfTotals() {
        return absoluteOfTotals / actual;
    }

    /** By what part more was forecast than came; below zero if it was less. */
    public double bias() {
        return error / actual;
    }

    /** Root of the mean squared error of a window's total. Not a number where there was none. */
    public double errorOfTotal() {
        return Math.sqrt(squaredOfTotals / windows);
    }
}
