package com.evertill.cloud.forecast.demand;

import com.evertill.cloud.forecast.demand.Series.Day;
import com.evertill.cloud.forecast.demand.Series.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Demand whose truth is known: an item's customers come by chance, at a rate that is.
 *
 * @param rate customers on an average day at the beginning.
 * @param profile share of an average day that each day of the week has, Monday first; zero for one on which the shop is closed.
 * @param trend by what part the rate grows a week.
 * @param most pieces that a customer takes.
 * @param tail 1 if each number up to it is as likely; the higher, the more take few and some very many.
 */
record Truth(double rate, double[] profile, double trend, int most, int tail) {
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    /** Sundays closed, Saturdays strong. */
    static final double[] GERMAN_WEEK = {0.9, 0.8, 0.9, 1.1, 1.5, 1.8, 0};

    static final double[] EVEN_WEEK = {1, 1, 1, 1, 1, 1, 1};

    static Truth milk() {
        return new Truth(24, GERMAN_WEEK, 0, 1, 1);
    }

    /** What will be asked for on a day, on average. */
    double mean(int day) {
        double pieces = 0;
        for (int each = 1; each <= most; each++) {
            pieces += each * (root(each) - root(each - 1));
        }
        return customers(day) * pieces;
    }

    private double root(int pieces) {
        return StrictMath.pow((double) pieces / most, 1.0 / tail);
    }

    double total(int from, int days) {
        double total = 0;
        for (int day = from; day < from + days; day++) {
            total += mean(day);
        }
        return total;
    }

    private double customers(int day) {
        return rate * profile[weekday(day)] * StrictMath.pow(1 + trend, day / 7.0);
    }

    private static int weekday(int day) {
        return MONDAY.plusDays(day).getDayOfWeek().getValue() - 1;
    }

    Series days(int days, long seed) {
        var dice = new Random(seed);
        var sold = new ArrayList<Day>();
        for (int day = 0; day < days; day++) {
            boolean isClosed = profile[weekday(day)] == 0;
            sold.add(new Day(asked(dice, customers(day)), isClosed ? State.CLOSED : State.OPEN));
        }
        return new Series(MONDAY, sold);
    }

    private int asked(Random dice, double customers) {
        int pieces = 0;
        for (int customer = poisson(dice, customers); customer > 0; customer--) {
            pieces += 1 + (int) (most * StrictMath.pow(dice.nextDouble(), tail));
        }
        return pieces;
    }

    /** Knuth's, good enough up to some dozens. */
    private static int poisson(Random dice, double mean) {
        double limit = StrictMath.exp(-mean);
        double product = dice.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= dice.nextDouble();
            count++;
        }
        return count;
    }

    /** A small shop's assortment: what sells each day, and the long tail of what does not. */
    static List<Series> shop(int days, long seed) {
        var dice = new Random(seed);
        var all = new ArrayList<Series>();
        for (int item = 0; item < 60; item++) {
            all.add(new Truth(5 + 25 * dice.nextDouble(), GERMAN_WEEK, 0.02 * dice.nextDouble() - 0.01, 1, 1)
                    .days(days, dice.nextLong()));
            all.add(new Truth(1 + 2 * dice.nextDouble(), GERMAN_WEEK, 0, 12, 3).days(days, dice.nextLong()));
            all.add(new Truth(0.05 + 0.4 * dice.nextDouble(), GERMAN_WEEK, 0, 1, 1).days(days, dice.nextLong()));
            all.add(new Truth(0.05 + 0.3 * dice.nextDouble(), GERMAN_WEEK, 0, 20, 4).days(days, dice.nextLong()));
        }
        return all;
    }
}
