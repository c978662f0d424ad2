package com.evertill.edge.server;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.shop.api.ShopApi.JournalEntry;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fact as one line for people. */
final class JournalLines {

    static JournalEntry entry(Fact fact, long confirmed, Function<StaffId, String> nameOf) {
        var payload = FactType.read(fact);
        var by = by(payload);
        return new JournalEntry(
                fact.key().sequence(),
                fact.at(),
                fact.businessDay(),
                fact.type(),
                about(payload),
                amount(payload),
                by == null ? null : nameOf.apply(by),
                receipt(payload),
                till(payload),
                fact.key().sequence() <= confirmed);
    }

    private static List<String> about(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> texts(sale.receipt());
            case Payload.ShiftOpened opened -> texts(opened.shift());
            case Payload.ShiftClosed closed -> texts(closed.shift(), drawer(closed));
            case Payload.NoSale noSale -> texts(noSale.reason());
            case Payload.ReceiptCopied copied -> texts(copied.receipt());
            case Payload.PaymentResolved resolved -> texts(resolved.outcome());
            case Payload.TerminalReconciled reconciled -> texts(terminal(reconciled), reconciled.why());
            case Payload.PaymentForwarded forwarded -> texts(forwarded.outcome(), forwarded.why());
            case Payload.CardRefunded refunded -> texts(refunded.reason());
            case Payload.ExceptionClosed closed -> texts(closed.note());
            case Payload.ReleaseAcknowledged told -> texts(told.zone() + " " + told.release(), told.step(), told.why());
            case Payload.DeviceChanged changed -> texts(changed.device(), changed.state());
            case Payload.ClockChanged changed -> texts(changed.box(), changed.store());
            case Payload.EpochBegan began -> texts(began.epoch(), began.software());
            case Payload.StockReceived received -> texts(received.document());
            case Payload.StockAdjusted adjusted -> texts(adjusted.reason());
            case Payload.StockTransferred sent -> texts(sent.document(), sent.to());
            default -> List.of();
        };
    }

    private static List<String> texts(@Nullable Object... parts) {
        return Stream.of(parts).filter(Objects::nonNull).map(Object::toString).toList();
    }

    private static String drawer(Payload.ShiftClosed closed) {
        int difference = closed.counted().compareTo(closed.expected());
        return difference == 0 ? "RIGHT" : difference < 0 ? "SHORT" : "OVER";
    }

    private static String terminal(Payload.TerminalReconciled reconciled) {
        return reconciled.exception() == null ? "RIGHT" : reconciled.told() == null ? "NOT_TOLD" : "DIFFERS";
    }

    private static @Nullable Money amount(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> sale.priced().total();
            case Payload.SaleVoided voided -> voided.priced().total();
            case Payload.ShiftOpened opened -> opened.openingFloat();
            case Payload.ShiftClosed closed -> closed.counted();
            case Payload.PaymentResolved resolved -> resolved.amount();
            case Payload.PaymentForwarded forwarded -> forwarded.payment().amount();
            case Payload.CardRefunded refunded -> refunded.amount();
            case Payload.TerminalReconciled reconciled -> reconciled.sold();
            default -> null;
        };
    }

    private static @Nullable StaffId by(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> sale.cashier();
            case Payload.SaleVoided voided -> voided.voidedBy();
            case Payload.ShiftOpened opened -> opened.cashier();
            case Payload.ShiftClosed closed -> closed.closedBy();
            case Payload.NoSale noSale -> noSale.by();
            case Payload.ReceiptCopied copied -> copied.by();
            case Payload.PaymentResolved resolved -> resolved.decidedBy();
            case Payload.CardRefunded refunded -> refunded.by();
            case Payload.ExceptionClosed closed -> closed.by();
            case Payload.StockReceived received -> received.by();
            case Payload.StockCounted counted -> counted.by();
            case Payload.StockAdjusted adjusted -> adjusted.by();
            case Payload.StockTransferred sent -> sent.by();
            default -> null;
        };
    }

    private static @Nullable String receipt(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> sale.receipt().toString();
            case Payload.ReceiptCopied copied -> copied.receipt().toString();
            case Payload.PaymentForwarded forwarded ->
                forwarded.payment().receipt().toString();
            case Payload.CardRefunded refunded
            when refunded.payment() != null -> refunded.payment().receipt().toString();
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
            case Payload.PaymentForwarded forwarded ->
                forwarded.payment().till().number();
            case Payload.TerminalReconciled reconciled -> reconciled.till().number();
            case Payload.CardRefunded refunded -> refunded.till().number();
            case Payload.ExceptionClosed closed -> closed.till().number();
            case Payload.DeviceChanged changed -> changed.till().number();
            default -> null;
        };
    }

    private JournalLines() {}
}
