package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.money.Money;
import com.evertill.devices.simulator.zvt.ZvtCable;
import com.evertill.devices.simulator.zvt.ZvtCable.Fate;
import com.evertill.devices.simulator.zvt.ZvtEntry;
import com.evertill.devices.simulator.zvt.ZvtMachine;
import com.evertill.devices.simulator.zvt.ZvtMaker;
import com.evertill.devices.simulator.zvt.ZvtMode;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.zvt.Booking;
import com.evertill.devices.terminal.zvt.ZvtConfig;
import com.evertill.devices.terminal.zvt.ZvtMemory;
import com.evertill.devices.terminal.zvt.ZvtNote;
import com.evertill.devices.terminal.zvt.ZvtTerminal;
import com.evertill.edge.TestDesk;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillAction.*;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sales at a ZVT terminal in which anything may happen at any message: it is lost, it is the last before the line breaks, it comes twice, the box dies
 * before or after it, the terminal does as a seed says. When all is settled as after a start, the terminal holds what the sales say. A failure names
 * the seed and tells what was done.
 */
class ZvtScheduleTest {
    private static final int SALES = Integer.getInteger("zvt.sales", 300);
    private static final int STEPS = 10;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Random random = new Random(0);
    private boolean isTroubled;
    private boolean isDead;
    private int entriesBefore;
    private final Set<Integer> onAManagersWord = new HashSet<>();
    private int deaths;
    private int broken;
    private TestShop shop;
    private ZvtMachine machine;

    @BeforeEach
    void open() {
        shop = TestShop.german(folder.resolve("shop"));
        machine = new ZvtMachine(null, () -> shop.now, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void f20_f21_whatever_happens_at_whatever_message_the_terminal_holds_what_the_sales_say() {
        connect();
        shop.opens("0.00");
        for (int seed = 1; seed <= SALES; seed++) {
            told.clear();
            random = new Random(seed);
            try {
                sale();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + String.join(", ", told), e);
            }
        }
        assertThat(shop.desk.cardTenders()).isPositive();
        assertThat(shop.sales()).hasSizeGreaterThan(SALES / 2);
        assertThat(deaths).as("deaths of the box").isGreaterThan(SALES / 4);
        assertThat(broken).as("troubled messages").isGreaterThan(SALES / 2);
    }

    private void connect() {
        isDead = false;
        var config = ZvtConfig.of(
                URI.create("zvt://in.process"), Currency.getInstance("EUR"), ZoneOffset.UTC, TestDesk.TERMINAL_TIMEOUT);
        var cable = new ZvtCable(machine, this::fate, this::somebodyPays);
        shop.desk.connect(new ZvtTerminal(
                config,
                cable,
                new DyingMemory(new TerminalNotes(shop.database(), TILL_1)),
                () -> shop.now,
                Runnable::run));
    }

    // Trouble

    private Fate fate(byte[] message) {
        mayDie("at a message");
        if (!isTroubled || random.nextInt(100) >= 12) {
            return Fate.ARRIVES;
        }
        var fate = any(Fate.values());
        told.add(fate + " %02X%02X".formatted(message[0], message[1]));
        broken += fate == Fate.ARRIVES ? 0 : 1;
        return fate;
    }

    /** The dead say nothing more. */
    private void mayDie(String where) {
        if (isDead) {
            throw new PowerCut();
        }
        if (isTroubled && random.nextInt(100) < 3) {
            told.add("dies " + where);
            deaths++;
            isDead = true;
            throw new PowerCut();
        }
    }

    private final class DyingMemory implements ZvtMemory {
        private final ZvtMemory disk;

        DyingMemory(ZvtMemory disk) {
            this.disk = disk;
        }

        @Override
        public Optional<ZvtNote> find(PaymentReference reference) {
            return disk.find(reference);
        }

        @Override
        public Optional<ZvtNote> latest() {
            return disk.latest();
        }

        @Override
        public boolean isDecided(PaymentReference reference) {
            return disk.isDecided(reference);
        }

        @Override
        public void keep(ZvtNote note) {
            mayDie("before " + note.stage());
            disk.keep(note);
            mayDie("after " + note.stage());
        }
    }

    private boolean somebodyPays() {
        boolean pays = machine.isWithACustomer() && random.nextInt(3) == 0;
        if (pays) {
            told.add("the customer pays");
            machine.customerPays();
        }
        return pays && machine.isAboutToSpeak();
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The box dies and comes back; the terminal notices that nobody is there. */
    private void alive(Runnable doing) {
        try {
            doing.run();
        } catch (PowerCut cut) {
            machine.lineLost();
            shop.reopen();
            connect();
        }
    }

    // A sale

    private void sale() {
        isTroubled = true;
        entriesBefore = machine.entries().size();
        machine.maker(any(ZvtMaker.values()));
        shop.scans(WINE);
        for (int i = 0; i < STEPS; i++) {
            alive(this::something);
        }
        settle();
        assertThat(machine.capturedMinor()).isEqualTo(shop.desk.cardTenders());
        assertThat(shop.desk.attempts())
                .allSatisfy(
                        it -> assertThat(it.state().isSettled()).as("%s", it).isTrue());
    }

    private void something() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> {
                machine.mode(any(ZvtMode.values()));
                tries("card " + machine.mode(), new PayCard(random.nextBoolean() ? null : shop.money("1.00")));
            }
            case 4 -> tries("cash", new PayCash(shop.money("0.50")));
            case 5 -> tries("cancel", new CancelCard());
            case 6 -> tries("take back", new TakeBackTender(1 + random.nextInt(3)));
            case 7 -> manager();
            case 8 -> {
                told.add("power");
                throw new PowerCut();
            }
            case 9 -> {
                told.add("the terminal restarts");
                machine.restart();
            }
            case 10 -> {
                told.add("the customer pays");
                machine.customerPays();
            }
            case 11 -> {
                told.add("minutes");
                shop.pass(Duration.ofMinutes(1 + random.nextInt(4)));
            }
            default -> {
                told.add("step");
                shop.desk.step();
            }
        }
    }

    private <T> T any(T[] of) {
        return List.of(of).get(random.nextInt(of.length));
    }

    private void tries(String what, TillAction action) {
        var refusal = shop.take(TILL_1, ANNA, action);
        told.add(refusal == null ? what : what + " (no)");
    }

    /** Who looks at the terminal before deciding, and not while a customer stands there. */
    private void manager() {
        var waiting = shop.database().read(shop.till()::awaitingTheManager);
        if (waiting.isEmpty() || machine.isWithACustomer()) {
            return;
        }
        var attempt = waiting.getFirst();
        var held = held(attempt);
        var says = new ResolveCard(
                attempt.reference(),
                held.isPresent(),
                held.map(entry -> new Money(entry.minor(), attempt.amount().currency()))
                        .orElse(null));
        var refusal = shop.take(TILL_1, MONA, says);
        if (refusal == null && attempt.approval() == null) {
            held.ifPresent(entry -> onAManagersWord.add(entry.trace()));
        }
        told.add("manager says " + says + (refusal == null ? "" : " (no)"));
    }

    private Optional<ZvtEntry> held(CardAttempt attempt) {
        var trace = trace(attempt);
        var claimed = shop.desk.attempts().stream().map(ZvtScheduleTest::trace).toList();
        return machine.entries().stream()
                .skip(entriesBefore)
                .filter(entry -> !onAManagersWord.contains(entry.trace()))
                .filter(entry -> entry.kind() == ZvtEntry.Kind.PAYMENT && !entry.reversed())
                .filter(entry -> trace.isPresent()
                        ? entry.trace() == trace.get()
                        : !claimed.contains(Optional.of(entry.trace())))
                .findFirst();
    }

    private static Optional<Integer> trace(CardAttempt attempt) {
        var approval = attempt.approval();
        return approval == null
                ? Optional.empty()
                : Booking.parse(approval.poiTransactionId()).map(Booking::trace);
    }

    private void settle() {
        told.add("settled");
        isTroubled = false;
        machine.mode(ZvtMode.APPROVE);
        machine.customerPays();
        for (int i = 0; i < 4; i++) {
            shop.desk.stepForMinutes(4);
            manager();
            if (shop.state().basket() instanceof Basket.Open) {
                tries("cash for the rest", new PayCash(shop.priced().due()));
            }
        }
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(8);
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.desk.attempts()).noneMatch(it -> it.state() == State.UNKNOWN);
    }
}
