package com.evertill.commerce.basket;

import com.evertill.commerce.basket.Basket.Known;
import com.evertill.commerce.basket.BasketCommand.*;
import com.evertill.commerce.basket.BasketEvent.BasketOpened;
import com.evertill.commerce.basket.BasketEvent.CartOpened;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Rounding;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A sale as one would tell it, a line a step:
 *
 * <pre>
 * store EUR INCLUDED PER_RECEIPT HALF_UP
 * tax   food VAT7 7 MwSt 7 %              a second line for the same class stacks a second tax on it
 * item  milk each 1.29 food Milk 1 l
 *
 * add milk | add milk 3 | add apples 0.453kg | add cheese 0.2kg stated 4.99
 * quantity 1 2 | void 1 | void basket
 * prepaid 20 ORDER-1 (in a cart only) | cash 20 | card 5 (asks first whether a card may) | approve 5 (the terminal took it) | take back 1
 * suspend | recall 2 (by till 2) | number | seal | open | show
 * </pre>
 */
final class Script {
    static final TillId TILL = new TillId(1);
    static final ShiftNumber SHIFT = new ShiftNumber(TILL, 1, 12);

    private record Priced(SoldItem item, Money price, Unit unit) {}

    private final List<BasketEvent> events = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private final Map<String, List<TaxRate>> taxes = new HashMap<>();
    private final Map<String, Priced> items = new HashMap<>();
    private TaxRules rules = TaxRules.EUROPEAN;
    private Currency currency = Currency.getInstance("EUR");
    private Basket basket = new Basket.NotOpened();
    private boolean shown;

    static Script of(String text) {
        var script = new Script();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(script::step);
        return script;
    }

    /** What was refused, and the receipt as it stands at the end. */
    String told() {
        return shown ? told.toString() : told + ReceiptText.of(basket);
    }

    Basket basket() {
        return basket;
    }

    List<BasketEvent> events() {
        return List.copyOf(events);
    }

    private void step(String line) {
        shown = false;
        var words = Arrays.asList(line.strip().split("\\s+"));
        switch (words.getFirst()) {
            case "store" -> store(words);
            case "tax" ->
                taxes.computeIfAbsent(words.get(1), _ -> new ArrayList<>())
                        .add(new TaxRate(words.get(2), rest(words, 4), ppm(words.get(3))));
            case "untaxed" -> taxes.put(words.get(1), List.of());
            case "item" -> items.put(words.get(1), item(words));
            case "show" -> show();
            case "repeat" -> IntStream.range(0, Integer.parseInt(words.get(1))).forEach(_ -> step(rest(words, 2)));
            case "approve", "card" -> card(line, words);
            default -> ask(line, command(words));
        }
    }

    private void store(List<String> words) {
        currency = Currency.getInstance(words.get(1));
        rules = new TaxRules(
                TaxRules.Mode.valueOf(words.get(2)),
                TaxRules.Precision.valueOf(words.get(3)),
                Rounding.valueOf(words.get(4)));
    }

    private Priced item(List<String> words) {
        var taxClass = words.get(4);
        var rates = taxes.getOrDefault(taxClass, List.of());
        var sold = new SoldItem("plu:" + words.get(1), words.get(1), rest(words, 5), "", taxClass, rates);
        return new Priced(sold, money(words.get(3)), Unit.valueOf(words.get(2).toUpperCase(java.util.Locale.ROOT)));
    }

    private BasketCommand command(List<String> words) {
        return switch (words.getFirst()) {
            case "open" -> new OpenBasket(opening());
            case "cart" ->
                new OpenBasket(new CartOpened(new BasketId("cart-1"), new HeadId(words.get(1)), currency, rules));
            case "add" -> add(words);
            case "quantity" -> new ChangeQuantity(Integer.parseInt(words.get(1)), quantity(words.get(2), Unit.EACH));
            case "void" ->
                switch (words.get(1)) {
                    case "basket" -> new VoidBasket();
                    case "last" -> new VoidLine(lastLine());
                    default -> new VoidLine(Integer.parseInt(words.get(1)));
                };
            case "cash" -> new PayCash(money(words.get(1)));
            case "prepaid" -> new TakePrepaid(money(words.get(1)), words.get(2));
            case "take" -> new TakeBackTender(Integer.parseInt(words.get(2)));
            case "suspend" -> new SuspendBasket();
            case "recall" -> new RecallBasket(owner(Integer.parseInt(words.get(1))));
            case "fetch" -> new RecallBasket(new Owner.AtHead(new HeadId(words.get(1))));
            case "customer" -> new NameCustomer(new CustomerReference(words.get(1)));
            case "number" -> new BeginSealing(new ReceiptNumber(TILL, 1, 42));
            case "seal" -> new Complete(new Seal.None());
            default -> throw new IllegalArgumentException("no such step: " + words);
        };
    }

    private BasketCommand add(List<String> words) {
        var item = items.get(words.get(1));
        if (item == null) {
            throw new IllegalArgumentException("no such item: " + words);
        }
        var quantity = words.size() > 2 ? quantity(words.get(2), item.unit) : new Quantity(Quantity.ONE, item.unit);
        var stated = words.size() > 4 ? money(words.get(4)) : null;
        return new AddItem(item.item, item.price, quantity, stated, 7, words.get(1));
    }

    private void card(String line, List<String> words) {
        var amount = money(words.get(1));
        if (words.getFirst().equals("card") && basket instanceof Basket.Open(var content)) {
            if (BasketRules.checkCard(content, amount) instanceof Decision.Refused(var why)) {
                told.append(line).append("  ✗ ").append(why).append('\n');
                return;
            }
        }
        ask(line, new TakeCard("attempt-" + events.size(), approval(amount)));
    }

    static CardApproval approval(Money amount) {
        return new CardApproval("T-1", "123456", "411111******1111", "VISA", amount, List.of(), false, null);
    }

    /** The first step that needs a basket opens one, as a till does. */
    private void ask(String line, BasketCommand command) {
        if (basket instanceof Basket.NotOpened && command instanceof AddItem) {
            take(BasketRules.decide(basket, new OpenBasket(opening())), line);
        }
        take(BasketRules.decide(basket, command), line);
    }

    private void take(Decision decision, String line) {
        switch (decision) {
            case Decision.Accepted(var happened) -> {
                for (var event : happened) {
                    basket = BasketRules.evolve(basket, event);
                    events.add(event);
                }
            }
            case Decision.Refused(var why) ->
                told.append(line).append("  ✗ ").append(why).append('\n');
        }
    }

    private int lastLine() {
        return known().content().lines().stream()
                .filter(line -> !line.voided())
                .mapToInt(Line::number)
                .max()
                .orElse(0);
    }

    private void show() {
        told.append(ReceiptText.of(basket)).append('\n');
        shown = true;
    }

    static Owner owner(int till) {
        return new Owner.AtTill(new TillId(till), new ShiftNumber(new TillId(till), 1, 5), new StaffId("8"));
    }

    private BasketOpened opening() {
        return new BasketOpened(new BasketId("basket-1"), TILL, SHIFT, new StaffId("7"), currency, rules);
    }

    /** {@code 5}, {@code 0.453kg}, {@code 1e15} and {@code 5USD} for another currency than the store's. */
    private Money money(String text) {
        var other = text.matches(".*[A-Z]{3}") ? Currency.getInstance(text.substring(text.length() - 3)) : currency;
        return Money.of(new BigDecimal(text.replaceAll("[A-Z]{3}$", "")), other);
    }

    private static Quantity quantity(String text, Unit unit) {
        var number = new BigDecimal(text.replaceAll("[a-z]+$", ""));
        var named = text.replaceAll("^[-0-9.]+", "").toUpperCase(java.util.Locale.ROOT);
        return Quantity.of(number, named.isEmpty() ? unit : Unit.valueOf(named));
    }

    private static int ppm(String percent) {
        return new BigDecimal(percent).movePointRight(4).intValueExact();
    }

    private static String rest(List<String> words, int from) {
        return String.join(" ", words.subList(from, words.size()));
    }

    Known known() {
        return (Known) basket;
    }
}
