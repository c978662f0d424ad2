package com.evertill.commerce.facts;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketEvent.*;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Payload.*;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.commerce.tender.PaidByCard;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Resolution;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One plausible fact of every type, with everything in it that can be there. */
public final class SampleFacts {
    public static final NodeId NODE = new NodeId("acme", "store-7", "box-1");
    public static final Instant AT = Instant.parse("2026-11-22T09:14:03.250Z");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TillId TILL = new TillId(2);
    private static final ShiftNumber SHIFT = new ShiftNumber(TILL, 1, 31);
    private static final ReceiptNumber RECEIPT = new ReceiptNumber(TILL, 1, 1042);
    private static final BasketId BASKET = new BasketId("0199f0a2-3c41-7d55-9b1e-6f0c2a4d8e11");
    private static final StaffId CASHIER = new StaffId("104");
    private static final StaffId MANAGER = new StaffId("900");
    private static final TaxRate FOOD = new TaxRate("A", "MwSt 7 %", 70_000);
    private static final TaxRate FULL = new TaxRate("B", "MwSt 19 %", 190_000);
    /** Types that came after packing and chain were frozen with those before them. */
    private static final EnumSet<FactType> CAME_LATER = EnumSet.of(
            FactType.EXCEPTION_CLOSED,
            FactType.TERMINAL_RECONCILED,
            FactType.PAYMENT_FORWARDED,
            FactType.CARD_REFUNDED,
            FactType.BASKET_RECEIVED);

    private static final String MILK = "gtin:04012345678901";

    public static Payload of(FactType type) {
        return switch (type) {
            case SALE_COMPLETED -> sale();
            case SALE_VOIDED ->
                new SaleVoided(BASKET, TILL, SHIFT, CASHIER, MANAGER, entries(givenUp()), priced(given()));
            case RETURN_COMPLETED -> returned();
            case BASKET_SUSPENDED -> new BasketSuspended(BASKET, TILL, CASHIER, entries(goods()));
            case BASKET_RECEIVED -> new BasketReceived(BASKET, TILL, CASHIER, entries(goods()));
            case BASKET_RECALLED -> new BasketRecalled(BASKET, new TillId(3), new StaffId("105"));
            case BASKET_ABANDONED ->
                new BasketAbandoned(BASKET, TILL, entries(goods()), "not recalled until the day was closed");
            case BASKET_HANDED_OVER -> new BasketHandedOver(BASKET, TILL, "acme.store-7.box-2");
            case PRICE_OVERRIDDEN -> new PriceOverridden(BASKET, 1, euro(129), euro(99), CASHIER, MANAGER, "dented");
            case NO_SALE -> new NoSale(TILL, SHIFT, CASHIER, "change for a customer");
            case RECEIPT_COPIED -> new ReceiptCopied(RECEIPT, TILL, CASHIER);
            case PAYMENT_RESOLVED ->
                new PaymentResolved("2-1-77", BASKET, TILL, euro(834), Resolution.DECLINED_BY_MANAGER, MANAGER);
            case STOCK_RECEIVED -> new StockReceived("delivery note 4711", stock(24_000), MANAGER);
            case STOCK_COUNTED -> new StockCounted(stock(17_000), MANAGER);
            case STOCK_ADJUSTED -> new StockAdjusted(stock(-2_000), "broken", MANAGER);
            case STOCK_TRANSFERRED -> new StockTransferred("T-12", "store-7", "store-9", stock(6_000), MANAGER);
            case SHIFT_OPENED -> new ShiftOpened(SHIFT, TILL, CASHIER, euro(15_000));
            case SHIFT_CLOSED -> new ShiftClosed(SHIFT, TILL, CASHIER, MANAGER, euro(48_210), euro(48_215));
            case CASH_MOVED -> new CashMoved(TILL, SHIFT, MANAGER, euro(-20_000), "to the safe");
            case TERMINAL_RECONCILED ->
                new TerminalReconciled(
                        TILL, SHIFT, "2-1-R4", euro(48_210), euro(47_376), "it was in use elsewhere", null);
            case PAYMENT_FORWARDED ->
                new PaymentForwarded(offline(), Forwarded.DECLINED, "2-1-R5", "the account is closed");
            case CARD_REFUNDED ->
                new CardRefunded(
                        "2-1-79",
                        TILL,
                        SHIFT,
                        new PaidByCard(RECEIPT, 2, "2-1-78"),
                        euro(129),
                        card(1, 129).approval(),
                        "sour milk",
                        MANAGER,
                        "2-1-R7");
            case EXCEPTION_CLOSED -> new ExceptionClosed("2-1-R4", TILL, MANAGER, "given back at the service desk");
            case DAY_CLOSED -> new DayClosed(DAY, 318, List.of(SHIFT), MANAGER, new Seal.Missing("TSE 1", "no answer"));
            case EPOCH_BEGAN -> new EpochBegan(2, "0.1.0", new Replaced(1, 20_411));
            case RELEASE_ACKNOWLEDGED ->
                new ReleaseAcknowledged("de-south", 12, Acknowledgement.REFUSED, "its signature is wrong");
            case DEVICE_CHANGED -> new DeviceChanged(TILL, "POSPrinter", "PAPER_OUT", "cover closed, no paper");
            case CLOCK_CHANGED -> new ClockChanged(Instant.parse("2019-01-01T00:00:07Z"), AT);
        };
    }

    /** A basket that was put aside and recalled. */
    public static Payload ofParked() {
        var events = new ArrayList<>(goods());
        events.add(new BasketParked());
        events.add(new OwnerChanged(TILL, SHIFT, CASHIER));
        events.add(new BasketVoided());
        return new SaleVoided(BASKET, TILL, SHIFT, CASHIER, MANAGER, entries(events), priced(events));
    }

    /** A cart that was put aside. */
    public static List<BasketEntry> cart() {
        var events = new ArrayList<BasketEvent>();
        events.add(new CartOpened(BASKET, new HeadId("web"), EUR, TaxRules.EUROPEAN));
        events.addAll(goods().subList(1, 3));
        events.add(new BasketParked());
        return entries(events);
    }

    /** A cart of another head that came to the till and was given up there. */
    public static Payload ofCart() {
        var events = cart().stream().map(BasketEntry::happened).collect(Collectors.toCollection(ArrayList::new));
        events.add(new HandedToHead(new HeadId("app")));
        events.add(new BasketParked());
        events.add(new OwnerChanged(TILL, SHIFT, CASHIER));
        events.add(new BasketVoided());
        return new SaleVoided(BASKET, TILL, SHIFT, CASHIER, MANAGER, entries(events), priced(events));
    }

    /** A basket of somebody who is known. */
    public static Payload ofCustomer() {
        var events = new ArrayList<>(goods());
        events.add(new CustomerNamed(new CustomerReference("c-5f0c7a1e")));
        events.add(new BasketVoided());
        return new SaleVoided(BASKET, TILL, SHIFT, CASHIER, MANAGER, entries(events), priced(events));
    }

    /** What was ordered and paid at another head, handed over at the till. */
    public static Payload ofOrder() {
        var events = cart().stream().map(BasketEntry::happened).collect(Collectors.toCollection(ArrayList::new));
        events.add(new HandedToHead(new HeadId("web")));
        events.add(new Tendered(new Tender.Prepaid(1, priced(events).total(), "K7P2M4X9Q3RT")));
        events.add(new BasketParked());
        events.add(new OwnerChanged(TILL, SHIFT, CASHIER));
        var tenders = content(events).tenders();
        events.add(new SealingBegan(RECEIPT));
        events.add(new BasketCompleted(new Seal.None()));
        return new SaleCompleted(
                RECEIPT, BASKET, TILL, SHIFT, CASHIER, 12, entries(events), priced(events), tenders, new Seal.None());
    }

    /** A reconciliation in which payments were that the bank had not been asked about. */
    public static Payload ofOfflineApprovals() {
        return new TerminalReconciled(TILL, SHIFT, "2-1-R6", euro(48_210), euro(47_375), null, List.of(offline()));
    }

    private static OfflineApproval offline() {
        return new OfflineApproval("2-1-78", TILL, RECEIPT, 2, euro(835), AT);
    }

    public static Payload ofCardDetails() {
        var dollars = new Money(1_042, Currency.getInstance("USD"));
        var details = new CardDetails(
                CardDetails.Entry.CONTACTLESS,
                euro(50),
                euro(1_000),
                new CardDetails.Conversion(dollars, "1.1191", "3.5"),
                List.of("Haendlerbeleg", "Unterschrift"),
                true);
        var events = new ArrayList<>(goods());
        events.add(new Tendered(card(1, 834, details)));
        events.add(new BasketVoided());
        return new SaleVoided(BASKET, TILL, SHIFT, CASHIER, MANAGER, entries(events), priced(events));
    }

    /** Facts 1 to {@code count} of the first epoch, linked, of every type in turn. */
    public static List<Fact> chain(int count) {
        var facts = new ArrayList<Fact>();
        var previous = Hash.ZERO;
        var types = List.copyOf(EnumSet.complementOf(CAME_LATER));
        for (int i = 0; i < count; i++) {
            var type = types.get(i % types.size());
            var fact = linked(previous, i + 1, type.wire(), Json.bytes(of(type)));
            facts.add(fact);
            previous = fact.hash();
        }
        return facts;
    }

    public static Fact linked(Hash previous, long sequence, String type, byte[] payload) {
        var key = new FactKey(NODE, 1, sequence);
        var at = AT.plusMillis(sequence * 1_001);
        var hash = Chain.next(previous, key, at, DAY, type, FactType.VERSION, payload);
        return new Fact(key, at, DAY, type, FactType.VERSION, payload, hash);
    }

    private static SaleCompleted sale() {
        var events = new ArrayList<>(given());
        events.add(new Tendered(card(2, 835)));
        events.add(new Tendered(new Tender.Cash(3, euro(600))));
        var tenders = content(events).tenders();
        events.add(new SealingBegan(RECEIPT));
        var seal = new Seal.Signed("TSE 1", "bm90IGEgcmVhbCBvbmU=", "TSE 1, transaction 1042");
        events.add(new BasketCompleted(seal));
        return new SaleCompleted(
                RECEIPT, BASKET, TILL, SHIFT, CASHIER, 12, entries(events), priced(events), tenders, seal);
    }

    private static ReturnCompleted returned() {
        return new ReturnCompleted(
                new ReceiptNumber(TILL, 1, 1043),
                TILL,
                SHIFT,
                CASHIER,
                MANAGER,
                RECEIPT,
                List.of(new ReturnedLine(1, MILK, Quantity.each(1), euro(129), "sour", false)),
                priced(goods()),
                List.of(new Tender.Cash(1, euro(-129))),
                new Seal.None());
    }

    /** Milk and apples, a stated cheese, soap that was voided. */
    private static List<BasketEvent> goods() {
        return List.of(
                new BasketOpened(BASKET, TILL, SHIFT, CASHIER, EUR, TaxRules.EUROPEAN),
                added(1, MILK, "Milk 1 l", euro(129), Quantity.each(1), null, FOOD),
                added(2, "plu:4129", "Apples", euro(299), new Quantity(453, Unit.KG), null, FOOD),
                added(3, "gtin:02099990000004", "Cheese", euro(1_990), new Quantity(248, Unit.KG), euro(494), FOOD),
                added(4, "gtin:04005556667779", "Soap", euro(95), Quantity.each(1), null, FULL),
                new QuantityChanged(1, Quantity.each(4)),
                new LineVoided(4),
                added(5, "gtin:04005556667779", "Soap", euro(95), Quantity.each(2), null, FULL));
    }

    /** And a card payment that was taken back. */
    private static List<BasketEvent> given() {
        var events = new ArrayList<>(goods());
        events.add(new Tendered(card(1, 1_000)));
        events.add(new TenderTakenBack(1));
        return events;
    }

    private static List<BasketEvent> givenUp() {
        var events = new ArrayList<>(given());
        events.add(new BasketVoided());
        return events;
    }

    private static LineAdded added(
            int line, String id, String name, Money price, Quantity quantity, @Nullable Money stated, TaxRate tax) {
        var code = id.substring(id.indexOf(':') + 1);
        var taxClass = tax.equals(FOOD) ? "food" : "full";
        var item = new SoldItem(id, code, name, "Groceries", taxClass, List.of(tax));
        return new LineAdded(line, item, price, quantity, stated, 12, code);
    }

    private static Tender.Card card(int number, long minor) {
        return card(number, minor, null);
    }

    private static Tender.Card card(int number, long minor, @Nullable CardDetails details) {
        var approval = new CardApproval(
                "0042-77",
                "471100",
                "541333******0021",
                "girocard",
                euro(minor),
                List.of("Kundenbeleg", "TID 52500038"),
                false,
                "tok_9f3a",
                details);
        return new Tender.Card(number, euro(minor), "2-1-" + (76 + number), approval);
    }

    private static List<StockLine> stock(long thousandths) {
        return List.of(
                new StockLine(MILK, new Quantity(thousandths, Unit.EACH)),
                new StockLine("plu:4129", new Quantity(thousandths / 3, Unit.KG)));
    }

    private static List<BasketEntry> entries(List<BasketEvent> events) {
        var entries = new ArrayList<BasketEntry>();
        for (var event : events) {
            entries.add(new BasketEntry(AT.minusSeconds(60).plusMillis(entries.size() * 2_713L), event));
        }
        return entries;
    }

    private static PricedBasket priced(List<BasketEvent> events) {
        return content(events).priced();
    }

    private static Basket.Content content(List<BasketEvent> events) {
        return ((Basket.Known) BasketRules.replay(events)).content();
    }

    private static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    private SampleFacts() {}
}
