/**
 * What a store should order, and why: demand per item, store and day, and what is there.
 *
 * <p>What was sold is counted by business day from the facts of sales; what comes back is no less demand, and is not taken off. What is on hand and promised
 * tells the service of stock. Both come in any order and more than once: a sale is known by its event, and of levels the highest version counts, for a day
 * as for now. A day on which a level was not above zero is one whose demand is not known; by which day that was says the event's time, so levels that
 * stock tells late mark the wrong one.
 *
 * <p>Once a day, when a store's night is over, each of its items is {@linkplain com.evertill.cloud.forecast.demand forecast} for as long as an order has to
 * last, and what is missing is proposed ({@link com.evertill.cloud.forecast.Replenishment}): the forecast, and what keeps chance from the shelf, less what
 * is on hand and not promised, less what is on its way. A proposal says each of these numbers, and they add up to it. The manager orders as much as they like
 * of it, or nothing; what is not answered by the next night is out of date, and said anew. What was ordered is on its way until a store's facts say that
 * goods were received, or for {@link com.evertill.cloud.forecast.Forecasts#GIVEN_UP}.
 *
 * <p>An item whose level was never above zero is not kept in stock by this store, and nothing is proposed for it.
 *
 * <p>Goods that are promised are counted twice, as promised and, when they are collected, in sales by which is forecast: a store with many orders has some more
 * of them than it needs.
 *
 * <p>All of it can be made again from the bus on an empty database, except what was answered and is on its way: proposals of past days are not. Until the
 * first morning after that it proposes by as much as it has heard.
 */
@NullMarked
package com.evertill.cloud.forecast;

import org.jspecify.annotations.NullMarked;
