package com.evertill.edge.server;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.receipt.ReceiptWriter;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.CardDesk;
import com.evertill.edge.till.Effect;
import com.evertill.edge.till.Till;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A till with its devices, and the threads between them. A device that fails harms nobody but itself. */
final class Lane implements LaneDevices.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final long TERMINAL_AGAIN_MILLIS = 2_000;
    private static final long TERMINAL_CHECK_MILLIS = 15_000;

    private final Till till;
    private final Database database;
    private final Journal journal;
    private final Receipts receipts;
    private final PrintJobs printJobs;
    private final ReceiptWriter writer;
    private final Supplier<Instant> clock;
    private final Runnable changed;
    private final ExecutorService effects =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("effects").factory());
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore terminalBell = new Semaphore(0);
    private final AtomicLong notices = new AtomicLong();
    private final LaneDevices devices;
    private final @Nullable CardTerminal terminal;
    private final Map<Kind, DeviceState> told = new EnumMap<>(Kind.class);
    private volatile DeviceState terminalState = new DeviceState(Health.NOT_CONFIGURED, "");
    private volatile @Nullable Notice notice;
    private volatile boolean open = true;

    /** Something that a device brought and the till refused. */
    record Notice(long number, com.evertill.commerce.Refusal refusal, String entered) {}

    Lane(
            Edge.Parts parts,
            com.evertill.commerce.node.TillId number,
            Function<LaneDevices.Listener, LaneDevices> devices,
            @Nullable CardTerminal terminal,
            Supplier<Instant> clock,
            Runnable changed) {
        this.database = parts.database();
        this.journal = parts.site().journal();
        this.receipts = parts.site().receipts();
        this.printJobs = parts.site().printJobs();
        this.writer = parts.writer();
        this.clock = clock;
        this.changed = changed;
        this.terminal = terminal;
        this.till = new Till(parts.site(), number, this::perform);
        this.devices = devices.apply(this);
        if (terminal != null) {
            var desk = new CardDesk(
                    database, journal, parts.site().attempts(), number, terminal, parts.terminalTimeout(), till);
            desk.recover();
            Thread.ofVirtual().name("payments-" + number).start(() -> bringPaymentsToTheirEnds(desk, terminal));
        }
    }

    Till till() {
        return till;
    }

    @Nullable
    Notice notice() {
        return notice;
    }

    Map<Kind, DeviceState> states() {
        var states = new EnumMap<Kind, DeviceState>(devices.states());
        states.put(Kind.TERMINAL, terminalState);
        return states;
    }

    // What the till wants of the devices

    private void perform(List<Effect> wanted) {
        changed.run();
        wanted.forEach(effect -> effects.execute(() -> perform(effect)));
    }

    private void perform(Effect effect) {
        try {
            switch (effect) {
                case Effect.Print(var job) -> print(job);
                case Effect.OpenDrawer() -> devices.openDrawer();
                case Effect.AskTerminal() -> terminalBell.release();
                case Effect.AbortPayment(var reference) -> background.execute(() -> abort(reference));
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "till %s could not do %s; the sale stands", till.number(), effect);
        }
    }

    private void print(String id) {
        var document = database.write(tx -> {
            var job = printJobs.take(tx, id);
            return job.isEmpty()
                    ? java.util.Optional.<com.evertill.commerce.receipt.ReceiptDocument>empty()
                    : receipts.find(tx, journal, job.get().receipt())
                            .map(sale -> writer.write(sale, job.get().copy()));
        });
        document.ifPresent(it -> devices.print(new PrintJob(id, it)));
    }

    private void abort(String reference) {
        if (terminal != null) {
            terminal.abort(new PaymentReference(reference));
        }
    }

    private void bringPaymentsToTheirEnds(CardDesk desk, CardTerminal asked) {
        while (open) {
            try {
                terminalBell.drainPermits();
                switch (desk.step(clock.get())) {
                    case SOMETHING_WAS_DONE -> changed.run();
                    case WAITING_FOR_THE_TERMINAL -> {
                        tellTerminal(asked.check());
                        terminalBell.tryAcquire(TERMINAL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                    }
                    case NOTHING_IS_OPEN -> {
                        tellTerminal(asked.check());
                        terminalBell.tryAcquire(TERMINAL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "payments of till %s: tried again", till.number());
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private void tellTerminal(DeviceState state) {
        if (!state.equals(terminalState)) {
            terminalState = state;
            deviceChanged(Kind.TERMINAL, state);
        }
    }

    // What the devices tell

    @Override
    public void scanned(Symbology symbology, String text) {
        var shift = till.state().shift();
        if (shift == null) {
            refused(com.evertill.commerce.Refusal.THE_SHIFT_IS_NOT_OPEN, text);
            return;
        }
        var command =
                new TillCommand(UUID.randomUUID().toString(), null, new TillAction.Scan(text, symbology, null, null));
        var answer = till.take(command, new Actor(shift.cashier(), "", false), clock.get());
        if (answer.refusal() != null) {
            refused(answer.refusal(), text);
        }
    }

    private void refused(com.evertill.commerce.Refusal refusal, String text) {
        notice = new Notice(notices.incrementAndGet(), refusal, text);
        changed.run();
    }

    @Override
    public void deviceChanged(Kind kind, DeviceState state) {
        synchronized (told) {
            var before = told.put(kind, state);
            boolean isNews = before == null
                    ? !state.usable() && state.health() != Health.NOT_CONFIGURED
                    : before.usable() != state.usable();
            if (isNews) {
                var fact = new Payload.DeviceChanged(
                        till.number(),
                        kind.name(),
                        state.health().name(),
                        state.detail().isBlank() ? null : state.detail());
                database.act(tx -> journal.append(tx, fact, clock.get()));
            }
        }
        changed.run();
    }

    @Override
    public void printed(String jobId, PrintOutcome outcome) {
        database.act(tx -> {
            switch (outcome) {
                case PrintOutcome.Printed _ -> printJobs.settle(tx, jobId, true);
                case PrintOutcome.NotPrinted(var why)
                when why.health() == Health.NOT_CONFIGURED -> printJobs.settle(tx, jobId, true);
                case PrintOutcome.NotPrinted _, PrintOutcome.Unknown _ -> printJobs.settle(tx, jobId, false);
            }
        });
        changed.run();
    }

    @Override
    public void close() {
        open = false;
        terminalBell.release();
        devices.close();
        if (terminal != null) {
            terminal.close();
        }
        effects.shutdown();
        background.shutdownNow();
    }
}
