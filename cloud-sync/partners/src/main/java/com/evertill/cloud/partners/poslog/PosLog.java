package com.evertill.cloud.partners.poslog;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.codec.Json;
import java.util.Optional;

/** Events as POSLog documents, one transaction each. */
public final class PosLog {
    private static final String FACTS = "com.evertill.facts.";
    private static final String ORDERS = "com.evertill.orders.";

    /**
     * The document that tells what the event does.
     *
     * @param event with its payload, however large: one that was withheld has to be fetched before.
     * @return nothing for what POSLog has no transaction for.
     * @throws Json.MalformedException if its data are not what its type says.
     * @throws IllegalArgumentException likewise.
     */
    public static Optional<String> of(CloudEvent event) {
        return switch (event.type()) {
            case FACTS + "sale.completed.v1" -> fact(event, Receipts::sold);
            case FACTS + "sale.voided.v1" -> fact(event, Receipts::voided);
            case FACTS + "return.completed.v1" -> fact(event, Receipts::returned);
            case FACTS + "drawer.no-sale.v1" -> fact(event, Receipts::noSale);
            case FACTS + "stock.received.v1" -> fact(event, told -> StockDocuments.of(told, "StockReceived"));
            case FACTS + "stock.counted.v1" -> fact(event, told -> StockDocuments.of(told, "StockCounted"));
            case FACTS + "stock.adjusted.v1" -> fact(event, told -> StockDocuments.of(told, "StockAdjusted"));
            case FACTS + "stock.transferred.v1" -> fact(event, told -> StockDocuments.of(told, "StockTransferred"));
            case ORDERS + "placed.v1" -> order(event, "Placed");
            case ORDERS + "confirmed.v1" -> order(event, "Confirmed");
            case ORDERS + "ready.v1" -> order(event, "Ready");
            case ORDERS + "collected.v1" -> order(event, "Collected");
            case ORDERS + "returned.v1" -> order(event, "Returned");
            case ORDERS + "cancelled.v1" -> order(event, "Cancelled");
            default -> Optional.empty();
        };
    }

    private interface Telling {
        Markup.Document of(Told told);
    }

    private static Optional<String> fact(CloudEvent event, Telling telling) {
        return Optional.of(Markup.document(telling.of(event.read(Told.class))));
    }

    private static Optional<String> order(CloudEvent event, String step) {
        return Optional.of(Markup.document(OrderSteps.of(event, step)));
    }

    private PosLog() {}
}
