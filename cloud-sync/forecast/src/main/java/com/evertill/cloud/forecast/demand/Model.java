package com.evertill.cloud.forecast.demand;

import java.util.Arrays;

/** A way to tell from what was asked for what will be. Each is a few lines over past days, and knows nothing of the days behind them. */
public sealed interface Model {
    /**
     * What will be asked for on each of the days that follow, on average, in the item's unit; never below zero.
     *
     * @param history nothing is asked for behind one without a known day.
     */
    double[] forecast(Series history, int days);

    /** For the person who wants to know why. */
    default String words() {
        return switch (this) {
            case SeasonalNaive() -> "as a week before";
            case MovingAverage(var window) -> "mean of " + window + " days";
            case WeekdaySmoothing(var weight) -> "by weekday, smoothed by " + weight;
            case Croston(var weight, var isCorrected) ->
                "size and interval, smoothed by " + weight + (isCorrected ? ", corrected" : "");
            case Fading(var size, var probability) ->
                "size and probability, smoothed by " + size + " and " + probability;
        };
    }

    /** As on the same day of the week before. */
    record SeasonalNaive() implements Model {
        @Override
        public double[] forecast(Series history, int days) {
            var ahead = new double[days];
            for (int day = 0; day < days; day++) {
                int same = history.size() + day - Weekdays.WEEK;
                while (same >= history.size()
                        || (same >= 0 && !history.day(same).isKnown())) {
                    same -= Weekdays.WEEK;
                }
                ahead[day] = same >= 0 ? history.day(same).sold() : history.mean();
            }
            return ahead;
        }
    }

    /** The same each day: the mean of the last so many that are known. */
    record MovingAverage(int window) implements Model {
        @Override
        public double[] forecast(Series history, int days) {
            double sum = 0;
            int known = 0;
            for (int day = history.size() - 1; day >= 0 && known < window; day--) {
                if (history.day(day).isKnown()) {
                    sum += history.day(day).sold();
                    known++;
                }
            }
            return flat(known == 0 ? 0 : sum / known, days);
        }
    }

    /**
     * Simple exponential smoothing of the level, around a fixed profile of the week.
     *
     * @param weight of what is new, between 0 and 1.
     */
    record WeekdaySmoothing(double weight) implements Model {
        @Override
        public double[] forecast(Series history, int days) {
            var profile = Weekdays.of(history);
            double level = history.mean();
            for (int index = 0; index < history.size(); index++) {
                var day = history.day(index);
                if (day.isKnown()) {
                    // A strong day says more of the level than a weak one, and one on which the shop is closed says
                    // nothing.
                    level += weight * (day.sold() - level * profile.factor(history.weekday(index)));
                }
            }
            var ahead = new double[days];
            for (int day = 0; day < days; day++) {
                ahead[day] = Math.max(0, level * profile.factor(history.weekday(history.size() + day)));
            }
            return ahead;
        }
    }

    /**
     * Size and interval of demand, smoothed apart each time something is asked for (Croston, Operational Research Quarterly 23 (1972), 289–303), with the
     * correction of its bias by Syntetos and Boylan (International Journal of Forecasting 21 (2005), 303–314) or without.
     *
     * @param weight of what is new, between 0 and 1.
     */
    record Croston(double weight, boolean isCorrected) implements Model {
        @Override
        public double[] forecast(Series history, int days) {
            var begun = Rate.of(history);
            if (begun.probability() == 0) {
                return flat(0, days);
            }
            double size = begun.size();
            double interval = 1 / begun.probability();
            int since = 1;
            for (var day : history.days()) {
                if (day.isDemand()) {
                    size += weight * (day.sold() - size);
                    interval += weight * (since - interval);
                    since = 1;
                } else if (day.isKnown()) {
                    since++;
                }
            }
            return flat((isCorrected ? 1 - weight / 2 : 1) * size / interval, days);
        }
    }

    /**
     * Size and probability of demand, the latter smoothed each day: what nobody asks for any more is forgotten (Teunter, Syntetos and Babai, European
     * Journal of Operational Research 214 (2011), 606–615).
     */
    record Fading(double weightOfSize, double weightOfProbability) implements Model {
        @Override
        public double[] forecast(Series history, int days) {
            var begun = Rate.of(history);
            double size = begun.size();
            double probability = begun.probability();
            for (var day : history.days()) {
                if (day.isDemand()) {
                    size += weightOfSize * (day.sold() - size);
                    probability += weightOfProbability * (1 - probability);
                } else if (day.isKnown()) {
                    probability -= weightOfProbability * probability;
                }
            }
            return flat(probability * size, days);
        }
    }

    /** Where smoothing begins, since no history is long enough to forget it: at the mean of all of it. */
    record Rate(double size, double probability) {
        static Rate of(Series history) {
            double sum = 0;
            int demands = 0;
            int known = 0;
            for (var day : history.days()) {
                if (day.isDemand()) {
                    sum += day.sold();
                    demands++;
                }
                if (day.isKnown()) {
                    known++;
                }
            }
            return demands == 0 ? new Rate(0, 0) : new Rate(sum / demands, (double) demands / known);
        }
    }

    private static double[] flat(double each, int days) {
        var ahead = new double[days];
        Arrays.fill(ahead, each);
        return ahead;
    }
}
