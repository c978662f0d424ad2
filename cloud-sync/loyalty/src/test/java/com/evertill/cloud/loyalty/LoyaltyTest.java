package com.evertill.cloud.loyalty;

import static com.evertill.cloud.loyalty.Facts.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.sqlite.Database;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maria buys, brings back, and spends what she has earned. */
class LoyaltyTest {
    private static final String MARIA = "customer-17";
    private static final String SALE = "1-1-7";

    @TempDir
    private Path folder;

    private final Facts facts = new Facts();
    private final List<CloudEvent> told = new ArrayList<>();
    private final Map<Long, JsonNode> withheld = new HashMap<>();
    private Instant now = Facts.NOW;
    private Loyalty loyalty;

    @BeforeEach
    void open() {
        open(PointsRule.ONE_A_UNIT);
    }

    private void open(List<PointsRule> rules) {
        loyalty = Loyalty.open(url(), rules, (_, batch) -> Optional.ofNullable(withheld.get(batch)));
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("loyalty.db");
    }

    @AfterEach
    void close() {
        loyalty.close();
    }

    private void restart() {
        loyalty.close();
        open();
    }

    private void hears(CloudEvent... events) throws NotTaken {
        for (var event : events) {
            assertThat(Loyalty.NEWS.matches(event)).isTrue();
            loyalty.hear(event, now);
        }
    }

    private long balance() {
        return loyalty.account(MARIA, now).balance();
    }

    private List<Long> changes() {
        return loyalty.entries(MARIA, Optional.empty(), 100).reversed().stream()
                .map(Entry::change)
                .toList();
    }

    private List<String> tells() {
        told.clear();
        while (loyalty.step(told::addAll)) {}
        return told.stream().map(event -> event.data().toString()).toList();
    }

    @Test
    void a_point_for_each_whole_euro() throws NotTaken {
        hears(facts.sold(SALE, 1_299, MARIA), facts.sold("1-1-8", 99, MARIA), facts.sold("1-1-9", 100, MARIA));
        assertThat(balance()).isEqualTo(13);
        assertThat(changes()).containsExactly(12L, 0L, 1L);
        assertThat(tells()).containsExactly("""
                {"customer":"customer-17","balance":12,"change":12,"why":"SALE","number":1,"origin":"acme.berlin/1-1-7"}""", """
                {"customer":"customer-17","balance":13,"change":1,"why":"SALE","number":3,"origin":"acme.berlin/1-1-9"}""");
    }

    @Test
    void a_sale_is_of_whom_its_basket_named_last() throws NotTaken {
        hears(facts.sold(SALE, 500), facts.sold("1-1-8", 700, "somebody", MARIA), facts.sold("1-1-9", 900, MARIA, "x"));
        assertThat(balance()).isEqualTo(7);
        assertThat(loyalty.account("somebody", now).balance()).isZero();
        assertThat(loyalty.account("x", now).balance()).isEqualTo(9);
    }

    @Test
    void a_yen_is_a_unit_as_well_and_a_rule_counts_from_its_day_on() throws NotTaken {
        loyalty.close();
        open(List.of(
                new PointsRule(LocalDate.parse("2026-11-01"), 1, 100),
                new PointsRule(LocalDate.parse("2026-11-20"), 3, 100)));
        hears(
                facts.sold("2026-10-31", "JPY", "1-1-1", 5_000, MARIA),
                facts.sold("2026-11-20", "JPY", "1-1-2", 250, MARIA),
                facts.sold("2026-11-19", "JPY", "1-1-3", 250, MARIA));
        assertThat(changes()).containsExactly(0L, 6L, 2L);
    }

    @Test
    void a_repeat_changes_nothing() throws NotTaken {
        var sale = facts.sold(SALE, 1_000, MARIA);
        var back = facts.returned(SALE, 250);
        hears(sale, sale, back);
        restart();
        hears(back, sale);
        assertThat(changes()).containsExactly(10L, -3L);
        assertThat(tells()).hasSize(2);
    }

    @Test
    void what_comes_back_takes_its_points_with_it_and_all_of_it_all() throws NotTaken {
        hears(facts.sold(SALE, 1_050, MARIA), facts.returned(SALE, 60), facts.returned(SALE, 60));
        assertThat(changes()).containsExactly(10L, -1L, 0L);
        hears(facts.returned(SALE, 930));
        assertThat(balance()).isZero();
        hears(facts.returned(SALE, 500));
        assertThat(balance()).as("more than was paid").isZero();
    }

    @Test
    void a_return_that_is_here_first_waits_for_its_sale() throws NotTaken {
        hears(facts.returned(SALE, 300), facts.returned(SALE, 200));
        restart();
        assertThat(balance()).isZero();
        hears(facts.sold(SALE, 1_000, MARIA));
        assertThat(changes()).containsExactly(10L, -3L, -2L);
        hears(facts.returned("1-1-99", 500));
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void the_same_money_that_is_told_in_two_ways_counts_once() throws NotTaken {
        hears(facts.sold(SALE, 1_000, MARIA), facts.returned(SALE, 400), facts.refunded(SALE, 400));
        assertThat(balance()).isEqualTo(6);
        hears(facts.sold("1-1-8", 1_000, MARIA), facts.refunded("1-1-8", 1_000));
        assertThat(balance()).isEqualTo(6);
    }

    @Test
    void an_order_comes_back_in_another_store() throws NotTaken {
        hears(facts.takenBack("A-1", "r1", 200), facts.sold(SALE, 1_000, MARIA));
        assertThat(balance()).isEqualTo(10);
        hears(facts.collected("A-1", SALE));
        assertThat(balance()).isEqualTo(8);
        var rest = facts.takenBack("A-1", "r2", 800);
        hears(rest, rest, facts.collected("A-1", SALE));
        assertThat(balance()).isZero();
        assertThat(changes()).containsExactly(10L, -2L, -8L);
    }

    @Test
    void a_sale_that_no_bus_took_is_asked_for() throws NotTaken {
        var sale = facts.withheld("sale.completed", 40);
        assertThatThrownBy(() -> hears(sale)).isInstanceOf(NotTaken.class).hasMessageContaining("withheld");
        withheld.put(40L, Facts.sale("EUR", SALE, 100_000, MARIA));
        hears(sale);
        assertThat(balance()).isEqualTo(1_000);
    }

    @Test
    void what_makes_no_sense_is_not_taken() {
        var nothing = JsonNodeFactory.instance.objectNode();
        assertThatThrownBy(() -> hears(facts.fact("sale.completed", "2026-11-23", nothing)))
                .isInstanceOf(NotTaken.class);
        assertThatThrownBy(() -> hears(facts.sold(SALE, Long.MAX_VALUE, MARIA))).isInstanceOf(NotTaken.class);
        assertThatThrownBy(() -> hears(facts.sold(SALE, 100, "x".repeat(65)))).isInstanceOf(NotTaken.class);
    }

    @Test
    void points_that_are_held_cannot_be_spent_twice() throws NotTaken {
        hears(facts.sold(SALE, 10_000, MARIA));
        assertThat(loyalty.hold("web-1", MARIA, 70, BERLIN, now)).isEmpty();
        restart();
        assertThat(loyalty.hold("till-1", MARIA, 40, BERLIN, now)).contains(LoyaltyRefusal.THERE_ARE_NOT_ENOUGH_POINTS);
        assertThat(loyalty.hold("web-1", MARIA, 70, BERLIN, now)).as("a repeat").isEmpty();
        assertThat(loyalty.account(MARIA, now)).isEqualTo(new Account(MARIA, 100, 70));
        assertThat(loyalty.settle("web-1", now)).isEmpty();
        restart();
        assertThat(loyalty.settle("web-1", now)).as("a repeat").isEmpty();
        assertThat(loyalty.account(MARIA, now)).isEqualTo(new Account(MARIA, 30, 0));
        assertThat(loyalty.release("web-1", now)).contains(LoyaltyRefusal.THE_POINTS_ARE_SPENT);
        assertThat(loyalty.hold("till-2", MARIA, 30, BERLIN, now)).isEmpty();
        assertThat(loyalty.release("till-2", now)).isEmpty();
        assertThat(loyalty.release("till-2", now)).isEmpty();
        assertThat(loyalty.settle("till-2", now)).contains(LoyaltyRefusal.THE_HOLD_IS_OVER);
        assertThat(loyalty.hold("till-1", MARIA, 40, BERLIN, now))
                .as("a repeat")
                .isPresent();
        assertThat(tells().getLast()).isEqualTo("""
                {"customer":"customer-17","balance":30,"change":-70,"why":"REDEEMED","number":2,"origin":"web-1"}""");
    }

    @Test
    void what_makes_no_hold_is_refused() throws NotTaken {
        hears(facts.sold(SALE, 1_000, MARIA));
        assertThat(loyalty.hold("a", MARIA, 0, BERLIN, now)).contains(LoyaltyRefusal.THE_POINTS_MUST_BE_MORE_THAN_ZERO);
        assertThat(loyalty.hold("b", "nobody", 1, BERLIN, now)).contains(LoyaltyRefusal.THERE_ARE_NOT_ENOUGH_POINTS);
        assertThat(loyalty.settle("c", now)).contains(LoyaltyRefusal.THERE_IS_NO_SUCH_HOLD);
        assertThat(loyalty.release("c", now)).contains(LoyaltyRefusal.THERE_IS_NO_SUCH_HOLD);
        assertThat(loyalty.hold("d", MARIA, 1, BERLIN, now)).isEmpty();
        var used = LoyaltyRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND;
        assertThat(loyalty.hold("d", MARIA, 2, BERLIN, now)).contains(used);
        hears(facts.sold("1-1-8", 1_000, "eva"));
        assertThat(loyalty.hold("d", "eva", 1, BERLIN, now)).contains(used);
    }

    @Test
    void nobody_holds_points_for_ever() throws NotTaken {
        hears(facts.sold(SALE, 1_000, MARIA));
        loyalty.hold("a", MARIA, 10, BERLIN, now);
        now = now.plus(Loyalty.HELD_FOR);
        assertThat(loyalty.settle("a", now)).contains(LoyaltyRefusal.THE_HOLD_IS_OVER);
        assertThat(loyalty.account(MARIA, now).available()).isEqualTo(10);
        assertThat(loyalty.expire(now)).isTrue();
        assertThat(loyalty.expire(now)).isFalse();
        assertThat(loyalty.settle("a", now)).contains(LoyaltyRefusal.THE_HOLD_IS_OVER);
    }

    @Test
    void points_that_were_spent_before_the_goods_came_back_are_owed() throws NotTaken {
        hears(facts.sold(SALE, 1_000, MARIA));
        loyalty.hold("a", MARIA, 8, BERLIN, now);
        loyalty.settle("a", now);
        hears(facts.returned(SALE, 1_000));
        assertThat(loyalty.account(MARIA, now)).isEqualTo(new Account(MARIA, -8, 0));
        assertThat(loyalty.account(MARIA, now).available()).isZero();
        hears(facts.sold("1-1-8", 1_000, MARIA));
        assertThat(balance()).isEqualTo(2);
    }

    @Test
    void who_is_erased_has_no_account_and_gets_none_again() throws NotTaken {
        hears(facts.sold(SALE, 1_000, MARIA));
        loyalty.hold("a", MARIA, 5, BERLIN, now);
        tells();
        hears(Facts.erased(MARIA), Facts.erased(MARIA));
        assertThat(loyalty.settle("a", now)).contains(LoyaltyRefusal.THERE_IS_NO_SUCH_HOLD);
        hears(facts.returned(SALE, 500), facts.sold("1-1-8", 900, MARIA), facts.sold(SALE, 1_000, MARIA));
        assertThat(balance()).isZero();
        assertThat(loyalty.entries(MARIA, Optional.empty(), 10)).isEmpty();
        assertThat(loyalty.hold("b", MARIA, 1, BERLIN, now)).contains(LoyaltyRefusal.THE_ACCOUNT_IS_CLOSED);
        assertThat(tells()).isEmpty();
        try (var database = Database.open(url(), LoyaltySchema.MIGRATIONS)) {
            assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM entry")))
                    .as("its entries stay, as nobody's")
                    .isEqualTo(1);
            assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM account WHERE customer IS NOT NULL")))
                    .isZero();
        }
    }

    @Test
    void entries_come_in_pages() throws NotTaken {
        for (int sale = 1; sale <= 5; sale++) {
            hears(facts.sold("1-1-" + sale, 100L * sale, MARIA));
        }
        var first = loyalty.entries(MARIA, Optional.empty(), 2);
        assertThat(first).extracting(Entry::change).containsExactly(5L, 4L);
        assertThat(loyalty.entries(MARIA, Optional.of(first.getLast().number()), 9))
                .extracting(Entry::change)
                .containsExactly(3L, 2L, 1L);
    }
}
