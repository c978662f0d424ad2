package com.evertill.cloud.server;

import static com.evertill.cloud.ledger.Sales.EUR;
import static com.evertill.cloud.ledger.Sales.TILL;
import static com.evertill.cloud.ledger.Sales.euro;

import com.evertill.cloud.ledger.Box;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTotal;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Days of a shop: cash sales of one to six of eight items by three cashiers, one of whom voids and opens the drawer more often than the others, a
 * return now and then, and stock that is counted on the first day and runs out of something.
 */
final class Trade {
    private static final List<String> NAMES = List.of(
            "Apples", "Bread, wholemeal", "Milk 3.5 %", "Coffee", "Bananas", "Butter", "Tomatoes on the vine", "Eggs");
    private static final TaxRate REDUCED = new TaxRate("R", "7 %", 70_000);
    private static final int EPOCH = 40;
    private static final int BATCH = 50;
    private static final int CASHIERS = 3;
    private static final int ODD = 2;

    private final Box box;
    private final SplittableRandom dice;
    private long receipts;
    private long shifts;

    Trade(Box box, long seed) {
        this.box = box;
        this.dice = new SplittableRandom(seed);
    }

    /** Tells the cloud of two shops that have sold from so many days ago until today. */
    static void ofTwoShops(LocalDate today, int daysAgo, int salesADay) {
        for (var node : List.of(Surroundings.NORTH, Surroundings.SOUTH)) {
            var box = Surroundings.box(node, EPOCH);
            var trade = new Trade(box, node.hashCode());
            for (int day = daysAgo; day >= 0; day--) {
                trade.day(today.minusDays(day), salesADay);
            }
            try (var shop = new Shop(node)) {
                for (long first = 1; first <= box.highest(); first += BATCH) {
                    shop.send(box, first, Math.min(first + BATCH - 1, box.highest()));
                }
            }
        }
    }

    void day(LocalDate day, int sales) {
        shifts++;
        var shift = new ShiftNumber(TILL, box.epoch(), shifts);
        if (shifts == 1) {
            happened(day, new Payload.StockCounted(counted(), cashier(0)));
        }
        for (int i = 0; i < sales; i++) {
            int cashier = dice.nextInt(CASHIERS);
            var sale = sale(shift, cashier);
            happened(day, sale);
            oddities(day, sale, cashier);
        }
    }

    private void oddities(LocalDate day, Payload.SaleCompleted sale, int cashier) {
        int chance = cashier == ODD ? 8 : 30;
        if (dice.nextInt(chance) == 0) {
            happened(
                    day,
                    new Payload.SaleVoided(
                            sale.basket(), TILL, sale.shift(), cashier(cashier), cashier(0), List.of(), sale.priced()));
        }
        if (dice.nextInt(chance) == 0) {
            happened(day, new Payload.NoSale(TILL, sale.shift(), cashier(cashier), null));
        }
        if (dice.nextInt(chance) == 0) {
            happened(day, returned(sale, cashier));
        }
    }

    private void happened(LocalDate day, Payload payload) {
        box.happened(at(day), day, payload);
    }

    private Instant at(LocalDate day) {
        return day.atTime(8, 0).toInstant(ZoneOffset.UTC).plusSeconds(box.highest());
    }

    private static List<Payload.StockLine> counted() {
        var lines = new ArrayList<Payload.StockLine>();
        for (int item = 0; item < NAMES.size(); item++) {
            lines.add(new Payload.StockLine(item(item), Quantity.each(item < 2 ? 10 : 100_000)));
        }
        return lines;
    }

    private Payload.SaleCompleted sale(ShiftNumber shift, int cashier) {
        var lines = new ArrayList<PricedLine>();
        int count = 1 + dice.nextInt(6);
        for (int number = 1; number <= count; number++) {
            lines.add(line(
                    number, Math.min(dice.nextInt(NAMES.size()), dice.nextInt(NAMES.size())), 1 + dice.nextInt(3)));
        }
        var priced = priced(lines, 500);
        return new Payload.SaleCompleted(
                receipt(),
                new BasketId("basket-" + shift + "-" + receipts),
                TILL,
                shift,
                cashier(cashier),
                0,
                List.of(),
                priced,
                List.of(new Tender.Cash(1, priced.paid())),
                new Seal.None());
    }

    /** The first line, for cash. */
    private Payload returned(Payload.SaleCompleted sale, int cashier) {
        var line = sale.priced().lines().getFirst();
        return new Payload.ReturnCompleted(
                receipt(),
                TILL,
                sale.shift(),
                cashier(cashier),
                cashier(0),
                sale.receipt(),
                List.of(new Payload.ReturnedLine(1, line.itemId(), line.quantity(), line.amount(), "sour", true)),
                priced(List.of(line), 0),
                List.of(new Tender.Cash(1, line.amount().negated())),
                new Seal.None());
    }

    private ReceiptNumber receipt() {
        receipts++;
        return new ReceiptNumber(TILL, box.epoch(), receipts);
    }

    private static PricedLine line(int number, int item, int pieces) {
        var price = 107L * (1 + item);
        return new PricedLine(
                number,
                item(item),
                "%04d".formatted(4100 + item),
                NAMES.get(item),
                "Food",
                "reduced",
                Quantity.each(pieces),
                euro(price),
                euro(price * pieces),
                euro(price * pieces * 7 / 107),
                false);
    }

    private static PricedBasket priced(List<PricedLine> lines, long change) {
        long total = lines.stream().mapToLong(line -> line.amount().minor()).sum();
        long tax = lines.stream().mapToLong(line -> line.tax().minor()).sum();
        long pieces = lines.stream()
                .mapToLong(line -> line.quantity().thousandths() / Quantity.ONE)
                .sum();
        return new PricedBasket(
                EUR,
                lines,
                List.of(new TaxTotal(REDUCED, euro(total - tax), euro(tax))),
                euro(total - tax),
                euro(tax),
                euro(total),
                euro(total + change),
                euro(0),
                euro(change),
                pieces);
    }

    private static String item(int number) {
        return "plu:" + (4100 + number);
    }

    private static StaffId cashier(int number) {
        return new StaffId(Integer.toString(11 + number));
    }
}
