package com.evertill.edge.lane;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.commerce.tender.CardStripe;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.CardDesk;
import com.evertill.edge.till.Effect;
import com.evertill.edge.till.Readings;
import com.evertill.edge.till.Till;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
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
    private final LanePaper paper;
    private final @Nullable LaneCards cards;
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
        this.paper = new LanePaper(shop, this.devices);
        this.cards = cards == null ? null : new LaneCards(shop, till, cards);
    }

    /** @param terminalTimeout after which the terminal itself gives a payment up. */
    public record Cards(CardTerminal terminal, Duration terminalTimeout) {}

    public Till till() {
        return till;
    }

    /**
     * Asks the scale first where only that can say what is sold; then the till. Durable when it returns. A scan that is not taken beeps, also one that
     * came by a screen's keyboard: who scans looks at the goods.
     */
    public Till.Answer take(TillCommand command, Actor actor) {
        boolean ask = hasScale() && till.wantsTheScale(command);
        var scale = ask ? devices.weigh() : Weighing.NotWeighed.NOT_CONFIGURED;
        var answer = till.take(command, new Readings(scale, devices.keyPosition()), actor, around.clock.get());
        if (answer.refusal() != null && command.action() instanceof TillAction.Scan) {
            devices.beep();
        }
        return answer;
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
        return cards != null;
    }

    // What the till wants of the devices

    /** An abort may wait for the line to the terminal; nothing else waits. */
    public void perform(Effect effect) {
        switch (effect) {
            case Effect.Print(var job) -> paper.print(job, around.changed);
            case Effect.OpenDrawer() -> devices.openDrawer();
            case Effect.AbortPayment(var reference) -> {
                if (cards != null) {
                    cards.abort(reference);
                }
            }
            case Effect.AskTerminal() -> {
                // The next step of the payments finds the attempt by itself.
            }
        }
    }

    /**
     * Takes this lane's card payments one step further, or looks whether the terminal is there. Waits as long as the terminal does.
     *
     * @throws IllegalStateException if the lane has no terminal.
     */
    public CardDesk.Progress bringPaymentsFurther() {
        if (cards == null) {
            throw new IllegalStateException("till " + till.number() + " has no card terminal");
        }
        var progress = cards.further(around.clock.get());
        if (progress == CardDesk.Progress.SOMETHING_WAS_DONE) {
            around.changed.run();
        } else {
            tellTerminal(cards.check());
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
        if (CardStripe.isIn(text)) {
            notScanned(NotScanned.PAYMENT_CARD, 1);
            return;
        }
        try {
            take(symbology, text);
        } catch (DatabaseFault fault) {
            devices.beep();
            notTaken(null, text);
            throw fault;
        }
    }

    private void take(Symbology symbology, String text) {
        var shift = till.state().shift();
        if (shift == null) {
            devices.beep();
            notTaken(Refusal.THE_SHIFT_IS_NOT_OPEN, text);
            return;
        }
        var command = new TillCommand(around.ids.get(), null, new TillAction.Scan(text, symbology, null, null));
        var answer = take(command, new Actor(shift.cashier(), "", false));
        if (answer.refusal() != null) {
            notTaken(answer.refusal(), text);
        }
    }

    @Override
    public void notScanned(NotScanned why, int times) {
        devices.beep();
        switch (why) {
            case CAME_TOO_LATE -> notTaken(Refusal.SCANS_CAME_TOO_LATE, String.valueOf(times));
            case PAYMENT_CARD -> notTaken(Refusal.A_PAYMENT_CARD_IS_NO_CODE, "");
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

    /** The next command is asked. */
    @Override
    public void keyTurned(KeyPosition position) {
        around.changed.run();
    }

    @Override
    public void printed(String jobId, PrintOutcome outcome) {
        paper.printed(jobId, outcome);
        around.changed.run();
    }

    /** Lets go of the devices. */
    @Override
    public void close() {
        devices.close();
        if (cards != null) {
            cards.close();
        }
    }
}
