package com.evertill.cloud.lake;

import static com.evertill.cloud.lake.Column.currency;
import static com.evertill.cloud.lake.Column.flag;
import static com.evertill.cloud.lake.Column.minor;
import static com.evertill.cloud.lake.Column.number;
import static com.evertill.cloud.lake.Column.text;
import static com.evertill.cloud.lake.Column.time;
import static com.evertill.cloud.lake.LakeTable.ofEach;
import static com.evertill.cloud.lake.LakeTable.ofFact;
import static com.evertill.cloud.lake.LakeTable.ofFacts;
import static com.evertill.commerce.facts.FactType.*;

import com.evertill.commerce.facts.FactType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables. What is not named here does not get into the lake. Tables are added, and columns behind the last one of a table; neither is ever taken
 * away, renamed or given another meaning.
 */
final class LakeTables {
    private static final List<FactType> RECEIPTS = List.of(SALE_COMPLETED, RETURN_COMPLETED);

    static final List<LakeTable> SALES = List.of(
            ofFact(
                    SALE_COMPLETED,
                    "sale",
                    text("receipt", "receipt"),
                    number("till", "till"),
                    text("shift", "shift"),
                    text("cashier", "cashier"),
                    number("release", "release"),
                    number("items", "priced.items"),
                    text("currency", "priced.currency"),
                    minor("net", "priced.net"),
                    minor("tax", "priced.tax"),
                    minor("total", "priced.total"),
                    minor("paid", "priced.paid"),
                    minor("change", "priced.change")),
            ofEach(
                    List.of(SALE_COMPLETED),
                    "priced.lines",
                    "sale_line",
                    number("line", "line"),
                    text("item", "itemId"),
                    text("name", "name"),
                    text("department", "department"),
                    text("tax_class", "taxClass"),
                    number("thousandths", "quantity.thousandths"),
                    text("unit", "quantity.unit"),
                    text("currency", "amount.currency"),
                    minor("unit_price", "unitPrice"),
                    minor("amount", "amount"),
                    minor("tax", "tax"),
                    flag("voided", "voided")),
            ofEach(
                    RECEIPTS,
                    "tenders",
                    "tender",
                    number("number", "number"),
                    text("means", "means"),
                    text("currency", "amount.currency"),
                    minor("amount", "amount"),
                    text("card_brand", "approval.brand"),
                    flag("offline_approved", "approval.offlineApproved")),
            ofEach(
                    RECEIPTS,
                    "priced.taxes",
                    "tax",
                    text("tax_id", "rate.id"),
                    text("name", "rate.name"),
                    number("ppm", "rate.ppm"),
                    text("currency", "tax.currency"),
                    minor("net", "net"),
                    minor("tax", "tax")),
            ofFact(
                    SALE_VOIDED,
                    "voided_sale",
                    number("till", "till"),
                    text("shift", "shift"),
                    text("cashier", "cashier"),
                    text("voided_by", "voidedBy"),
                    number("items", "priced.items"),
                    text("currency", "priced.currency"),
                    minor("total", "priced.total")),
            ofFact(
                    RETURN_COMPLETED,
                    "returned",
                    text("receipt", "receipt"),
                    number("till", "till"),
                    text("shift", "shift"),
                    text("cashier", "cashier"),
                    text("approved_by", "approvedBy"),
                    text("original", "original"),
                    text("currency", "priced.currency"),
                    minor("net", "priced.net"),
                    minor("tax", "priced.tax"),
                    minor("total", "priced.total")),
            ofEach(
                    List.of(RETURN_COMPLETED),
                    "lines",
                    "returned_line",
                    number("original_line", "originalLine"),
                    text("item", "itemId"),
                    number("thousandths", "quantity.thousandths"),
                    text("unit", "quantity.unit"),
                    text("currency", "amount.currency"),
                    minor("amount", "amount"),
                    flag("to_stock", "toStock")),
            ofFact(
                    CARD_REFUNDED,
                    "card_refund",
                    number("till", "till"),
                    text("shift", "shift"),
                    text("staff", "by"),
                    text("original", "payment.receipt"),
                    currency("amount"),
                    minor("amount", "amount"),
                    text("card_brand", "approval.brand"),
                    text("exception", "exception")));

    static final List<LakeTable> EXCEPTIONS = List.of(
            ofFact(
                    PRICE_OVERRIDDEN,
                    "price_override",
                    number("line", "line"),
                    text("staff", "by"),
                    text("approved_by", "approvedBy"),
                    currency("from"),
                    minor("old", "from"),
                    minor("new", "to")),
            ofFact(NO_SALE, "no_sale", number("till", "till"), text("shift", "shift"), text("staff", "by")),
            ofFact(
                    RECEIPT_COPIED,
                    "receipt_copy",
                    text("receipt", "receipt"),
                    number("till", "till"),
                    text("staff", "by")),
            ofFact(
                    EXCEPTION_CLOSED,
                    "exception_closed",
                    text("exception", "exception"),
                    number("till", "till"),
                    text("staff", "by")),
            ofFact(
                    PAYMENT_RESOLVED,
                    "payment_resolved",
                    number("till", "till"),
                    text("decided_by", "decidedBy"),
                    text("outcome", "outcome"),
                    currency("amount"),
                    minor("amount", "amount")),
            ofFact(
                    PAYMENT_FORWARDED,
                    "payment_forwarded",
                    number("till", "payment.till"),
                    text("receipt", "payment.receipt"),
                    number("tender", "payment.tender"),
                    time("approved_at", "payment.at"),
                    text("outcome", "outcome"),
                    currency("payment.amount"),
                    minor("amount", "payment.amount"),
                    text("exception", "exception")),
            ofFacts(
                    List.of(BASKET_SUSPENDED, BASKET_RECEIVED, BASKET_RECALLED, BASKET_ABANDONED, BASKET_HANDED_OVER),
                    "basket_moved",
                    number("till", "till", "from"),
                    text("staff", "by"),
                    text("moved_to", "to")));

    static final List<LakeTable> STORE = List.of(
            ofEach(
                    List.of(STOCK_RECEIVED, STOCK_COUNTED, STOCK_ADJUSTED, STOCK_TRANSFERRED),
                    "lines",
                    "stock_movement",
                    text("item", "itemId"),
                    number("thousandths", "quantity.thousandths"),
                    text("unit", "quantity.unit"),
                    text("staff", "/by"),
                    text("moved_from", "/from"),
                    text("moved_to", "/to")),
            ofFacts(
                    List.of(SHIFT_OPENED, SHIFT_CLOSED),
                    "shift",
                    text("shift", "shift"),
                    number("till", "till"),
                    text("cashier", "cashier"),
                    text("closed_by", "closedBy"),
                    currency("openingFloat", "counted"),
                    minor("opening_float", "openingFloat"),
                    minor("counted", "counted"),
                    minor("expected", "expected")),
            ofFact(
                    CASH_MOVED,
                    "cash_movement",
                    number("till", "till"),
                    text("shift", "shift"),
                    text("staff", "by"),
                    currency("amount"),
                    minor("amount", "amount")),
            ofFact(
                    TERMINAL_RECONCILED,
                    "terminal_reconciled",
                    number("till", "till"),
                    text("shift", "shift"),
                    text("exception", "exception"),
                    currency("sold"),
                    minor("sold", "sold"),
                    minor("told", "told")),
            ofFact(DAY_CLOSED, "day_closed", text("day", "day"), number("number", "number"), text("staff", "by")),
            ofFact(
                    EPOCH_BEGAN,
                    "epoch_began",
                    number("new_epoch", "epoch"),
                    text("software", "software"),
                    number("replaced_epoch", "replaces.epoch"),
                    number("lost_after", "replaces.lostAfter")),
            ofFact(
                    RELEASE_ACKNOWLEDGED,
                    "release_acknowledged",
                    text("zone", "zone"),
                    number("release", "release"),
                    text("step", "step")),
            ofFact(
                    DEVICE_CHANGED,
                    "device_changed",
                    number("till", "till"),
                    text("device", "device"),
                    text("state", "state")),
            ofFact(CLOCK_CHANGED, "clock_changed", time("box_time", "box"), time("store_time", "store")));

    static final List<LakeTable> ALL =
            Stream.of(SALES, EXCEPTIONS, STORE).flatMap(List::stream).toList();

    private static final Map<FactType, List<LakeTable>> BY_FACT = Stream.of(FactType.values())
            .collect(Collectors.toMap(Function.identity(), fact -> ALL.stream()
                    .filter(table -> table.facts().contains(fact))
                    .toList()));

    /** Those that a fact has rows in. */
    static List<LakeTable> holding(FactType fact) {
        return BY_FACT.getOrDefault(fact, List.of());
    }

    private LakeTables() {}
}
