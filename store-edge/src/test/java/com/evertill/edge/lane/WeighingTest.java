package com.evertill.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.Weighing;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.TestStores;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.store.StoreConfig;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A till with a scale and a customer display, in a small German shop. */
class WeighingTest {
    @TempDir
    private Path folder;

    private final AtomicLong ids = new AtomicLong();
    private final Counter counter = new Counter();
    private Instant now = Instant.parse("2026-11-22T14:30:00Z");
    private Shop shop;
    private Lane lane;

    /** What stands on the counter. */
    private static final class Counter extends BareLane {
        private Weighing onTheScale = NotWeighed.EMPTY;
        private int asked;
        private List<String> shown = List.of();

        @Override
        public Map<Kind, DeviceState> states() {
            var states = new EnumMap<Kind, DeviceState>(Kind.class);
            for (var kind : Kind.values()) {
                states.put(kind, DeviceState.READY);
            }
            return states;
        }

        @Override
        public void show(String upper, String lower) {
            assertThat(upper.length()).isLessThanOrEqualTo(20);
            assertThat(lower.length()).isLessThanOrEqualTo(20);
            shown = List.of(upper.stripTrailing(), lower.stripTrailing());
        }

        @Override
        public Weighing weigh() {
            asked++;
            return onTheScale;
        }
    }

    @BeforeEach
    void open() {
        open(null);
    }

    private void open(@Nullable Boolean typedWeights) {
        var till = new StoreConfig.Till(
                TestShop.TILL_1, null, null, null, null, "display", "scale", typedWeights, null, null, null, null);
        var store = TestStores.german(List.of(till));
        var database = Schema.open("jdbc:sqlite:" + folder.resolve("edge" + ids.incrementAndGet() + ".db"));
        shop = Shop.open(store, database, "test", now);
        shop.catalog().importLocal(Goods.in(store.currency(), Unit.KG), Goods.GERMAN_TAXES, now);
        var around = new Lane.Surroundings(() -> now, () -> "d" + ids.incrementAndGet(), _ -> {}, () -> {});
        lane = new Lane(shop, TestShop.TILL_1, _ -> counter, null, around);
        lane.showTheCustomer();
    }

    @AfterEach
    void close() {
        lane.close();
        shop.database().close();
    }

    private @Nullable Refusal does(TillAction action) {
        return take(new TillCommand("c" + ids.incrementAndGet(), null, action));
    }

    private @Nullable Refusal take(TillCommand command) {
        return lane.take(command, TestShop.ANNA).refusal();
    }

    private void opensTheShift() {
        assertThat(does(new TillAction.OpenShift(new Money(0, shop.store().currency()))))
                .isNull();
    }

    private List<String> lines() {
        return lane.till().state().basket() instanceof Basket.Known known
                ? known.content().priced().lines().stream()
                        .map(line -> line.quantity() + " " + line.name() + " "
                                + line.amount().major())
                        .toList()
                : List.of();
    }

    private static Weighing grams(long grams) {
        return new Weighing.Weighed(new Quantity(grams, Unit.KG));
    }

    @Test
    void what_is_sold_by_weight_takes_the_scales_own_figure() {
        opensTheShift();
        counter.onTheScale = grams(453);
        assertThat(does(TestShop.scan(Goods.BANANAS))).isNull();
        counter.onTheScale = grams(1_250);
        lane.scanned(Symbology.TYPED, Goods.CHEESE);
        assertThat(lines()).containsExactly("0.453 KG Bananas 0.90", "1.250 KG Mountain cheese 24.88");
        assertThat(counter.asked).isEqualTo(2);
    }

    @Test
    void the_scale_is_asked_only_where_it_alone_can_say_the_weight() {
        opensTheShift();
        assertThat(does(TestShop.scan(Goods.MILK))).isNull();
        assertThat(does(TestShop.scan("4011999"))).isNotNull();
        assertThat(does(new TillAction.Scan(Goods.BANANAS, null, null, 500L))).isNull();
        assertThat(does(new TillAction.Scan(Goods.BANANAS, null, 3L, null))).isEqualTo(Refusal.THE_ITEM_NEEDS_A_WEIGHT);
        assertThat(counter.asked).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, THE_SCALE_IS_EMPTY",
        "IN_MOTION, THE_SCALE_IS_IN_MOTION",
        "OVER_CAPACITY, THE_SCALE_IS_OVERLOADED",
        "UNDER_ZERO, THE_SCALE_MUST_BE_ZEROED",
        "AWAY, THE_SCALE_CANNOT_BE_READ",
        "NOT_CONFIGURED, THE_ITEM_NEEDS_A_WEIGHT"
    })
    void f28_without_a_weight_nothing_is_sold_and_the_cashier_hears_why(NotWeighed why, Refusal refusal) {
        opensTheShift();
        counter.onTheScale = why;
        assertThat(does(TestShop.scan(Goods.BANANAS))).isEqualTo(refusal);
        lane.scanned(Symbology.TYPED, Goods.BANANAS);
        assertThat(lane.notice()).isEqualTo(new Lane.Notice(1, refusal, Goods.BANANAS));
        assertThat(lines()).isEmpty();
        // Then it is typed.
        assertThat(does(new TillAction.Scan(Goods.BANANAS, null, null, 500L))).isNull();
        assertThat(lines()).containsExactly("0.500 KG Bananas 1.00");
    }

    @Test
    void f08_a_repeat_is_answered_the_same_whatever_lies_on_the_scale_by_then() {
        opensTheShift();
        var command = new TillCommand("one", null, TestShop.scan(Goods.BANANAS));
        counter.onTheScale = grams(453);
        assertThat(take(command)).isNull();
        counter.onTheScale = grams(2_000);
        assertThat(take(command)).isNull();
        assertThat(lines()).containsExactly("0.453 KG Bananas 0.90");
        assertThat(counter.asked).isOne();
        var refused = new TillCommand("two", null, TestShop.scan(Goods.BANANAS));
        counter.onTheScale = NotWeighed.IN_MOTION;
        assertThat(take(refused)).isEqualTo(Refusal.THE_SCALE_IS_IN_MOTION);
        counter.onTheScale = grams(300);
        assertThat(take(refused)).isEqualTo(Refusal.THE_SCALE_IS_IN_MOTION);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void pounds_are_not_made_into_kilograms() {
        opensTheShift();
        counter.onTheScale = new Weighing.Weighed(new Quantity(1_000, Unit.LB));
        assertThat(does(TestShop.scan(Goods.BANANAS))).isEqualTo(Refusal.THE_ITEM_NEEDS_A_WEIGHT);
    }

    @Test
    void where_the_shop_wants_it_only_the_scale_says_what_something_weighs() {
        close();
        open(false);
        opensTheShift();
        assertThat(does(new TillAction.Scan(Goods.BANANAS, null, null, 500L)))
                .isEqualTo(Refusal.THE_WEIGHT_MUST_COME_FROM_THE_SCALE);
        counter.onTheScale = grams(453);
        assertThat(does(TestShop.scan(Goods.BANANAS))).isNull();
    }

    @Test
    void the_customer_reads_every_line_the_total_and_the_change() {
        assertThat(counter.shown).containsExactly("     Dorfladen", " Kasse geschlossen");
        opensTheShift();
        assertThat(counter.shown).containsExactly("     Dorfladen", "    Willkommen!");
        does(TestShop.scan(Goods.MILK));
        assertThat(counter.shown).containsExactly("Milk 1 l        1,29", "Summe       1,29 EUR");
        counter.onTheScale = grams(1_250);
        does(TestShop.scan(Goods.CHEESE));
        assertThat(counter.shown).containsExactly("Mountain chees 24,88", "Summe      26,17 EUR");
        does(new TillAction.VoidLine(2));
        assertThat(counter.shown).containsExactly("Milk 1 l        1,29", "Summe       1,29 EUR");
        does(new TillAction.PayCash(new Money(100, shop.store().currency())));
        assertThat(counter.shown).containsExactly("Summe       1,29 EUR", "Zu zahlen   0,29 EUR");
        does(new TillAction.PayCash(new Money(50, shop.store().currency())));
        assertThat(counter.shown).containsExactly("Summe       1,29 EUR", "Rückgeld    0,21 EUR");
        now = now.plus(Duration.ofSeconds(31));
        lane.showTheCustomer();
        assertThat(counter.shown).containsExactly("     Dorfladen", "    Willkommen!");
        does(TestShop.scan(Goods.MILK));
        does(new TillAction.PayCash(new Money(129, shop.store().currency())));
        assertThat(counter.shown).containsExactly("Summe       1,29 EUR", "    Vielen Dank!");
    }
}
