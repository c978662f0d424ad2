package com.evertill.edge.tender;

import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.tender.PaidByCard;
import org.jspecify.annotations.Nullable;

/**
 * What a manager gives money back to a card for.
 *
 * @param payment that it is given back of; absent for a refund without reference.
 * @param original the terminal's name of that payment; absent where it has none, so that the customer presents a card.
 */
public record RefundOrder(
        @Nullable PaidByCard payment, @Nullable String original, String reason, StaffId by) {}
