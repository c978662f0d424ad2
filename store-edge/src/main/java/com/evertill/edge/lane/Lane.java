package com.evertill.edge.lane;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.CardDesk;
import com.evertill.edge.till.Effect;
import com.evertill.edge.till.Till;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A till with its devices. */
public final class Lane implements LaneDevices.Listener, AutoCloseable {
    private final Shop shop;
    private final Till till;
    private final Surroundings around;
    private final AtomicLong notices = new AtomicLong();
    private final CustomerLines lines;
    private final LaneDevices devices;
    private final @Nullable CardTerminal terminal;
    private final @Nullable CardDesk desk;
    private final Map<Kind, DeviceState> told = new EnumMap<>(Kind.class);
    private volatile DeviceState terminalState = new DeviceState(Health.NOT_CONFIGURED, "");
    private volatile @Nullable Notice notice;

    /**
     * Something that a device brought and the till did not take.
     *
     * @param refusal absent where the till could not store it: somebody has to look at the box.
     */
    public record Notice(long number, @Nullable Refusal refusal, String entered) {}

    /**
     * What a lane is given from outside.
     *
     * @param clock store time.
     * @param ids for commands that a device makes; never the same twice, over restarts.
     * @param wanted takes what is to be brought to {@link Lane#perform}; must not block.
     * @param changed there is something new to be shown.
     */
    public record Surroundings(
            Supplier<Instant> clock, Supplier<String> ids, Consumer<Effect> wanted, Runnable changed) {}

    /** @param cards absent where the lane has no card terminal. */
    public Lane(
            Shop shop,
            TillId number,
            Function<LaneDevices.Listener, LaneDevices> devices,
            @Nullable Cards cards,
            Surroundings around) {
        this.shop = shop;
        this.around = around;
        this.till = new Till(shop.site(), number, wanted -> {
            around.changed.run();
            showTheCustomer();
            wanted.forEach(around.wanted);
        });
        this.lines = new CustomerLines(shop.store());
        this.devices = devices.apply(this);
        this.terminal = cards == null ? null : cards.terminal;
        this.desk = cards == null ? null : desk(cards);
    }

    private CardDesk desk(Cards cards) {
        var site = shop.site();
        var made = new CardDesk(
                shop.database(),
                site.journal(),
                site.attempts(),
                till.number(),
                cards.terminal,
                cards.terminalTimeout,
                till);
        made.recover();
        return made;
    }

    /** @param terminalTimeout after which the terminal itself gives a payment up. */
    public record Cards(CardTerminal terminal, java.time.Duration terminalTimeout) {}

    public Till till() {
        return till;
    }

    /** Asks the scale first where only that can say what is sold; then the till. Durable when it returns. */
    public Till.Answer take(TillCommand command, Actor actor) {
        boolean ask = hasScale() && till.wantsTheScale(command);
        return till.take(
                command, ask ? devices.weigh() : Weighing.NotWeighed.NOT_CONFIGURED, actor, around.clock.get());
    }

    private boolean hasScale() {
        var scale = devices.states().get(Kind.SCALE);
        return scale != null && scale.health() != Health.NOT_CONFIGURED;
    }

    /** After every command, and now and then, since what is shown of the last sale gives way to a greeting after a while. */
    public void showTheCustomer() {
        var shown = lines.of(till.state(), around.clock.get());
        devices.show(shown.upper(), shown.lower());
    }

    public @Nullable Notice notice() {
        return notice;
    }

    public Map<Kind, DeviceState> states() {
        var states = new EnumMap<Kind, DeviceState>(devices.states());
        states.put(Kind.TERMINAL, terminalState);
        return states;
    }

    public boolean hasTerminal() {
        return terminal != null;
    }

    // What the till wants of the devices

    /** An abort may wait for the line to the terminal; nothing else waits. */
    public void perform(Effect effect) {
        switch (effect) {
            case Effect.Print(var job) -> print(job);
            case Effect.OpenDrawer() -> devices.openDrawer();
            case Effect.AbortPayment(var reference) -> abort(reference);
            case Effect.AskTerminal() -> {
                // The next step of the payments finds the attempt by itself.
            }
        }
    }

    private void print(String id) {
        Optional<ReceiptDocument> document = shop.database().write(tx -> {
            var job = shop.site().printJobs().take(tx, id);
            return job.isEmpty()
                    ? Optional.empty()
                    : shop.site()
                            .receipts()
                            .find(tx, shop.site().journal(), job.get().receipt())
                            .map(sale -> shop.writer().write(sale, job.get().copy()));
        });
        document.ifPresent(it -> devices.print(new PrintJob(id, it)));
    }

    private void abort(String reference) {
        if (terminal != null) {
            terminal.abort(new PaymentReference(reference));
        }
    }

    /**
     * Takes this lane's card payments one step further, or looks whether the terminal is there. Waits as long as the terminal does.
     *
     * @throws IllegalStateException if the lane has no terminal.
     */
    public CardDesk.Progress bringPaymentsFurther() {
        if (desk == null || terminal == null) {
            throw new IllegalStateException("till " + till.number() + " has no card terminal");
        }
        var progress = desk.step(around.clock.get());
        if (progress == CardDesk.Progress.SOMETHING_WAS_DONE) {
            around.changed.run();
        } else {
            tellTerminal(terminal.check());
        }
        return progress;
    }

    private void tellTerminal(DeviceState state) {
        if (!state.equals(terminalState)) {
            terminalState = state;
            deviceChanged(Kind.TERMINAL, state);
        }
    }

    // What the devices tell

    /** Whatever becomes of it, the cashier hears: goods that were scanned and are not on the screen must not leave the shop unnoticed. */
    @Override
    public void scanned(Symbology symbology, String text) {
        try {
            take(symbology, text);
        } catch (DatabaseFault fault) {
            notTaken(null, text);
            throw fault;
        }
    }

    private void take(Symbology symbology, String text) {
        var shift = till.state().shift();
        if (shift == null) {
            notTaken(Refusal.THE_SHIFT_IS_NOT_OPEN, text);
            return;
        }
        var command = new TillCommand(around.ids.get(), null, new TillAction.Scan(text, symbology, null, null));
        var answer = take(command, new Actor(shift.cashier(), "", false));
        if (answer.refusal() != null) {
            notTaken(answer.refusal(), text);
        }
    }

    private void notTaken(@Nullable Refusal refusal, String text) {
        notice = new Notice(notices.incrementAndGet(), refusal, text);
        around.changed.run();
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
                shop.database().act(tx -> shop.site().journal().append(tx, fact, around.clock.get()));
            }
        }
        around.changed.run();
    }

    @Override
    public void printed(String jobId, PrintOutcome outcome) {
        shop.database().act(tx -> {
            var jobs = shop.site().printJobs();
            switch (outcome) {
                case PrintOutcome.Printed _ -> jobs.settle(tx, jobId, true);
                case PrintOutcome.NotPrinted(var why)
                when why.health() == Health.NOT_CONFIGURED -> jobs.settle(tx, jobId, true);
                case PrintOutcome.NotPrinted _, PrintOutcome.Unknown _ -> jobs.settle(tx, jobId, false);
            }
        });
        around.changed.run();
    }

    /** Lets go of the devices. */
    @Override
    public void close() {
        devices.close();
        if (terminal != null) {
            terminal.close();
        }
    }
}
