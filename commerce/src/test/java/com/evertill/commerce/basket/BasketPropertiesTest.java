package com.evertill.commerce.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket.Known;
import com.evertill.commerce.basket.BasketCommand.*;
import com.evertill.commerce.basket.BasketEvent.BasketOpened;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Rounding;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTotal;
import com.evertill.commerce.tender.Banknotes;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever anybody does at a till, in whatever order, sensible or not. */
class BasketPropertiesTest {
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("EUR"), Currency.getInstance("JPY"), Currency.getInstance("KWD"));
    private static final List<List<TaxRate>> TAXES = List.of(
            List.of(),
            List.of(new TaxRate("A", "7 %", 70_000)),
            List.of(new TaxRate("B", "19 %", 190_000)),
            List.of(new TaxRate("A", "7 %", 70_000), new TaxRate("C", "1.125 %", 11_250)),
            List.of(
                    new TaxRate("C", "1.125 %", 11_250),
                    new TaxRate("D", "8.875 %", 88_750),
                    new TaxRate("Z", "0 %", 0),
                    new TaxRate("M", "100 %", 1_000_000)));

    enum Verb {
        OPEN,
        ADD,
        ADD_WEIGHED,
        ADD_STATED,
        ADD_FOREIGN,
        QUANTITY,
        WEIGHT,
        VOID_LINE,
        VOID_BASKET,
        SUSPEND,
        RECALL,
        CASH,
        CASH_EXACTLY,
        CARD,
        CARD_EXACTLY,
        TAKE_BACK,
        NUMBER,
        SEAL
    }

    /** One thing that somebody does; {@code which} and {@code howMuch} may be nonsense. */
    record Step(Verb verb, int which, long howMuch) {}

    record Store(Currency currency, TaxRules rules) {}

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void whatever_is_done_at_a_till_the_rules_hold(@ForAll("stores") Store store, @ForAll("days") List<Step> steps) {
        Basket basket = new Basket.NotOpened();
        var events = new ArrayList<BasketEvent>();
        for (var step : steps) {
            var command = command(step, store, basket);
            var decision = BasketRules.decide(basket, command);
            assertThat(BasketRules.decide(basket, command)).isEqualTo(decision);
            if (decision instanceof Decision.Accepted(var happened)) {
                for (var event : happened) {
                    basket = BasketRules.evolve(basket, event);
                    events.add(event);
                }
                addsUp(basket);
            }
            assertThat(BasketRules.replay(events)).isEqualTo(basket);
        }
        Statistics.collect(basket.getClass().getSimpleName());
        Statistics.coverage(coverage -> {
            coverage.check("Completed").percentage(share -> share > 3);
            coverage.check("Voided").percentage(share -> share > 3);
        });
        survivesJson(events, basket);
    }

    private static void addsUp(Basket basket) {
        if (!(basket instanceof Known known)) {
            return;
        }
        var content = known.content();
        var priced = content.priced();
        var zero = Money.zero(priced.currency());
        assertThat(priced.net().plus(priced.tax())).isEqualTo(priced.total());
        assertThat(sum(priced, priced.lines().stream().map(PricedLine::tax).toList()))
                .isEqualTo(priced.tax());
        assertThat(sum(priced, priced.taxes().stream().map(TaxTotal::tax).toList()))
                .isEqualTo(priced.tax());
        assertThat(priced.paid().plus(priced.due()).minus(priced.change())).isEqualTo(priced.total());
        assertThat(List.of(priced.net(), priced.tax(), priced.due(), priced.change()))
                .allSatisfy(amount -> assertThat(amount).isGreaterThanOrEqualTo(zero));
        assertThat(priced.due().isZero() || priced.change().isZero()).isTrue();
        assertThat(priced.lines()).filteredOn(PricedLine::voided).allSatisfy(line -> {
            assertThat(line.amount()).isEqualTo(zero);
            assertThat(line.tax()).isEqualTo(zero);
        });
        paymentsMakeSense(basket, content, priced);
    }

    private static void paymentsMakeSense(Basket basket, Basket.Content content, PricedBasket priced) {
        if (content.tenders().stream().allMatch(Tender.Cash.class::isInstance)) {
            assertThat(priced.change()).isLessThanOrEqualTo(Banknotes.largest(priced.currency()));
        }
        assertThat(content.tenders())
                .extracting(Tender::number)
                .doesNotHaveDuplicates()
                .isSorted();
        switch (basket) {
            case Basket.Sealing _, Basket.Completed _ ->
                assertThat(BasketRules.isPaid(content)).isTrue();
            case Basket.Voided _, Basket.Suspended _ ->
                assertThat(content.tenders()).isEmpty();
            case Basket.Open _, Basket.NotOpened _ -> {}
        }
    }

    /** What was written is what is read, so that the cloud has the same basket and the same total. */
    private static void survivesJson(List<BasketEvent> events, Basket basket) {
        var read = new ArrayList<BasketEvent>();
        for (var event : events) {
            var entry = new BasketEntry(Instant.ofEpochMilli(1_763_800_000_123L), event);
            var again = Json.read(Json.bytes(entry), BasketEntry.class);
            assertThat(again).isEqualTo(entry);
            assertThat(Json.bytes(again)).isEqualTo(Json.bytes(entry));
            read.add(again.happened());
        }
        assertThat(BasketRules.replay(read)).isEqualTo(basket);
        if (basket instanceof Known known) {
            var priced = known.content().priced();
            assertThat(Json.read(Json.bytes(priced), PricedBasket.class)).isEqualTo(priced);
        }
    }

    private static Money sum(PricedBasket priced, List<Money> amounts) {
        return Money.sum(priced.currency(), amounts);
    }

    private static BasketCommand command(Step step, Store store, Basket basket) {
        var money = new Money(step.howMuch, store.currency);
        return switch (step.verb) {
            case OPEN ->
                new OpenBasket(new BasketOpened(
                        new BasketId("b"), Script.TILL, Script.SHIFT, new StaffId("1"), store.currency, store.rules));
            case ADD -> add(step, money, new Quantity(step.which * Quantity.ONE, Unit.EACH), false);
            case ADD_WEIGHED -> add(step, money, new Quantity(step.which * 37L, Unit.KG), false);
            case ADD_STATED -> add(step, money, Quantity.each(1), true);
            case ADD_FOREIGN ->
                add(step, new Money(step.howMuch, Currency.getInstance("XTS")), Quantity.each(1), false);
            case QUANTITY -> new ChangeQuantity(step.which, new Quantity(step.howMuch, Unit.EACH));
            case WEIGHT -> new ChangeQuantity(step.which, new Quantity(step.howMuch, Unit.KG));
            case VOID_LINE -> new VoidLine(step.which);
            case VOID_BASKET -> new VoidBasket();
            case SUSPEND -> new SuspendBasket();
            case RECALL -> new RecallBasket(Script.owner(1 + Math.floorMod(step.which, 3)));
            case CASH -> new PayCash(money);
            case CASH_EXACTLY -> new PayCash(due(basket, money));
            case CARD -> new TakeCard("a" + step.which, Script.approval(money));
            case CARD_EXACTLY -> new TakeCard("a" + step.which, Script.approval(due(basket, money)));
            case TAKE_BACK -> new TakeBackTender(step.which);
            case NUMBER -> new BeginSealing(new ReceiptNumber(Script.TILL, 1, 1));
            case SEAL -> new Complete(new Seal.None());
        };
    }

    private static AddItem add(Step step, Money money, Quantity quantity, boolean stated) {
        var price = money.isNegative() ? Money.zero(money.currency()) : money;
        var taxes = TAXES.get(Math.floorMod(step.which, TAXES.size()));
        var item = new SoldItem("plu:" + step.which, "" + step.which, "Thing", "", "t", taxes);
        return new AddItem(item, price, quantity, stated ? price : null, 1, "");
    }

    private static Money due(Basket basket, Money otherwise) {
        return basket instanceof Known known ? known.content().priced().due() : otherwise;
    }

    @Provide
    Arbitrary<Store> stores() {
        return Combinators.combine(
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.of(TaxRules.Mode.class),
                        Arbitraries.of(TaxRules.Precision.class),
                        Arbitraries.of(Rounding.class))
                .as((currency, mode, precision, rounding) ->
                        new Store(currency, new TaxRules(mode, precision, rounding)));
    }

    /** Mostly ordinary, so that baskets fill and are paid; sometimes not, and sometimes wildly not. */
    @Provide
    Arbitrary<List<Step>> days() {
        Set<Verb> ordinary = EnumSet.of(Verb.ADD, Verb.ADD_WEIGHED, Verb.ADD_STATED, Verb.CASH_EXACTLY, Verb.NUMBER);
        var verbs =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(ordinary)), Tuple.of(2, Arbitraries.of(Verb.class)));
        var which = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(1, 6)), Tuple.of(1, Arbitraries.integers()));
        var howMuch = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(1, 5_000)), Tuple.of(1, Arbitraries.longs()));
        var step = Combinators.combine(verbs, which, howMuch).as(Step::new);
        var opening = new Step(Verb.OPEN, 1, 1);
        return step.list().ofMaxSize(30).map(steps -> {
            var all = new ArrayList<>(steps);
            all.addFirst(opening);
            return all;
        });
    }
}
