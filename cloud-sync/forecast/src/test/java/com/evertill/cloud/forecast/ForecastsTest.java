package com.evertill.cloud.forecast;

import static com.evertill.cloud.forecast.Told.BERLIN;
import static com.evertill.cloud.forecast.Told.MILK;
import static com.evertill.cloud.forecast.Told.SALMON;
import static com.evertill.cloud.forecast.Told.at;
import static com.evertill.cloud.forecast.Told.milk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.forecast.demand.DemandClass;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop sells milk, ten cartons a day and twenty on Saturdays, and its manager is told in the morning what to order. */
class ForecastsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 31);
    private static final int WEEKS = 12;
    /** The day on which it is asked. */
    private static final LocalDate TODAY = MONDAY.plusWeeks(WEEKS);

    @TempDir
    private Path folder;

    private final Told told = new Told();
    private final Map<Long, JsonNode> withheld = new HashMap<>();
    private Forecasts forecasts;

    @BeforeEach
    void open() {
        forecasts = open("forecast");
    }

    private Forecasts open(String name) {
        return Forecasts.open(
                "jdbc:sqlite:" + folder.resolve(name + ".db"),
                Rhythm.DAILY,
                _ -> Told.ZONE,
                (_, batch) -> Optional.ofNullable(withheld.get(batch)));
    }

    @AfterEach
    void close() {
        forecasts.close();
    }

    private void hears(CloudEvent... events) throws NotTaken {
        hears(List.of(events));
    }

    private void hears(List<CloudEvent> events) throws NotTaken {
        for (var event : events) {
            assertThat(Forecasts.NEWS.matches(event)).isTrue();
            forecasts.hear(event, at(TODAY, 3));
        }
    }

    private static void night(Forecasts forecasts, LocalDate day) {
        while (forecasts.step(at(day, 5))) {}
    }

    private List<Proposal> morning(LocalDate day) {
        night(forecasts, day);
        return forecasts.proposals(BERLIN, Optional.empty(), 100);
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static long cartons(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? 20 : 10;
    }

    private List<CloudEvent> weeks() {
        var events = new ArrayList<CloudEvent>();
        for (var day = MONDAY; day.isBefore(TODAY); day = day.plusDays(1)) {
            if (isOpen(day)) {
                events.add(told.sold(day, milk(cartons(day) - 3), milk(2)));
                events.add(told.sold(day, milk(1), Told.line(MILK, 5_000, "EACH", true)));
            }
        }
        return events;
    }

    private static Quantity pieces(long pieces) {
        return Quantity.each(pieces);
    }

    @Test
    void the_manager_is_told_what_to_order_and_why() throws NotTaken {
        hears(weeks());
        hears(told.level(at(TODAY, 2), 14, 4));
        var proposal = morning(TODAY).getFirst();
        var why = proposal.why();
        assertThat(why.demand()).isEqualTo(DemandClass.SMOOTH);
        assertThat(why.model()).startsWith("by weekday");
        assertThat(why.daily()).hasSize(3);
        assertThat(why.forecast().thousandths()).isBetween(29_000L, 31_000L);
        assertThat(why.from()).isEqualTo(TODAY);
        assertThat(why.onHand()).isEqualTo(pieces(14));
        assertThat(why.promised()).isEqualTo(pieces(4));
        assertThat(why.ordered()).isEqualTo(pieces(0));
        assertThat(why.windows()).isGreaterThan(40);
        assertThat(proposal.quantity()).isEqualTo(addedUp(why));
        assertThat(proposal.quantity().thousandths()).isBetween(20_000L, 25_000L);
    }

    /** What a person with a pencil makes of it. */
    private static Quantity addedUp(Reason why) {
        long missing = why.forecast().thousandths()
                + why.safetyStock().thousandths()
                - why.onHand().thousandths()
                + why.promised().thousandths()
                - why.ordered().thousandths();
        assertThat(why.safetyStock().thousandths())
                .isEqualTo(Math.ceilDiv(why.usualError().thousandths() * why.safety(), 100));
        assertThat(why.daily().stream().mapToLong(Quantity::thousandths).sum())
                .isEqualTo(why.forecast().thousandths());
        return pieces(Math.ceilDiv(missing, 1_000));
    }

    @Test
    void saturday_is_known_before_it_comes() throws NotTaken {
        hears(weeks());
        hears(told.level(at(TODAY, 2), 1, 0));
        for (var day = TODAY; day.isBefore(TODAY.plusDays(4)); day = day.plusDays(1)) {
            hears(told.sold(day, milk(10)));
        }
        var friday = TODAY.plusDays(4);
        var daily = morning(friday).getFirst().why().daily();
        assertThat(daily.get(0).thousandths()).isBetween(9_000L, 11_000L);
        assertThat(daily.get(1).thousandths()).isBetween(18_500L, 21_500L);
        assertThat(daily.get(2)).as("closed").isEqualTo(pieces(0));
    }

    @Test
    void where_enough_is_there_or_on_its_way_nothing_is_proposed() throws NotTaken {
        hears(weeks());
        hears(told.level(at(TODAY, 2), 60, 0));
        assertThat(morning(TODAY)).isEmpty();
        hears(told.level(at(TODAY, 20), 0, 0));
        var proposal = morning(TODAY.plusDays(1)).getFirst();
        assertThat(answer("c-1", proposal, 60)).isEmpty();
        assertThat(morning(TODAY.plusDays(2))).as("it is on its way").isEmpty();
        hears(told.received(TODAY.plusDays(2), 20), told.level(at(TODAY.plusDays(2), 9), 20, 0));
        assertThat(morning(TODAY.plusDays(3))).as("40 are still on their way").isEmpty();
        hears(told.received(TODAY.plusDays(3), 40));
        var missing = morning(TODAY.plusDays(4)).getFirst().why();
        assertThat(missing.ordered()).isEqualTo(pieces(0));
        assertThat(missing.onHand()).isEqualTo(pieces(20));
    }

    private Optional<ForecastRefusal> answer(String id, Proposal proposal, long quantity) {
        return forecasts.answer(id, proposal.id(), pieces(quantity), "nina", at(TODAY, 8));
    }

    @Test
    void each_proposal_is_answered_once_and_a_repeat_the_same() throws NotTaken {
        hears(weeks());
        hears(told.level(at(TODAY, 2), 4, 0));
        var proposal = morning(TODAY).getFirst();
        assertThat(forecasts.unanswered()).isOne();
        assertThat(answer("c-1", proposal, -1)).contains(ForecastRefusal.SO_MUCH_CANNOT_BE_ORDERED);
        assertThat(forecasts.answer("c-2", proposal.id(), new Quantity(1_500, Unit.EACH), "nina", at(TODAY, 8)))
                .contains(ForecastRefusal.SO_MUCH_CANNOT_BE_ORDERED);
        assertThat(forecasts.answer("c-3", "none", pieces(1), "nina", at(TODAY, 8)))
                .contains(ForecastRefusal.THERE_IS_NO_SUCH_PROPOSAL);
        assertThat(answer("c-4", proposal, 12)).isEmpty();
        assertThat(answer("c-4", proposal, 12)).isEmpty();
        assertThat(answer("c-4", proposal, 13)).contains(ForecastRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND);
        assertThat(answer("c-5", proposal, 12)).contains(ForecastRefusal.THE_PROPOSAL_IS_ANSWERED);
        assertThat(forecasts.unanswered()).isZero();
        var events = new ArrayList<CloudEvent>();
        while (forecasts.step(events::addAll)) {}
        assertThat(events)
                .extracting(CloudEvent::type)
                .containsExactly(ForecastEvents.PROPOSED, ForecastEvents.ANSWERED);
        assertThat(events.getLast().read(ForecastEvents.Answered.class).ordered())
                .isEqualTo(pieces(12));
    }

    @Test
    void what_nobody_answers_is_said_anew_the_next_day() throws NotTaken {
        hears(weeks());
        hears(told.level(at(TODAY, 2), 4, 0));
        var first = morning(TODAY).getFirst();
        assertThat(morning(TODAY)).as("once a day").containsExactly(first);
        hears(told.sold(TODAY, milk(10)));
        var second = morning(TODAY.plusDays(1));
        assertThat(second).hasSize(1).doesNotContain(first);
        assertThat(answer("late", first, 5)).contains(ForecastRefusal.THE_PROPOSAL_IS_OUT_OF_DATE);
    }

    @Test
    void order_and_repetition_do_not_matter() throws NotTaken {
        var events = new ArrayList<>(weeks());
        events.add(told.level(at(TODAY.minusDays(9), 12), 0, 0));
        events.add(told.level(at(TODAY.minusDays(8), 12), 30, 0));
        events.add(told.level(at(TODAY, 2), 6, 0));
        hears(events);
        var straight = morning(TODAY);
        for (int seed = 1; seed <= 3; seed++) {
            var shuffled = new ArrayList<>(events);
            shuffled.addAll(events);
            Collections.shuffle(shuffled, new Random(seed));
            try (var other = open("other-" + seed)) {
                assertThat(other.isEmpty()).isTrue();
                for (var event : shuffled) {
                    other.hear(event, at(TODAY, 3));
                }
                assertThat(other.isEmpty()).isFalse();
                night(other, TODAY);
                assertThat(other.proposals(BERLIN, Optional.empty(), 100)).isEqualTo(straight);
            }
        }
    }

    @Test
    void days_on_which_it_was_out_are_not_taken_for_days_on_which_nobody_wanted_any() throws NotTaken {
        for (var day = MONDAY; day.isBefore(TODAY); day = day.plusDays(1)) {
            if (isOpen(day)) {
                boolean isOut = day.getDayOfYear() % 4 == 0;
                hears(told.level(at(day, 7), isOut ? 0 : 30, 0));
                hears(isOut ? told.sold(day, Told.line(SALMON, 300, "KG", false)) : told.sold(day, milk(10)));
            }
        }
        hears(told.level(at(TODAY, 2), 1, 0));
        var why = morning(TODAY).getFirst().why();
        assertThat(why.forecast().thousandths()).isBetween(28_500L, 31_500L);
    }

    @Test
    void nothing_is_proposed_where_stock_is_not_kept_or_of_which_little_is_known() throws NotTaken {
        hears(told.sold(TODAY.minusDays(2), milk(3)), told.sold(TODAY.minusDays(1), milk(3)));
        hears(told.level(at(TODAY, 2), 2, 0));
        assertThat(morning(TODAY)).as("two days").isEmpty();
        hears(weeks());
        assertThat(morning(TODAY.plusDays(1))).as("weeks").hasSize(1);
        try (var other = open("not-kept")) {
            for (var event : weeks()) {
                other.hear(event, at(TODAY, 3));
            }
            other.hear(told.level(at(TODAY, 2), -400, 0), at(TODAY, 3));
            night(other, TODAY);
            assertThat(other.proposals(BERLIN, Optional.empty(), 100)).isEmpty();
        }
    }

    @Test
    void a_store_that_was_silent_for_a_day_is_forecast_all_the_same_and_after_weeks_it_is_not() throws NotTaken {
        hears(weeks());
        hears(told.level(at(TODAY, 2), 5, 0));
        assertThat(morning(TODAY.plusDays(2))).hasSize(1);
        assertThat(morning(TODAY.plusDays(40))).isEmpty();
    }

    @Test
    void a_sale_too_large_for_the_bus_is_asked_for() throws NotTaken {
        withheld.put(7L, Json.mapper().valueToTree(Map.of("priced", Map.of("lines", List.of(Told.milk(7))))));
        hears(told.withheld(TODAY));
        withheld.clear();
        assertThatThrownBy(() -> hears(told.withheld(TODAY)))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("withheld");
    }

    @Test
    void what_makes_no_sense_is_not_taken() {
        assertThatThrownBy(() -> hears(told.sold(TODAY, Told.line("x".repeat(33), 1_000, "EACH", false))))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("no item's id");
    }
}
