package com.evertill.cloud.partners;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.Pricer;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What a shop in Berlin tells: each call is the next fact of its one box. */
public final class Facts {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final TillId TILL = new TillId(2);
    public static final String CUSTOMER = "c-0192-marias-reference";

    public static final String MASKED = "541333******0021";
    public static final StaffId CASHIER = new StaffId("104");

    private static final ShiftNumber SHIFT = new ShiftNumber(TILL, 1, 31);
    private static final StaffId CHIEF = new StaffId("900");

    private int sequence;

    /** A sale of these lines, paid. */
    public CloudEvent sold(long number, TaxRules rules, List<Line> lines, List<Tender> tenders) {
        var currency = lines.getFirst().unitPrice().currency();
        var events = new ArrayList<BasketEntry>();
        var basket = new BasketId("basket-" + number);
        events.add(entry(1, new BasketEvent.BasketOpened(basket, TILL, SHIFT, CASHIER, currency, rules)));
        events.add(entry(2, new BasketEvent.CustomerNamed(new CustomerReference(CUSTOMER))));
        for (var line : lines) {
            events.add(entry(
                    2L + line.number(),
                    new BasketEvent.LineAdded(
                            line.number(),
                            line.item(),
                            line.unitPrice(),
                            line.quantity(),
                            line.statedAmount(),
                            line.release(),
                            line.item().code())));
        }
        var priced = Pricer.price(currency, rules, lines, tenders);
        return fact(new Payload.SaleCompleted(
                receipt(number), basket, TILL, SHIFT, CASHIER, 12, events, priced, tenders, new Seal.None()));
    }

    public CloudEvent voided(TaxRules rules, List<Line> lines) {
        var currency = lines.getFirst().unitPrice().currency();
        var opened = new BasketEvent.BasketOpened(new BasketId("basket-v"), TILL, SHIFT, CASHIER, currency, rules);
        return fact(new Payload.SaleVoided(
                new BasketId("basket-v"),
                TILL,
                SHIFT,
                CASHIER,
                CHIEF,
                List.of(entry(1, opened)),
                Pricer.price(currency, rules, lines, List.of())));
    }

    /** What came back, for cash. */
    public CloudEvent returned(long number, long original, List<Line> lines) {
        var priced = Pricer.price(EUR, TaxRules.EUROPEAN, lines, List.of());
        return returned(number, original, lines, priced);
    }

    public CloudEvent returned(long number, long original, List<Line> lines, PricedBasket priced) {
        var back = lines.stream()
                .map(line -> new Payload.ReturnedLine(
                        line.number(), line.item().id(), line.quantity(), line.amount(), "sour", false))
                .toList();
        var amount = Money.sum(EUR, lines.stream().map(Line::amount).toList());
        return fact(new Payload.ReturnCompleted(
                receipt(number),
                TILL,
                SHIFT,
                CASHIER,
                CHIEF,
                receipt(original),
                back,
                priced,
                List.of(new Tender.Cash(1, amount.negated())),
                new Seal.None()));
    }

    public CloudEvent noSale() {
        return fact(new Payload.NoSale(TILL, SHIFT, CASHIER, "change for a customer"));
    }

    public CloudEvent fact(Payload payload) {
        return fact(FactType.of(payload).wire(), Json.mapper().valueToTree(payload));
    }

    public CloudEvent fact(String wire, JsonNode payload) {
        var data = told();
        data.set("payload", payload);
        return event(wire, data);
    }

    public CloudEvent withheld(String wire, long batch) {
        var data = told();
        data.putObject("withheld").put("bytes", 300_000).put("batch", batch);
        return event(wire, data);
    }

    private ObjectNode told() {
        sequence++;
        return Json.mapper()
                .createObjectNode()
                .put("node", "acme.berlin.box1")
                .put("epoch", 1)
                .put("sequence", sequence)
                .put("at", NOON.plusSeconds(60).toString())
                .put("businessDay", "2026-11-23");
    }

    private CloudEvent event(String wire, ObjectNode data) {
        var id = "acme.berlin.box1/1/" + sequence;
        return CloudEvent.of(
                "/evertill/ledger", id, "com.evertill.facts." + wire + ".v1", "acme.berlin.box1", NOON, data);
    }

    public static Tender card(int number, Money amount) {
        var approval = new CardApproval(
                "0042-77", "471100", MASKED, "girocard", amount, List.of("Kundenbeleg"), false, "tok_9f3a");
        return new Tender.Card(number, amount, "2-1-78", approval);
    }

    public static CloudEvent order(String step, Object data) {
        return CloudEvent.of(
                "/evertill/orders", "o-1/" + step, "com.evertill.orders." + step + ".v1", "o-1", NOON, data);
    }

    public static ReceiptNumber receipt(long number) {
        return new ReceiptNumber(TILL, 1, number);
    }

    private static BasketEntry entry(long second, BasketEvent event) {
        return new BasketEntry(NOON.plusSeconds(second), event);
    }
}
