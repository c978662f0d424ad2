package com.evertill.cloud.partners.poslog;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ReceiptNumber;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of the facts about receipts is read here. What a partner may not know is absent. */
sealed interface Receipt {
    /** @param tenders of any means, those that this reader does not know among them. */
    record Sold(
            ReceiptNumber receipt,
            int till,
            @Nullable String cashier,
            List<Entry> events,
            PricedBasket priced,
            List<Paid> tenders)
            implements Receipt {}

    record Voided(String basket, int till, @Nullable String cashier, List<Entry> events, PricedBasket priced)
            implements Receipt {}

    record Returned(
            ReceiptNumber receipt,
            int till,
            @Nullable String cashier,
            @Nullable ReceiptNumber original,
            List<Back> lines,
            PricedBasket priced,
            List<Paid> tenders)
            implements Receipt {}

    record NoSale(int till, @Nullable String by, @Nullable String reason) implements Receipt {}

    record Entry(Instant at, Happened happened) {}

    /** @param taxRules of the basket, where it begins. */
    record Happened(String event, @Nullable TaxRules taxRules) {}

    record Back(
            @Nullable Integer originalLine,
            String itemId,
            Quantity quantity,
            Money amount,
            @Nullable String reason) {}

    /** @param approval of a card, as much of it as is passed on. */
    record Paid(String means, Money amount, @Nullable JsonNode approval) {}
}
