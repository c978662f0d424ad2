package com.evertill.cloud.ledger.readers;

import static com.evertill.cloud.ledger.Rig.DAY;
import static com.evertill.cloud.ledger.Rig.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.evertill.cloud.ledger.Alarm;
import com.evertill.cloud.ledger.RigBench;
import com.evertill.cloud.ledger.Sales;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.tender.ShiftNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest extends RigBench {
    @Test
    void sales_become_sums_stock_and_a_list() {
        sell(2);
        sell(3);
        send(1, 2);
        assertThat(sums())
                .containsExactly(
                        tuple(Figure.ITEMS, "", 5L, 0L),
                        tuple(Figure.NET, "", 2L, 500L),
                        tuple(Figure.SALES, "", 2L, 535L),
                        tuple(Figure.TAX, "R", 2L, 35L),
                        tuple(Figure.TENDER, "cash", 2L, 535L));
        assertThat(cloud.readers.stock().of("acme.1"))
                .containsExactly(new StockOnHand.OnHand(Sales.APPLES, Quantity.each(-5)));
        assertThat(cloud.readers.sales().recent(null, 10))
                .extracting(sold -> sold.receipt().toString(), SalesFeed.Sold::total, SalesFeed.Sold::tenders)
                .containsExactly(
                        tuple("1-1-2", Sales.euro(321), List.of("cash")),
                        tuple("1-1-1", Sales.euro(214), List.of("cash")));
        assertThat(cloud.readers.sales().recent("acme.2", 10)).isEmpty();
    }

    @Test
    void f10_a_batch_that_comes_twice_counts_once() {
        sell(2);
        send(1, 1);
        send(1, 1);
        cloud = cloud.restarted(folder);
        send(1, 1);
        assertThat(sum(Figure.SALES)).isEqualTo(214);
        assertThat(cloud.readers.stock().of("acme.1"))
                .containsExactly(new StockOnHand.OnHand(Sales.APPLES, Quantity.each(-2)));
    }

    @Test
    void f06_a_fact_that_comes_late_belongs_to_the_shift_and_day_it_happened_in() {
        var yesterday = DAY.minusDays(1);
        var firstShift = new ShiftNumber(Sales.TILL, 1, 1);
        var secondShift = new ShiftNumber(Sales.TILL, 1, 2);
        box.happened(NOW.minusSeconds(90_000), yesterday, Sales.ofApples(1, 1, firstShift));
        box.happened(NOW, DAY, Sales.ofApples(2, 2, secondShift));
        cloud.receive(box, 2, 2);
        cloud.read();
        send(1, 1);
        assertThat(cloud.readers.reports().of("acme.1", yesterday))
                .extracting(Posting::shift)
                .containsOnly(firstShift);
        assertThat(cloud.readers.reports().of("acme.1", DAY))
                .extracting(Posting::shift)
                .containsOnly(secondShift);
    }

    @Test
    void nothing_behind_a_gap_is_read() {
        sell(1);
        sell(2);
        send(2, 2);
        assertThat(cloud.readers.sales().recent(null, 10)).isEmpty();
        send(1, 1);
        assertThat(cloud.readers.sales().recent(null, 10)).hasSize(2);
    }

    @Test
    void a_fact_of_tomorrow_and_a_damaged_one_are_set_aside_and_block_nothing() {
        sell(1);
        box.happened(NOW, DAY, "loyalty.earned", 1, "{\"points\":5}");
        box.happened(NOW, DAY, "sale.completed", 2, "{}");
        box.happened(NOW, DAY, "sale.completed", 1, "{\"till\":1}");
        box.happened(NOW, DAY, "device.changed", 1, "{\"till\":1}");
        box.happened(NOW, DAY, "sale.completed", 1, "no json");
        sell(2);
        send(1, 7);
        assertThat(cloud.readers.setAside().all())
                .extracting(SetAside.NotUnderstood::type, SetAside.NotUnderstood::version)
                .containsExactly(
                        tuple("loyalty.earned", 1),
                        tuple("sale.completed", 2),
                        tuple("sale.completed", 1),
                        tuple("device.changed", 1),
                        tuple("sale.completed", 1));
        assertThat(cloud.ledger.alarms().all())
                .extracting(Alarm::kind, Alarm::count)
                .containsExactly(tuple(Alarm.Kind.A_FACT_IS_NOT_UNDERSTOOD, 5L));
        assertThat(sum(Figure.SALES)).isEqualTo(321);
    }

    @Test
    void an_absurd_amount_is_set_aside_before_it_spoils_a_sum() {
        sell(1);
        box.happened(
                NOW,
                DAY,
                new Payload.CashMoved(Sales.TILL, Sales.SHIFT, Sales.CASHIER, Sales.euro(Long.MAX_VALUE), "typo"));
        sell(1);
        send(1, 3);
        assertThat(cloud.readers.setAside().all()).hasSize(1);
        assertThat(sum(Figure.SALES)).isEqualTo(214);
    }

    @Test
    void what_readers_made_can_be_dropped_and_made_again_from_the_archive() {
        sell(1);
        box.happened(NOW, DAY, new Payload.ReleaseAcknowledged("main", 1, Acknowledgement.ACTIVE, null));
        box.happened(NOW, DAY, new Payload.DeviceChanged(Sales.TILL, "printer", "PAPER_OUT", null));
        box.happened(NOW, DAY, "loyalty.earned", 1, "{}");
        sell(2);
        send(1, 2);
        send(3, 5);
        var before = everything();
        cloud.readers.rebuild();
        assertThat(cloud.readers.sales().recent(null, 10)).isEmpty();
        cloud.read();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void acknowledgements_say_how_far_each_node_is() {
        for (var step : List.of(Acknowledgement.SEEN, Acknowledgement.FETCHED, Acknowledgement.VERIFIED)) {
            box.happened(NOW, DAY, new Payload.ReleaseAcknowledged("main", 7, step, null));
        }
        send(1, 3);
        assertThat(cloud.readers.acknowledgements().of("main", 7))
                .extracting(Acknowledgements.Acknowledged::step)
                .containsExactly(Acknowledgement.VERIFIED);
        assertThat(cloud.readers.acknowledgements().of("main", 8)).isEmpty();
        box.happened(NOW, DAY, new Payload.ReleaseAcknowledged("main", 7, Acknowledgement.REFUSED, "no space"));
        send(4, 4);
        assertThat(cloud.readers.acknowledgements().of("main", 7))
                .extracting(Acknowledgements.Acknowledged::step, Acknowledgements.Acknowledged::why)
                .containsExactly(tuple(Acknowledgement.REFUSED, "no space"));
    }

    @Test
    void devices_and_clocks_are_known_as_they_last_were() {
        box.happened(NOW, DAY, new Payload.DeviceChanged(Sales.TILL, "printer", "PAPER_OUT", "tray 1"));
        box.happened(NOW, DAY, new Payload.DeviceChanged(Sales.TILL, "printer", "READY", null));
        box.happened(NOW, DAY, new Payload.ClockChanged(NOW.minusSeconds(3600), NOW));
        send(1, 3);
        assertThat(cloud.readers.troubles().devices())
                .extracting(Troubles.DeviceState::state)
                .containsExactly("READY");
        assertThat(cloud.readers.troubles().clockJumps())
                .containsExactly(new Troubles.ClockJump(box.node(), NOW.minusSeconds(3600), NOW));
    }

    @Test
    void a_count_says_how_much_there_is_and_movements_go_on_from_it() {
        sell(2);
        box.happened(
                NOW,
                DAY,
                new Payload.StockCounted(
                        List.of(new Payload.StockLine(Sales.APPLES, Quantity.each(40))), Sales.CASHIER));
        sell(3);
        send(1, 3);
        assertThat(cloud.readers.stock().of("acme.1"))
                .containsExactly(new StockOnHand.OnHand(Sales.APPLES, Quantity.each(37)));
    }

    private void sell(int pieces) {
        long number = box.highest() + 1;
        box.happened(NOW.plusSeconds(number), DAY, Sales.ofApples(number, pieces));
    }

    private void send(long first, long last) {
        cloud.receive(box, first, last);
        cloud.read();
    }

    private List<org.assertj.core.groups.Tuple> sums() {
        return cloud.readers.reports().of("acme.1", DAY).stream()
                .map(posting -> tuple(posting.figure(), posting.name(), posting.count(), posting.minor()))
                .toList();
    }

    private long sum(Figure figure) {
        return cloud.readers.reports().of("acme.1", DAY).stream()
                .filter(posting -> posting.figure() == figure)
                .mapToLong(Posting::minor)
                .sum();
    }

    private List<Object> everything() {
        return List.of(
                cloud.readers.reports().of("acme.1", DAY),
                cloud.readers.reports().totals(DAY, DAY),
                cloud.readers.stock().of("acme.1"),
                cloud.readers.sales().recent(null, 100),
                cloud.readers.acknowledgements().of("main", 1),
                cloud.readers.troubles().devices(),
                cloud.readers.setAside().all());
    }
}
