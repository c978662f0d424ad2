package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.node.TillId;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.tender.CardDesk;
import com.evertill.edge.till.Effect;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A till in its shop, over all lives of the box: its screen, its printer, its card terminal. */
final class TillPlace {
    final Box box;
    final Terminal terminal;
    final Printer printer;
    final Screen screen;
    private final World world;
    private final TillId number;
    private final Random dice;
    /** The life that waits for the terminal just now. */
    private @Nullable Life asking;

    private final Rounds rounds;
    private long scans;

    TillPlace(Box box, StoreConfig.Till till) {
        this.box = box;
        this.world = box.world;
        this.number = till.number();
        this.dice = world.dice(name());
        this.rounds = new Rounds(world, this::ask);
        this.terminal = new Terminal(this);
        this.printer = new Printer(this);
        this.screen = new Screen(this);
    }

    TillId number() {
        return number;
    }

    String name() {
        return box.name() + "/" + number;
    }

    World world() {
        return world;
    }

    Lane lane(Life life) {
        var around =
                new Lane.Surroundings(life::now, () -> "device-" + ++scans, effect -> perform(life, effect), box::wake);
        return new Lane(
                life.shop,
                number,
                listener -> world.variant.devices(printer.seenBy(life, listener)),
                new Lane.Cards(world.variant.terminal(terminal.seenBy(box.guard())), Terminal.TIMEOUT),
                around);
    }

    private void perform(Life life, Effect effect) {
        world.after(Duration.ofMillis(1 + dice.nextInt(50)), () -> {
            if (box.life() != life) {
                return;
            }
            if (effect instanceof Effect.AskTerminal) {
                wakeDesk();
            } else {
                sells("does " + effect, its -> its.lane(number).perform(effect));
            }
        });
    }

    /** Not where people know better. */
    void sells(String what, Consumer<Life> work) {
        if (!box.isHeldBack()) {
            box.run(what, work);
        }
    }

    void boxIsUp() {
        wakeDesk();
        screen.boxIsUp();
    }

    void boxIsDown() {
        asking = null;
    }

    // Card payments

    void wakeDesk() {
        rounds.wake(Duration.ofMillis(1));
    }

    /** One thread per till asks the terminal, so whoever asks already is left to it. */
    private void ask() {
        var life = box.life();
        if (life == null || asking == life) {
            return;
        }
        if (box.isHeldBack()) {
            rounds.rest();
            return;
        }
        if (!world.mayWait()) {
            rounds.soon(Duration.ofSeconds(1));
            return;
        }
        asking = life;
        var progress = new CardDesk.Progress[1];
        box.run(
                "asks the terminal of till " + number,
                its -> progress[0] = its.lane(number).bringPaymentsFurther());
        if (asking == life) {
            asking = null;
            screen.look(life);
            again(progress[0]);
        }
    }

    private void again(CardDesk.@Nullable Progress progress) {
        if (progress == CardDesk.Progress.SOMETHING_WAS_DONE) {
            rounds.wake(Duration.ofMillis(10));
        } else {
            rounds.rest();
        }
    }
}
