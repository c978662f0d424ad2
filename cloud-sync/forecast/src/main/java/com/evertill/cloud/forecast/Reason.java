package com.evertill.cloud.forecast;

import com.evertill.cloud.forecast.demand.DemandClass;
import com.evertill.commerce.item.Quantity;
import java.time.LocalDate;
import java.util.List;

/**
 * Why so much is proposed: {@code forecast + safetyStock - onHand + promised - ordered}, rounded up to what can be ordered.
 *
 * @param from the first day that the order has to last for; the day of the proposal.
 * @param daily what will be asked for on each day from then on.
 * @param forecast all of it.
 * @param demand how the item is asked for.
 * @param model by what it is forecast, in words.
 * @param history days from which that is known.
 * @param windows periods in the past for which the model was asked as it is now; {@code usualError} comes from them.
 * @param usualError root of the mean square of how far it was off for a whole period. Where there were too few periods, what chance alone makes of such a
 *     forecast: its root.
 * @param safety hundredths of that error which are kept in stock.
 */
public record Reason(
        LocalDate from,
        List<Quantity> daily,
        Quantity forecast,
        DemandClass demand,
        String model,
        int history,
        int windows,
        Quantity usualError,
        int safety,
        Quantity safetyStock,
        Quantity onHand,
        Quantity promised,
        Quantity ordered) {}
