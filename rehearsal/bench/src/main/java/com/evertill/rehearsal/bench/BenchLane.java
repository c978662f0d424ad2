package com.evertill.rehearsal.bench;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A till of the shop with our drivers and simulated devices; and a person who uses them as fast as they go. */
final class BenchLane implements AutoCloseable {
    static final int LINES = 10;
    private static final Actor CASHIER = new Actor(new StaffId("7"), "Kim", false);
    private static final Money BANKNOTE = new Money(49_900, BenchShop.EUR);
    private static final int PATIENCE_SECONDS = 30;
    private static final List<Kind> USED = List.of(Kind.SCANNER, Kind.PRINTER, Kind.DRAWER, Kind.DISPLAY, Kind.SCALE);
    private static final List<Kind> PULLED = List.of(Kind.SCANNER, Kind.PRINTER, Kind.DISPLAY);
    private static final String OURS = "page-";

    private final BenchShop shop;
    private final SimulatedLane simulated;
    private final Semaphore news = new Semaphore(0);
    private final BlockingQueue<PrintOutcome> printed = new LinkedBlockingQueue<>();
    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService effects =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Lane lane;
    private volatile @Nullable LaneDevices devices;
    private long scanned;

    /** @param opening makes the lane's devices, of this process or of another. */
    BenchLane(BenchShop shop, SimulatedLane simulated, Function<LaneDevices.Listener, LaneDevices> opening) {
        this.shop = shop;
        this.simulated = simulated;
        this.lane = new Lane(
                shop.shop,
                new TillId(simulated.number()),
                listener -> {
                    var opened = opening.apply(new Tee(listener));
                    devices = opened;
                    return opened;
                },
                null,
                new Lane.Surroundings(
                        Instant::now,
                        () -> id("scan-"),
                        wanted -> effects.execute(() -> lane().perform(wanted)),
                        news::release));
    }

    private Lane lane() {
        return lane;
    }

    private String id(String kind) {
        return kind + simulated.number() + "-" + ids.incrementAndGet();
    }

    /** Hears with the lane. What was printed is heard here first: the till's own note of it is no part of printing. */
    private final class Tee implements LaneDevices.Listener {
        private final LaneDevices.Listener till;

        Tee(LaneDevices.Listener till) {
            this.till = till;
        }

        @Override
        public void scanned(Symbology symbology, String text) {
            till.scanned(symbology, text);
        }

        @Override
        public void notScanned(NotScanned why, int times) {
            till.notScanned(why, times);
        }

        @Override
        public void deviceChanged(Kind kind, DeviceState state) {
            till.deviceChanged(kind, state);
        }

        @Override
        public void keyTurned(KeyPosition position) {
            till.keyTurned(position);
        }

        @Override
        public void printed(String jobId, PrintOutcome outcome) {
            if (jobId.startsWith(OURS)) {
                printed.add(outcome);
            } else {
                till.printed(jobId, outcome);
                printed.add(outcome);
            }
        }
    }

    SimulatedLane simulated() {
        return simulated;
    }

    void awaitReady() throws InterruptedException {
        await(USED, Health.READY);
    }

    private void await(List<Kind> kinds, Health health) throws InterruptedException {
        for (var kind : kinds) {
            until(() -> Objects.requireNonNull(lane.states().get(kind)).health() == health);
        }
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!news.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "nothing happens at lane " + simulated.number() + ": " + lane.notice() + ", " + lane.states());
            }
        }
    }

    /** From the scanner's first byte until the till has the line, which is durable then. */
    void scan() throws InterruptedException {
        int wanted = (int) (scanned % LINES) + 1;
        simulated.scanner().scan(Symbology.EAN_13, ean13(shop.code(scanned++)));
        until(() -> lines() == wanted);
    }

    /** A GTIN of fourteen digits on the goods themselves has a zero in front that the bars leave away. */
    private static String ean13(String gtin) {
        return gtin.substring(gtin.length() - 13);
    }

    private int lines() {
        return lane.till().state().basket() instanceof Basket.Known known
                ? known.content().priced().lines().size()
                : 0;
    }

    /** After {@link #LINES} scans. */
    void pay() throws InterruptedException {
        var answer = lane.take(new TillCommand(id("pay-"), null, new TillAction.PayCash(BANKNOTE)), CASHIER);
        if (answer.refusal() != null) {
            throw new IllegalStateException("cash was refused: " + answer.refusal());
        }
        requirePrinted();
    }

    /** Ten scans and cash, with a look at the scale before, and the drawer pushed shut in the end. */
    void wholeSale() throws InterruptedException {
        // What was sold before may have left it open, for so long that opening it changes nothing.
        shutTheDrawer();
        Objects.requireNonNull(devices).weigh();
        for (int line = 0; line < LINES; line++) {
            scan();
        }
        pay();
        await(List.of(Kind.DRAWER), Health.DRAWER_OPEN);
        shutTheDrawer();
        simulated.printer().tearOff();
    }

    private void shutTheDrawer() throws InterruptedException {
        simulated.printer().drawer(false);
        await(List.of(Kind.DRAWER), Health.READY);
    }

    void print(ReceiptDocument document) throws InterruptedException {
        Objects.requireNonNull(devices).print(new PrintJob(id(OURS), document));
        requirePrinted();
    }

    private void requirePrinted() throws InterruptedException {
        var outcome = printed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!(outcome instanceof PrintOutcome.Printed)) {
            throw new IllegalStateException("lane " + simulated.number() + " did not print: " + outcome);
        }
    }

    /** Scanner, printer and display, until they are known to be away. */
    void pullOut() throws InterruptedException {
        plugged(false);
        await(PULLED, Health.OFFLINE);
    }

    void putIn() throws InterruptedException {
        plugged(true);
        await(PULLED, Health.READY);
    }

    private void plugged(boolean in) {
        simulated.printer().fault(Fault.UNPLUGGED, !in);
        simulated.scanner().unplugged(!in);
        simulated.display().unplugged(!in);
    }

    @Override
    public void close() {
        lane.close();
        effects.shutdown();
    }
}
