package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.HardTotalsDevice;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.simulator.MediumSimulator;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.journal.DrawnNumbers;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.numbers.JournalIsOlder;
import com.evertill.edge.numbers.SecondCopy;
import com.evertill.edge.shop.Shop;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is put in the place of a newer one, by a person or by a machine that is set back, and a second copy of its numbers on a stick. */
class HardTotalsOfABoxTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @TempDir
    Path folder;

    private TestShop shop;
    private MediumSimulator stick;
    private SecondCopy copy;

    @BeforeEach
    void a_shop_that_sells_with_a_stick_in_it() {
        shop = TestShop.german(folder.resolve("box"));
        stick = new MediumSimulator(folder.resolve("stick"));
        copy = stickOf(shop.store().node());
        shop.opens("100.00");
        sells();
        assertThat(copy.keep(shop.database())).isEmpty();
    }

    private SecondCopy stickOf(NodeId node) {
        var xml = """
                <JposEntries><JposEntry logicalName="totals.1">
                  <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.FolderHardTotals"/>
                  <prop name="folder" value="%s"/>
                </JposEntry></JposEntries>
                """.formatted(stick.folder());
        JposLaneDevices.configure(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), Thread::startVirtualThread);
        return new SecondCopy(new HardTotalsDevice("totals.1"), node);
    }

    @AfterEach
    void close() {
        copy.close();
        shop.close();
    }

    private void sells() {
        shop.scans(Goods.MILK);
        shop.paysCash("5.00");
    }

    @Test
    void the_right_journal_is_let_in_however_much_it_is_ahead() {
        sells();
        sells();
        assertThat(copy.behind(shop.database())).isEmpty();
        assertThat(copy.keep(shop.database())).isEmpty();
        assertThat(new SecondCopyOnDisk(stick).text()).contains("receipt 1 3\n", "epoch 1\n");
    }

    @Test
    void an_older_journal_in_its_place_is_refused_with_what_to_do() {
        var old = folder.resolve("old");
        shop.copyFilesTo(old);
        sells();
        copy.keep(shop.database());
        try (var database = JournalFile.open(old, shop.store(), List.of())) {
            var behind = stickOf(shop.store().node()).behind(database);
            assertThat(behind).contains("receipt 1: 1 here, and 2 was given");
            assertThat(new JournalIsOlder(old, behind)).hasMessageContaining("EVERTILL_OLDER_JOURNAL=set-aside");
        }
    }

    @Test
    void set_aside_the_box_goes_on_in_an_epoch_that_uses_no_number_again() {
        var old = folder.resolve("old");
        shop.copyFilesTo(old);
        sells();
        copy.keep(shop.database());
        var opened = JournalFile.open(old, shop.store(), List.of());
        try (var fresh = JournalFile.setAside(old, shop.store(), List.of(), opened, "it is older")) {
            JournalFile.goOnWithoutCloud(fresh, shop.store(), "test", copy.epoch());
            var goesOn = Shop.open(shop.store(), fresh, "test", NOON);
            assertThat(goesOn.site().journal().epoch()).isEqualTo(2);
            assertThat(copy.behind(fresh)).isEmpty();
            assertThat(copy.keep(fresh)).isEmpty();
            assertThat(copy.epoch()).isEqualTo(2);
            assertThat(kept(fresh)).as("what the older one knew").isPositive();
        }
        assertThat(copy.behind(shop.database()))
                .as("the newest of before, come back after all")
                .containsExactly("epoch 1, and 2 has begun");
    }

    /** Receipts of epochs before. */
    private static long kept(Database database) {
        return database.<Long>read(tx -> tx.number("SELECT count(*) FROM receipt"));
    }

    @Test
    void an_empty_disk_without_a_cloud_begins_the_epoch_after_the_one_on_the_stick() {
        try (var empty = JournalFile.open(folder.resolve("new disk"), shop.store(), List.of())) {
            assertThat(copy.behind(empty)).isEmpty();
            JournalFile.goOnWithoutCloud(empty, shop.store(), "test", copy.epoch());
            assertThat(empty.<Boolean>read(Journal::isBegun)).isTrue();
            assertThat(empty.read(DrawnNumbers::of).orElseThrow().epoch()).isEqualTo(2);
        }
    }

    @Test
    void a_stick_that_is_away_stops_nothing_and_is_asked_before_it_is_written() {
        var old = folder.resolve("old");
        shop.copyFilesTo(old);
        sells();
        copy.keep(shop.database());
        stick.unplugged(true);
        var atTheStart = stickOf(shop.store().node());
        try (var database = JournalFile.open(old, shop.store(), List.of())) {
            assertThat(atTheStart.behind(database)).isEmpty();
            assertThat(atTheStart.keep(database)).isEmpty();
            assertThat(atTheStart.trouble())
                    .hasValueSatisfying(it -> assertThat(it).contains("Plug it in"));
            stick.unplugged(false);
            assertThat(atTheStart.keep(database)).isNotEmpty();
            assertThat(new SecondCopyOnDisk(stick).text()).contains("receipt 1 2\n");
        }
    }

    @Test
    void a_stick_that_is_pulled_out_while_it_sells_goes_on_where_it_was() {
        stick.unplugged(true);
        sells();
        assertThat(copy.keep(shop.database())).isEmpty();
        assertThat(copy.trouble()).isPresent();
        stick.unplugged(false);
        assertThat(copy.keep(shop.database())).isEmpty();
        assertThat(copy.trouble()).isEmpty();
        assertThat(new SecondCopyOnDisk(stick).text()).contains("receipt 1 2\n");
    }

    @Test
    void totals_that_cannot_be_read_are_not_taken_for_none() {
        sells();
        copy.keep(shop.database());
        stick.damage(true);
        var again = stickOf(shop.store().node());
        assertThat(again.keep(shop.database())).isEmpty();
        assertThat(again.trouble()).hasValueSatisfying(it -> assertThat(it).contains("totals.a and totals.b"));
    }

    @Test
    void another_boxs_stick_is_refused() {
        var other = stickOf(NodeId.parse("demo.store2.box1"));
        assertThatThrownBy(other::epoch).hasMessageContaining("those of demo.store1.box1");
    }

    /** As whoever has only the stick would read it. */
    private record SecondCopyOnDisk(MediumSimulator stick) {
        String text() {
            try (var device = new HardTotalsDevice("totals.1")) {
                return device.read().orElseThrow();
            }
        }
    }
}
