package com.evertill.commerce.facts;

import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tender.ShiftNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The folds of facts: what each adds to the reports and moves in the stock. */
public final class Movements {

    /** What left (negative) or came into (positive) stock. A count is not a movement: see {@link Payload.StockCounted}. */
    public record StockMovement(String itemId, Quantity quantity) {}

    public static List<StockMovement> ofStock(Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale ->
                sale.priced().lines().stream()
                        .filter(line -> !line.voided())
                        .map(Movements::sold)
                        .toList();
            case Payload.ReturnCompleted back ->
                back.lines().stream()
                        .filter(Payload.ReturnedLine::toStock)
                        .map(line -> new StockMovement(line.itemId(), line.quantity()))
                        .toList();
            case Payload.StockReceived received -> moved(received.lines());
            case Payload.StockAdjusted adjusted -> moved(adjusted.lines());
            case Payload.StockTransferred sent ->
                sent.lines().stream()
                        .map(line ->
                                new StockMovement(line.itemId(), line.quantity().negated()))
                        .toList();
            default -> List.of();
        };
    }

    public static List<Posting> postings(LocalDate day, Payload payload) {
        return switch (payload) {
            case Payload.SaleCompleted sale -> sale(day, sale);
            case Payload.SaleVoided voided ->
                List.of(at(day, voided.till(), voided.shift())
                        .of(Figure.VOIDED, "", 1, voided.priced().total()));
            case Payload.CardRefunded refunded -> refund(at(day, refunded.till(), refunded.shift()), refunded.amount());
            case Payload.NoSale noSale ->
                List.of(new Posting(day, noSale.till(), noSale.shift(), Figure.NO_SALE, "", "", 1, 0));
            case Payload.ShiftOpened opened ->
                List.of(at(day, opened.till(), opened.shift()).of(Figure.OPENING_FLOAT, "", 1, opened.openingFloat()));
            case Payload.CashMoved moved ->
                List.of(at(day, moved.till(), moved.shift()).of(Figure.CASH_MOVED, "", 1, moved.amount()));
            case Payload.ShiftClosed closed ->
                List.of(at(day, closed.till(), closed.shift()).of(Figure.COUNTED, "", 1, closed.counted()));
            default -> List.of();
        };
    }

    private static List<Posting> sale(LocalDate day, Payload.SaleCompleted sale) {
        var shift = at(day, sale.till(), sale.shift());
        var priced = sale.priced();
        var postings = new ArrayList<Posting>();
        postings.add(shift.of(Figure.SALES, "", 1, priced.total()));
        postings.add(shift.of(Figure.ITEMS, "", priced.items(), Money.zero(priced.currency())));
        postings.add(shift.of(Figure.NET, "", 1, priced.net()));
        priced.taxes()
                .forEach(tax -> postings.add(shift.of(Figure.TAX, tax.rate().id(), 1, tax.tax())));
        var change = priced.change();
        for (var tender : sale.tenders()) {
            postings.add(shift.of(Figure.TENDER, tender.means(), 1, tender.amount()));
        }
        if (!change.isZero()) {
            postings.add(shift.of(Figure.TENDER, "cash", 0, change.negated()));
        }
        return postings;
    }

    private static List<Posting> refund(Shift shift, Money amount) {
        return List.of(shift.of(Figure.REFUNDED, "", 1, amount), shift.of(Figure.TENDER, "card", 0, amount.negated()));
    }

    private record Shift(LocalDate day, TillId till, ShiftNumber number) {
        Posting of(Figure figure, String name, long count, Money amount) {
            return new Posting(
                    day, till, number, figure, name, amount.currency().getCurrencyCode(), count, amount.minor());
        }
    }

    private static Shift at(LocalDate day, TillId till, ShiftNumber number) {
        return new Shift(day, till, number);
    }

    private static StockMovement sold(PricedLine line) {
        return new StockMovement(line.itemId(), line.quantity().negated());
    }

    private static List<StockMovement> moved(List<Payload.StockLine> lines) {
        return lines.stream()
                .map(line -> new StockMovement(line.itemId(), line.quantity()))
                .toList();
    }

    private Movements() {}
}
