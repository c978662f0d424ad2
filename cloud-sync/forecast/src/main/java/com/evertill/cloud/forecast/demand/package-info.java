/**
 * How much will be asked for: pure functions of what was.
 *
 * <p>A {@link com.evertill.cloud.forecast.demand.Series} says of each day what was sold and whether that is what was asked for: days on which the item was
 * out say nothing, days on which the shop was closed say zero. Its {@link com.evertill.cloud.forecast.demand.DemandClass} says which models are tried
 * ({@link com.evertill.cloud.forecast.demand.Model}), and the one that would have done best from each of many days in the past is taken
 * ({@link com.evertill.cloud.forecast.demand.Choice}), the moving average if none is clearly better.
 *
 * <p><b>Why no library.</b> Those for Java that are known (Workday's, signaflo's) have had no release since 2017 and 2018, fit ARIMA models to one long
 * series at a time, and know nothing of intermittent demand or of days on which an item was out. Services of Python or R would be a second platform beside
 * every shop's data. What is here is what the literature finds hard to beat on short, noisy series of single items, each a few lines; whether that is so is
 * measured on demand whose truth is known, the choice made on other days than those it is judged by, and the table is kept with the tests
 * ({@link com.evertill.cloud.forecast.demand.Comparison}).
 *
 * <p><b>What it does not know:</b> promotions, holidays, the weather, that one item is bought instead of another; an item's first four weeks. Leaving out
 * the days on which it was out leaves out days of much demand, so what sells out often is forecast somewhat low; the safety stock makes up for some.
 */
@NullMarked
package com.evertill.cloud.forecast.demand;

import org.jspecify.annotations.NullMarked;
