package com.evertill.cloud.lake;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTotal;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.PaidByCard;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Days of a retailer's shops as their facts: the same again for the same seed. Each day has a count of stock, sales of one to six lines in cash or by
 * card, and now and then a void, a drawer opened, a price overridden, a refund; one cashier of each shop does more of these than the others.
 */
final class Shops {
    static final String TENANT = "acme";
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TillId TILL = new TillId(1);
    private static final TaxRate REDUCED = new TaxRate("R", "7 %", 70_000);
    private static final TaxRate FULL = new TaxRate("F", "19 %", 190_000);
    private static final int ITEMS = 200;
    private static final int CASHIERS = 5;
    /** The one who is worth a look. */
    private static final int ODD = 4;

    private final SplittableRandom dice;
    private final int salesADay;
    private final Shop[] shops;

    /** What a fact is before anybody carries it. */
    record Happened(NodeId node, long sequence, Instant at, LocalDate day, Payload payload) {
        CloudEvent event() {
            var type = FactType.of(payload);
            return CloudEvent.of(
                    "/evertill/ledger",
                    node + "/1/" + sequence,
                    "com.evertill.facts." + type.wire() + ".v1",
                    node.toString(),
                    at,
                    new FactEvent(node, 1, sequence, at, day, Json.mapper().valueToTree(payload)));
        }
    }

    private static final class Shop {
        final NodeId node;
        long sequence;
        long receipts;

        Shop(int number) {
            node = new NodeId(TENANT, "s" + number, "a");
        }
    }

    Shops(long seed, int shops, int salesADay) {
        this.dice = new SplittableRandom(seed);
        this.salesADay = salesADay;
        this.shops = new Shop[shops];
        for (int i = 0; i < shops; i++) {
            this.shops[i] = new Shop(i + 1);
        }
    }

    List<Happened> days(int days) {
        var all = new ArrayList<Happened>();
        for (int day = 0; day < days; day++) {
            day(FIRST.plusDays(day), all::add);
        }
        return all;
    }

    /** One day of every shop, in the order in which it happened at each. */
    void day(LocalDate day, Consumer<Happened> to) {
        for (var shop : shops) {
            day(shop, day, to);
        }
    }

    private void day(Shop shop, LocalDate day, Consumer<Happened> to) {
        var open = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
        var shift = new ShiftNumber(TILL, 1, day.toEpochDay() - FIRST.toEpochDay() + 1);
        tell(shop, day, open, new Payload.ShiftOpened(shift, TILL, cashier(0), euro(10_000)), to);
        if (day.equals(FIRST)) {
            tell(shop, day, open.plusSeconds(1), count(), to);
        }
        for (int sale = 0; sale < salesADay; sale++) {
            var at = open.plusSeconds(60 + 43_000L * sale / salesADay);
            int cashier = dice.nextInt(CASHIERS);
            var sold = sale(shop, shift, cashier);
            tell(shop, day, at, sold, to);
            oddities(shop, day, at, cashier, sold, to);
        }
        tell(
                shop,
                day,
                open.plusSeconds(44_000),
                new Payload.ShiftClosed(shift, TILL, cashier(0), cashier(1), euro(12_000), euro(12_000)),
                to);
    }

    private void oddities(
            Shop shop, LocalDate day, Instant at, int cashier, Payload.SaleCompleted sold, Consumer<Happened> to) {
        int chance = cashier == ODD ? 20 : 100;
        if (dice.nextInt(chance) == 0) {
            tell(shop, day, at.plusMillis(100), new Payload.NoSale(TILL, sold.shift(), cashier(cashier), null), to);
        }
        if (dice.nextInt(chance) == 0) {
            var voided = new Payload.SaleVoided(
                    sold.basket(), TILL, sold.shift(), cashier(cashier), cashier(0), List.of(), sold.priced());
            tell(shop, day, at.plusMillis(200), voided, to);
        }
        if (dice.nextInt(chance) == 0) {
            var overridden = new Payload.PriceOverridden(
                    sold.basket(), 1, euro(200), euro(100), cashier(cashier), cashier(0), "dented");
            tell(shop, day, at.plusMillis(300), overridden, to);
        }
        if (dice.nextInt(chance) == 0) {
            tell(shop, day, at.plusMillis(350), returned(shop, sold, cashier), to);
        }
        if (dice.nextInt(chance) == 0 && sold.tenders().getFirst() instanceof Tender.Card card) {
            tell(shop, day, at.plusMillis(400), refund(sold, card, cashier), to);
        }
    }

    /** The first line, for cash. */
    private static Payload returned(Shop shop, Payload.SaleCompleted sold, int cashier) {
        shop.receipts++;
        var line = sold.priced().lines().getFirst();
        return new Payload.ReturnCompleted(
                new ReceiptNumber(TILL, 1, shop.receipts),
                TILL,
                sold.shift(),
                cashier(cashier),
                cashier(0),
                sold.receipt(),
                List.of(new Payload.ReturnedLine(1, line.itemId(), line.quantity(), line.amount(), "sour", false)),
                priced(List.of(line), true),
                List.of(new Tender.Cash(1, line.amount().negated())),
                new Seal.None());
    }

    private static Payload refund(Payload.SaleCompleted sold, Tender.Card card, int cashier) {
        return new Payload.CardRefunded(
                card.attempt() + "-R",
                TILL,
                sold.shift(),
                new PaidByCard(sold.receipt(), card.number(), card.attempt()),
                card.amount(),
                card.approval(),
                "sour milk",
                cashier(cashier),
                null);
    }

    private static Payload count() {
        var lines = new ArrayList<Payload.StockLine>();
        for (int item = 0; item < ITEMS; item++) {
            lines.add(new Payload.StockLine(item(item), Quantity.each(1L + item % 40)));
        }
        return new Payload.StockCounted(lines, cashier(0));
    }

    private Payload.SaleCompleted sale(Shop shop, ShiftNumber shift, int cashier) {
        var lines = new ArrayList<PricedLine>();
        int count = 1 + dice.nextInt(6);
        for (int line = 1; line <= count; line++) {
            lines.add(line(line, dice.nextInt(ITEMS), 1 + dice.nextInt(3), dice.nextInt(20) == 0 && line > 1));
        }
        shop.receipts++;
        var priced = priced(lines, dice.nextInt(2) == 0);
        var receipt = new ReceiptNumber(TILL, 1, shop.receipts);
        return new Payload.SaleCompleted(
                receipt,
                new BasketId("basket-" + receipt),
                TILL,
                shift,
                cashier(cashier),
                1,
                List.of(),
                priced,
                List.of(priced.paid().equals(priced.total()) ? card(receipt, priced.total()) : cash(priced.paid())),
                new Seal.None());
    }

    private static PricedLine line(int number, int item, int pieces, boolean voided) {
        var price = 107L * (1 + item % 10);
        var amount = voided ? 0 : price * pieces;
        return new PricedLine(
                number,
                item(item),
                "%04d".formatted(4000 + item),
                "Item " + item,
                "Department " + item % 7,
                "reduced",
                Quantity.each(pieces),
                euro(price),
                euro(amount),
                euro(amount * 7 / 107),
                voided);
    }

    /** Cash gives change. */
    private static PricedBasket priced(List<PricedLine> lines, boolean card) {
        long total = lines.stream().mapToLong(line -> line.amount().minor()).sum();
        long tax = lines.stream().mapToLong(line -> line.tax().minor()).sum();
        long paid = card ? total : total + 500;
        long items = lines.stream()
                .filter(line -> !line.voided())
                .mapToLong(line -> line.quantity().thousandths() / Quantity.ONE)
                .sum();
        return new PricedBasket(
                EUR,
                lines,
                List.of(new TaxTotal(REDUCED, euro(total - tax), euro(tax)), new TaxTotal(FULL, euro(0), euro(0))),
                euro(total - tax),
                euro(tax),
                euro(total),
                euro(paid),
                euro(0),
                euro(paid - total),
                items);
    }

    private static Tender cash(Money paid) {
        return new Tender.Cash(1, paid);
    }

    private static Tender card(ReceiptNumber receipt, Money amount) {
        var approval = new CardApproval(
                "0042-" + receipt, "471100", "541333******0021", "girocard", amount, List.of(), false, "tok_secret");
        return new Tender.Card(1, amount, "attempt-" + receipt, approval);
    }

    private static void tell(Shop shop, LocalDate day, Instant at, Payload payload, Consumer<Happened> to) {
        shop.sequence++;
        to.accept(new Happened(shop.node, shop.sequence, at, day, payload));
    }

    private static String item(int number) {
        return "plu:" + (4000 + number);
    }

    private static StaffId cashier(int number) {
        return new StaffId(Integer.toString(100 + number));
    }

    private static Money euro(long cents) {
        return new Money(cents, EUR);
    }
}
