package com.evertill.cloud.forecast.demand;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * What was sold of one item in one store, in its units, day by day.
 *
 * @param first the day of the first of them.
 */
public record Series(LocalDate first, List<Day> days) {
    public Series {
        days = List.copyOf(days);
    }

    /** @param sold in the item's unit; at least zero. */
    public record Day(double sold, State state) {
        public Day {
            if (!(sold >= 0)) {
                throw new IllegalArgumentException("Nobody asks for " + sold);
            }
        }

        /** Whether what was sold is what was asked for. */
        boolean isKnown() {
            return state != State.OUT;
        }

        boolean isDemand() {
            return state == State.OPEN && sold > 0;
        }
    }

    /** What a day's sales say of its demand. */
    public enum State {
        OPEN,
        /** Nobody could buy anything, as on most Sundays: nothing was asked for, and that is known. */
        CLOSED,
        /** It was not there, for some of the day at least: more may have been asked for than was sold. */
        OUT
    }

    public int size() {
        return days.size();
    }

    Day day(int index) {
        return days.get(index);
    }

    /** Of a day of these, or behind them. */
    DayOfWeek weekday(int index) {
        return first.getDayOfWeek().plus(index);
    }

    /** The first of these days. */
    public Series until(int size) {
        return new Series(first, days.subList(0, size));
    }

    /** Mean of what was asked for a day, as far as it is known; zero where nothing is. */
    double mean() {
        double sum = 0;
        int known = 0;
        for (var day : days) {
            if (day.isKnown()) {
                sum += day.sold();
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }
}
