package com.evertill.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.NotScanned;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.TestStores;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.shop.Shop;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:30:00Z");

    @TempDir
    private Path folder;

    private final AtomicLong ids = new AtomicLong();
    private Shop shop;
    private Lane lane;

    @BeforeEach
    void open() {
        shop = Shop.open(TestStores.german(), Schema.open("jdbc:sqlite:" + folder.resolve("edge.db")), "test", NOW);
        var euro = shop.store().currency();
        shop.catalog().importLocal(Goods.in(euro, Unit.KG), Goods.GERMAN_TAXES, NOW);
        var around = new Lane.Surroundings(() -> NOW, () -> "c" + ids.incrementAndGet(), _ -> {}, () -> {});
        var none = LaneConfig.none("1");
        lane = new Lane(
                shop,
                TestShop.TILL_1,
                listener -> new JposLaneDevices(none, listener, Runnable::run, () -> NOW),
                null,
                around);
    }

    @AfterEach
    void close() {
        lane.close();
        shop.database().close();
    }

    @Test
    void f28_no_scan_is_dropped_in_silence() {
        lane.scanned(Symbology.EAN_13, Goods.MILK);
        assertThat(notice().refusal()).isEqualTo(Refusal.THE_SHIFT_IS_NOT_OPEN);

        var opening = new TillAction.OpenShift(new Money(0, shop.store().currency()));
        lane.till().take(new TillCommand("open", null, opening), TestShop.ANNA, NOW);
        lane.scanned(Symbology.EAN_13, "4006381333930");
        assertThat(notice().refusal()).isNotNull();

        long told = notice().number();
        lane.scanned(Symbology.EAN_13, Goods.MILK);
        assertThat(lane.till().state().entries()).isNotEmpty();
        assertThat(notice().number()).isEqualTo(told);
    }

    @Test
    void f28_scans_that_came_too_late_are_told_with_their_number() {
        lane.notScanned(NotScanned.CAME_TOO_LATE, 3);
        assertThat(notice().refusal()).isEqualTo(Refusal.SCANS_CAME_TOO_LATE);
        assertThat(notice().entered()).isEqualTo("3");
    }

    @Test
    void a_payment_card_that_comes_as_a_scan_is_told_without_anything_of_it() {
        var opening = new TillAction.OpenShift(new Money(0, shop.store().currency()));
        lane.till().take(new TillCommand("open", null, opening), TestShop.ANNA, NOW);
        lane.scanned(Symbology.UNKNOWN, ";4111111111111111=25121010000000000?");
        assertThat(notice().refusal()).isEqualTo(Refusal.A_PAYMENT_CARD_IS_NO_CODE);
        assertThat(notice().entered()).isEmpty();
        lane.notScanned(NotScanned.PAYMENT_CARD, 1);
        assertThat(notice()).isEqualTo(new Lane.Notice(2, Refusal.A_PAYMENT_CARD_IS_NO_CODE, ""));
        assertThat(lane.till().state().entries()).isEmpty();
    }

    @Test
    void f28_a_scan_that_cannot_be_stored_is_told_and_changes_nothing() {
        var opening = new TillAction.OpenShift(new Money(0, shop.store().currency()));
        lane.till().take(new TillCommand("open", null, opening), TestShop.ANNA, NOW);
        shop.database().write(tx -> tx.number("PRAGMA max_page_count=1"));

        assertThatThrownBy(() -> {
                    for (int n = 0; n < 1_000; n++) {
                        lane.scanned(Symbology.EAN_13, Goods.MILK);
                    }
                })
                .isInstanceOf(DatabaseFault.class);

        var lines = lane.till().state().entries().size();
        assertThat(notice().refusal()).isNull();
        assertThat(notice().entered()).isEqualTo(Goods.MILK);

        shop.database().write(tx -> tx.number("PRAGMA max_page_count=1000000"));
        lane.scanned(Symbology.EAN_13, Goods.MILK);
        assertThat(lane.till().state().entries()).hasSize(lines + 1);
    }

    private Lane.Notice notice() {
        return Objects.requireNonNull(lane.notice());
    }
}
