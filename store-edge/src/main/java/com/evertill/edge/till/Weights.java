package com.evertill.edge.till;

import com.evertill.commerce.Refusal;
import com.evertill.devices.Weighing;
import com.evertill.devices.Weighing.NotWeighed;

/**
 * What a till knows of the weight of what is being sold.
 *
 * @param scale its scale's answer, if it was asked.
 * @param mayBeTyped whether a cashier may say what something weighs.
 */
record Weights(Weighing scale, boolean mayBeTyped) {

    /** Why the scale has said no weight. */
    static Refusal why(NotWeighed notWeighed) {
        return switch (notWeighed) {
            case EMPTY -> Refusal.THE_SCALE_IS_EMPTY;
            case IN_MOTION -> Refusal.THE_SCALE_IS_IN_MOTION;
            case OVER_CAPACITY -> Refusal.THE_SCALE_IS_OVERLOADED;
            case UNDER_ZERO -> Refusal.THE_SCALE_MUST_BE_ZEROED;
            case AWAY -> Refusal.THE_SCALE_CANNOT_BE_READ;
            case NOT_CONFIGURED -> Refusal.THE_ITEM_NEEDS_A_WEIGHT;
        };
    }
}
