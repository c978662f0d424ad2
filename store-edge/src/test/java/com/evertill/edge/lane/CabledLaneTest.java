package com.evertill.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.jpos.SerialQueue;
import com.evertill.devices.simulator.KeylockSimulator.Position;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.TestStores;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till, our drivers, and devices at the other end of their cables: what other shops' counters went through. There is no cloud and no internet here. */
class CabledLaneTest {
    @TempDir
    private Path folder;

    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SerialQueue effects = new SerialQueue(threads);
    private SimulatedLane simulated;
    private Shop shop;
    private Lane lane;

    @BeforeEach
    void a_cashier_at_a_till_with_all_its_devices() {
        var terminals = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), InstantSource.system());
        simulated = new SimulatedLane(1, 0, terminals, threads);
        JposLaneDevices.configure(
                new ByteArrayInputStream(
                        SimulatedLane.jposXml(List.of(simulated)).getBytes(StandardCharsets.UTF_8)),
                threads);
        open();
        await(Kind.SCANNER, Health.READY);
        await(Kind.PRINTER, Health.READY);
        await(Kind.DRAWER, Health.READY);
        does(new TillAction.OpenShift(money(0)));
    }

    private void open() {
        shop = Shop.open(
                TestStores.german(), Schema.open("jdbc:sqlite:" + folder.resolve("edge.db")), "test", Instant.now());
        shop.catalog().importLocal(Goods.in(shop.store().currency(), Unit.KG), Goods.GERMAN_TAXES, Instant.now());
        var around = new Lane.Surroundings(
                Instant::now, this::id, wanted -> effects.execute(() -> lane.perform(wanted)), () -> {});
        lane = new Lane(
                shop,
                TestShop.TILL_1,
                listener -> new JposLaneDevices(LaneConfig.standard("1"), listener, threads, Instant::now),
                null,
                around);
    }

    @AfterEach
    void close() {
        lane.close();
        shop.database().close();
        simulated.close();
        threads.shutdownNow();
    }

    private String id() {
        return "c" + ids.incrementAndGet();
    }

    private Money money(long minor) {
        return new Money(minor, shop.store().currency());
    }

    private void does(TillAction action) {
        var answer = lane.take(new TillCommand(id(), null, action), TestShop.ANNA);
        assertThat(answer.refusal()).isNull();
    }

    private void sells() {
        simulated.scanner().scan(Symbology.EAN_13, Goods.MILK);
        until("a line", () -> lane.till().state().basket() instanceof Basket.Known);
        does(new TillAction.PayCash(money(2_000)));
    }

    private void await(Kind kind, Health health) {
        until(kind + " " + health, () -> healthOf(kind) == health);
    }

    private Health healthOf(Kind kind) {
        return Objects.requireNonNull(lane.states().get(kind)).health();
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private List<PrintJobs.Job> asked() {
        return shop.database().read(tx -> shop.site().printJobs().asked(tx, TestShop.TILL_1));
    }

    private long sales() {
        return shop.database().<Long>read(tx -> tx.number("SELECT count(*) FROM fact WHERE type = 'sale.completed'"));
    }

    private long receipts() {
        return simulated.printer().lines().stream().filter("[cut]"::equals).count();
    }

    @Test
    void f15_printing_may_fail_for_ever_and_every_sale_stands_and_a_copy_can_be_had() {
        simulated.printer().fault(Fault.UNPLUGGED, true);
        await(Kind.PRINTER, Health.OFFLINE);
        for (int sale = 1; sale <= 5; sale++) {
            sells();
        }
        assertThat(sales()).isEqualTo(5);
        until("five questions to the cashier", () -> asked().size() == 5);
        simulated.printer().fault(Fault.UNPLUGGED, false);
        await(Kind.PRINTER, Health.READY);
        assertThat(receipts()).isZero();

        does(new TillAction.PrintReceipt(
                Objects.requireNonNull(asked().getFirst().receipt())));
        until("a copy", () -> receipts() == 1);
        assertThat(simulated.printer().lines()).anyMatch(line -> line.contains("KOPIE"));
        assertThat(sales()).isEqualTo(5);
    }

    @Test
    void f25_the_printer_on_the_lan_prints_and_the_drawer_opens_without_any_internet() {
        sells();
        until("a receipt", () -> receipts() == 1);
        await(Kind.DRAWER, Health.DRAWER_OPEN);
    }

    @Test
    void f25_scanner_and_drawer_work_beside_a_printer_a_display_and_a_scale_that_are_away() {
        simulated.display().unplugged(true);
        simulated.scale().close();
        simulated.printer().fault(Fault.COVER_OPEN, true);
        await(Kind.PRINTER, Health.COVER_OPEN);
        await(Kind.DISPLAY, Health.OFFLINE);
        await(Kind.SCALE, Health.OFFLINE);
        sells();
        await(Kind.DRAWER, Health.DRAWER_OPEN);
        assertThat(sales()).isEqualTo(1);
    }

    @Test
    void f26_what_was_sold_while_the_printer_was_dead_is_printed_only_where_somebody_wants_it() {
        simulated.printer().fault(Fault.UNPLUGGED, true);
        await(Kind.PRINTER, Health.OFFLINE);
        sells();
        sells();
        until("two questions to the cashier", () -> asked().size() == 2);
        simulated.printer().fault(Fault.UNPLUGGED, false);
        await(Kind.PRINTER, Health.READY);
        var jobs = asked();
        does(new TillAction.SettlePrint(jobs.getFirst().id(), true));
        does(new TillAction.SettlePrint(jobs.getLast().id(), false));
        until("one receipt", () -> receipts() == 1);
        sells();
        until("the next one's", () -> receipts() == 2);
        assertThat(asked()).isEmpty();
    }

    @Test
    void f27_a_printer_that_was_switched_off_and_on_prints_the_next_receipt_and_nobody_restarts_anything() {
        sells();
        until("a receipt", () -> receipts() == 1);
        simulated.printer().fault(Fault.UNPLUGGED, true);
        await(Kind.PRINTER, Health.OFFLINE);
        simulated.printer().fault(Fault.UNPLUGGED, false);
        await(Kind.PRINTER, Health.READY);
        long before = receipts();
        sells();
        until("another", () -> receipts() == before + 1);
    }

    @Test
    void f28_scans_as_fast_as_the_line_takes_them_are_all_lines_and_in_order() {
        var goods = List.of(Goods.MILK, Goods.BREAD, Goods.STAMPS);
        var scanned = new ArrayList<String>();
        for (int n = 0; n < 150; n++) {
            var code = goods.get(n % goods.size());
            scanned.add(code);
            assertThat(simulated.scanner().scan(Symbology.EAN_13, code)).isTrue();
        }
        until("all lines", () -> lines().size() == scanned.size());
        var names = lines();
        assertThat(names.subList(0, 3)).doesNotHaveDuplicates();
        for (int n = 0; n < names.size(); n++) {
            assertThat(names.get(n)).as("line %d", n).isEqualTo(names.get(n % 3));
        }
    }

    @Test
    void f28_a_scan_that_is_not_taken_beeps() {
        await(Kind.TONE, Health.READY);
        simulated.scanner().scan(Symbology.EAN_13, Goods.UNKNOWN);
        until("two beeps", () -> simulated.printer().beeps() == 2);
        sells();
        assertThat(simulated.printer().beeps()).isEqualTo(2);
        assertThat(refusal(Goods.UNKNOWN, TestShop.ANNA)).isEqualTo(Refusal.THE_ITEM_IS_UNKNOWN);
        until(
                "two more for one that a screen has sent",
                () -> simulated.printer().beeps() == 4);
    }

    @Test
    void while_the_key_is_on_locked_nothing_new_is_taken_and_a_repeat_gets_its_answer() {
        await(Kind.KEYLOCK, Health.READY);
        var milk = scan("milk", Goods.MILK);
        assertThat(lane.take(milk, TestShop.ANNA).refusal()).isNull();
        turn(Position.LOCKED);
        until("locked", () -> refusal(Goods.UNKNOWN, TestShop.ANNA) == Refusal.THE_KEY_SWITCH_IS_LOCKED);
        assertThat(refusal(Goods.BREAD, TestShop.MONA)).isEqualTo(Refusal.THE_KEY_SWITCH_IS_LOCKED);
        assertThat(lane.take(milk, TestShop.ANNA).refusal()).isNull();
        assertThat(lines()).hasSize(1);
        var bread = scan("bread", Goods.BREAD);
        assertThat(lane.take(bread, TestShop.ANNA).refusal()).isEqualTo(Refusal.THE_KEY_SWITCH_IS_LOCKED);
        turn(Position.NORMAL);
        until("open again", () -> refusal(Goods.MILK, TestShop.ANNA) == null);
        assertThat(lane.take(bread, TestShop.ANNA).refusal())
                .as("a repeat is answered as before")
                .isEqualTo(Refusal.THE_KEY_SWITCH_IS_LOCKED);
        assertThat(lines()).hasSize(2);
    }

    @Test
    void the_supervisors_key_lets_another_act_in_the_cashiers_stead_under_their_own_name() {
        await(Kind.KEYLOCK, Health.READY);
        var change = new TillAction.NoSale("change");
        assertThat(taken(change, TestShop.BEN)).isEqualTo(Refusal.THE_SHIFT_BELONGS_TO_SOMEONE_ELSE);
        turn(Position.SUPERVISOR);
        until("turned", () -> taken(change, TestShop.BEN) == null);
        var recorded = shop.database()
                .read(tx -> shop.site().journal().newest(tx, Long.MAX_VALUE, "drawer.no-sale", "", 1))
                .getFirst();
        assertThat(new String(recorded.payload(), StandardCharsets.UTF_8)).contains("\"by\":\"8\"");
        assertThat(taken(new TillAction.CloseException("x", "seen to"), TestShop.BEN))
                .as("what a manager decides bears a manager's name")
                .isEqualTo(Refusal.A_MANAGER_MUST_DO_THIS);
    }

    private void turn(Position position) {
        assertThat(simulated.keylock().turn(position)).isTrue();
    }

    private @Nullable Refusal refusal(String code, Actor who) {
        return lane.take(scan(id(), code), who).refusal();
    }

    private @Nullable Refusal taken(TillAction action, Actor who) {
        return lane.take(new TillCommand(id(), null, action), who).refusal();
    }

    private static TillCommand scan(String id, String code) {
        return new TillCommand(id, null, new TillAction.Scan(code, null, null, null));
    }

    private List<String> lines() {
        return lane.till().state().basket() instanceof Basket.Known known
                ? known.content().priced().lines().stream()
                        .map(line -> Objects.requireNonNull(line.name()))
                        .toList()
                : List.of();
    }
}
