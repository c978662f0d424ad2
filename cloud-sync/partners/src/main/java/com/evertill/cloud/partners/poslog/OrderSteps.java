package com.evertill.cloud.partners.poslog;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an order. */
final class OrderSteps {
    /** What of the events about orders is read here: of each what it has. */
    private record Step(
            String order,
            String store,
            @Nullable List<Wanted> lines,
            @Nullable Money total,
            @Nullable Money refund,
            @Nullable String receipt,
            @Nullable String reason) {}

    private record Wanted(String item, Quantity quantity) {}

    static Markup.Document of(CloudEvent event, String name) {
        var step = event.read(Step.class);
        return xml -> xml.element(
                "Transaction",
                () -> {
                    Header.store(xml, step.store());
                    xml.text("TransactionID", event.id());
                    xml.text("POSLogDateTime", event.time().toString(), "TypeCode", "Transaction");
                    xml.textIfAny("ReceiptNumber", step.receipt());
                    xml.element(
                            "CustomerOrderTransaction",
                            () -> {
                                xml.text("SpecialOrderNumber", step.order());
                                int number = 0;
                                for (var wanted : step.lines() == null ? List.<Wanted>of() : step.lines()) {
                                    number++;
                                    var sequence = Integer.toString(number);
                                    xml.element("LineItem", () -> {
                                        xml.element(name.equals("Returned") ? "Return" : "Sale", () -> {
                                            xml.text("ItemID", wanted.item());
                                            xml.quantity(wanted.quantity());
                                        });
                                        xml.text("SequenceNumber", sequence);
                                    });
                                }
                                var total = step.total() != null
                                        ? step.total()
                                        : step.refund() != null ? step.refund().negated() : null;
                                if (total != null) {
                                    xml.text(
                                            "Total",
                                            total.major().toPlainString(),
                                            "TotalType",
                                            "TransactionGrandAmount",
                                            "CurrencyCode",
                                            total.currency().getCurrencyCode());
                                }
                                xml.textIfAny("Reason", step.reason());
                            },
                            "TransactionStatus",
                            Markup.PREFIX + ":" + name);
                },
                "TypeCode",
                "CustomerOrderTransaction");
    }

    private OrderSteps() {}
}
