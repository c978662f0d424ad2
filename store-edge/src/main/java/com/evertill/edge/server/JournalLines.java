package com.evertill.edge.server;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.shop.api.ShopApi.JournalEntry;
import org.jspecify.annotations.Nullable;

/** A fact as one line for people. */
final class JournalLines {

    static JournalEntry entry(Fact fact, long confirmed) {
        var payload = FactType.read(fact);
        return new JournalEntry(
                fact.key().sequence(),
                fact.at(),
                fact.businessDay(),
                fact.type(),
                summary(payload),
                receipt(payload),
                till(payload),
                fact.key().sequence() <= confirmed);
    }

    private static String summary(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale ->
                sale.receipt() + " · " + sale.priced().total();
            case Payload.SaleVoided voided -> voided.priced().total() + " · " + voided.voidedBy();
            case Payload.ShiftOpened opened ->
                opened.shift() + " · " + opened.cashier() + " · " + opened.openingFloat();
            case Payload.ShiftClosed closed -> closed.shift() + " · " + closed.counted() + " / " + closed.expected();
            case Payload.NoSale noSale -> noSale.by() + (noSale.reason() == null ? "" : " · " + noSale.reason());
            case Payload.ReceiptCopied copied -> copied.receipt() + " · " + copied.by();
            case Payload.PaymentResolved resolved -> resolved.outcome() + " · " + resolved.amount();
            case Payload.ReleaseAcknowledged acknowledged ->
                acknowledged.zone() + " " + acknowledged.release() + " · " + acknowledged.step()
                        + (acknowledged.why() == null ? "" : " · " + acknowledged.why());
            case Payload.DeviceChanged changed -> changed.device() + " · " + changed.state();
            case Payload.ClockChanged changed -> changed.box() + " · " + changed.store();
            case Payload.EpochBegan began -> Integer.toString(began.epoch());
            default -> "";
        };
    }

    private static @Nullable String receipt(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> sale.receipt().toString();
            case Payload.ReceiptCopied copied -> copied.receipt().toString();
            default -> null;
        };
    }

    private static @Nullable Integer till(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> sale.till().number();
            case Payload.SaleVoided voided -> voided.till().number();
            case Payload.ShiftOpened opened -> opened.till().number();
            case Payload.ShiftClosed closed -> closed.till().number();
            case Payload.NoSale noSale -> noSale.till().number();
            case Payload.ReceiptCopied copied -> copied.till().number();
            case Payload.PaymentResolved resolved -> resolved.till().number();
            case Payload.DeviceChanged changed -> changed.till().number();
            default -> null;
        };
    }

    private JournalLines() {}
}
