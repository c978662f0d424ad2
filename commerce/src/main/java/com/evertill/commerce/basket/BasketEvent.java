package com.evertill.commerce.basket;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What happened to a basket. The names on the wire are frozen with version 1 of the facts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BasketEvent.BasketOpened.class, name = "opened"),
    @JsonSubTypes.Type(value = BasketEvent.LineAdded.class, name = "line-added"),
    @JsonSubTypes.Type(value = BasketEvent.QuantityChanged.class, name = "quantity-changed"),
    @JsonSubTypes.Type(value = BasketEvent.LineVoided.class, name = "line-voided"),
    @JsonSubTypes.Type(value = BasketEvent.Tendered.class, name = "tendered"),
    @JsonSubTypes.Type(value = BasketEvent.TenderTakenBack.class, name = "tender-taken-back"),
    @JsonSubTypes.Type(value = BasketEvent.SealingBegan.class, name = "sealing-began"),
    @JsonSubTypes.Type(value = BasketEvent.BasketCompleted.class, name = "completed"),
    @JsonSubTypes.Type(value = BasketEvent.BasketVoided.class, name = "voided"),
    @JsonSubTypes.Type(value = BasketEvent.BasketParked.class, name = "parked"),
    @JsonSubTypes.Type(value = BasketEvent.OwnerChanged.class, name = "owner-changed"),
    @JsonSubTypes.Type(value = BasketEvent.CartOpened.class, name = "cart-opened"),
    @JsonSubTypes.Type(value = BasketEvent.HandedToHead.class, name = "handed-to-head"),
    @JsonSubTypes.Type(value = BasketEvent.CustomerNamed.class, name = "customer-named")
})
public sealed interface BasketEvent {

    record BasketOpened(
            BasketId basket, TillId till, ShiftNumber shift, StaffId cashier, Currency currency, TaxRules taxRules)
            implements BasketEvent, Opening {
        @Override
        public Owner owner() {
            return new Owner.AtTill(till, shift, cashier);
        }
    }

    /** @param head a web shop, an app or a kiosk. */
    record CartOpened(BasketId basket, HeadId head, Currency currency, TaxRules taxRules)
            implements BasketEvent, Opening {
        @Override
        public Owner owner() {
            return new Owner.AtHead(head);
        }
    }

    /** From here on it waits, and belongs to nobody. */
    record BasketParked() implements BasketEvent {}

    /** From here on it belongs to this till. */
    record OwnerChanged(TillId till, ShiftNumber shift, StaffId cashier) implements BasketEvent {}

    /** From here on it belongs to this head. */
    record HandedToHead(HeadId head) implements BasketEvent {}

    /** Whose basket it is, from here on. Of two the later counts. */
    record CustomerNamed(CustomerReference customer) implements BasketEvent {}

    /** @param entered what was scanned or typed, as it came. */
    record LineAdded(
            int line,
            SoldItem item,
            Money unitPrice,
            Quantity quantity,
            @Nullable Money statedAmount,
            long release,
            String entered)
            implements BasketEvent {}

    record QuantityChanged(int line, Quantity quantity) implements BasketEvent {}

    record LineVoided(int line) implements BasketEvent {}

    record Tendered(Tender tender) implements BasketEvent {}

    record TenderTakenBack(int tender) implements BasketEvent {}

    /** From here on the receipt number belongs to this basket, whatever becomes of it. */
    record SealingBegan(ReceiptNumber receipt) implements BasketEvent {}

    record BasketCompleted(Seal seal) implements BasketEvent {}

    record BasketVoided() implements BasketEvent {}
}
