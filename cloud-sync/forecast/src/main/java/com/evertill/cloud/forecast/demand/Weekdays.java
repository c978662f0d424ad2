package com.evertill.cloud.forecast.demand;

import java.time.DayOfWeek;

/** What share of an average day's demand each day of the week has. */
record Weekdays(double[] factors) {
    static final int WEEK = DayOfWeek.values().length;

    /** One for a weekday of which nothing is known. */
    static Weekdays of(Series series) {
        var sums = new double[WEEK];
        var known = new int[WEEK];
        for (int index = 0; index < series.size(); index++) {
            if (series.day(index).isKnown()) {
                int weekday = place(series.weekday(index));
                sums[weekday] += series.day(index).sold();
                known[weekday]++;
            }
        }
        double mean = series.mean();
        var factors = new double[WEEK];
        for (int weekday = 0; weekday < WEEK; weekday++) {
            factors[weekday] = known[weekday] == 0 || mean == 0 ? 1 : sums[weekday] / known[weekday] / mean;
        }
        return new Weekdays(factors);
    }

    double factor(DayOfWeek day) {
        return factors[place(day)];
    }

    private static int place(DayOfWeek day) {
        return day.getValue() - 1;
    }
}
