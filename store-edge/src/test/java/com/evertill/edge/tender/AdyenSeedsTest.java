package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.ANNA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.devices.terminal.AdyenTerminal;
import com.evertill.devices.terminal.AdyenTerminal.Fate;
import com.evertill.devices.terminal.AdyenTerminal.Manner;
import com.evertill.devices.terminal.NexoConfig;
import com.evertill.devices.terminal.NexoKey;
import com.evertill.devices.terminal.NexoTerminal;
import com.evertill.devices.terminal.TerminalTrust;
import com.evertill.devices.terminal.TestAuthority;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.shop.api.TillAction.*;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Card sales at a terminal that nobody here wrote, over HTTPS on loopback, while everything goes wrong that can: the power at any arrow, each
 * message lost, late, repeated or left hanging, cashiers and managers who do what comes to mind. Once all is calm, what the terminal took less
 * what it gave back is what the completed sales say was paid by card. Another seed by {@code -Dcards.seed=…}, more of them by
 * {@code -Dcards.seeds=…}.
 */
class AdyenSeedsTest {
    private static final NexoKey KEY = new NexoKey("shop-7", 1, "correct horse battery staple");
    /** How long the till waits for an answer: for one that hangs, too long; for one that comes, plenty. */
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger questions = new AtomicInteger();
    private final Set<Fate> fates = EnumSet.noneOf(Fate.class);
    private AdyenTerminal terminal;
    private HttpClient client;
    private TestShop shop;
    private Arrows arrows = Arrows.calm();
    private int cuts;

    @BeforeEach
    void a_shop() {
        var authority = TestAuthority.make();
        terminal = new AdyenTerminal(KEY, authority.terminal(), threads);
        client = HttpClient.newBuilder()
                .sslContext(TerminalTrust.context(List.of(authority.certificate()), TestAuthority.TERMINAL))
                .build();
        shop = TestShop.german(folder);
        shop.desk.between = till -> new CutBasket(till, () -> arrows.pass());
        connect(PATIENT);
        shop.opens("0.00");
    }

    @AfterEach
    void close() {
        shop.close();
        terminal.close();
        client.shutdownNow();
        client.close();
        threads.close();
    }

    private void connect(Duration patience) {
        var config =
                new NexoConfig(terminal.endpoint(), "till-1", "V400m-324688179", patience, patience).sealedWith(KEY);
        var driver = new NexoTerminal(
                config, client, Instant::now, () -> "Z" + questions.incrementAndGet(), new SecureRandom());
        shop.desk.connect(new CutTerminal(driver, () -> arrows.pass()));
    }

    @Test
    void f20_f21_whatever_happens_the_terminal_took_what_the_sales_say() {
        long first = Long.getLong("cards.seed", 1);
        long seeds = Long.getLong("cards.seed") == null ? Long.getLong("cards.seeds", 200) : 1;
        for (long seed = first; seed < first + seeds; seed++) {
            storm(new Random(seed));
            calm();
            assertAddsUp(seed);
        }
        if (seeds >= 100) {
            assertThat(fates).as("what befell messages").containsExactlyInAnyOrder(Fate.values());
            assertThat(cuts).as("power cuts").isGreaterThan(20);
            assertThat(terminal.captured()).as("card payments that stood").isPositive();
        }
    }

    // The storm

    private void storm(Random dice) {
        connect(IMPATIENT);
        terminal.manner = () -> pick(dice, Manner.values(), 40);
        terminal.line = _ -> fate(dice);
        arrows = Arrows.cutAt(dice.nextInt(40));
        shop.scans(WINE);
        for (int i = 2 + dice.nextInt(6); i > 0; i--) {
            somebodyActs(dice);
            for (int steps = dice.nextInt(4); steps > 0; steps--) {
                step();
            }
            if (dice.nextInt(4) == 0) {
                shop.pass(Duration.ofMinutes(1 + dice.nextInt(3)));
            }
            if (dice.nextInt(5) == 0) {
                terminal.everythingArrives();
            }
        }
    }

    private Fate fate(Random dice) {
        synchronized (dice) {
            // What hangs costs the test real time.
            var fate = dice.nextInt(100) < 3 ? Fate.HANGS : pick(dice, Fate.values(), 70);
            fate = fate == Fate.HANGS && dice.nextInt(10) > 0 ? Fate.LOSES_ANSWER : fate;
            fates.add(fate);
            return fate;
        }
    }

    /** The first of them so often of a hundred times, otherwise any. */
    private static <T> T pick(Random dice, T[] values, int first) {
        return dice.nextInt(100) < first ? values[0] : values[dice.nextInt(values.length)];
    }

    /** Whatever of this is not possible at the moment is refused. */
    private void somebodyActs(Random dice) {
        switch (dice.nextInt(10)) {
            case 0, 1, 2, 3 -> shop.take(TILL_1, ANNA, new PayCard(null));
            case 4, 5 -> shop.take(TILL_1, ANNA, new PayCard(shop.money("3.00")));
            case 6 -> shop.take(TILL_1, ANNA, new CancelCard());
            case 7 -> shop.take(TILL_1, ANNA, new TakeBackTender(1 + dice.nextInt(2)));
            case 8 -> shop.take(TILL_1, ANNA, new VoidBasket());
            default -> {
                if (shop.state().basket() instanceof Basket.NotOpened) {
                    shop.scans(WINE);
                }
            }
        }
    }

    private void step() {
        try {
            shop.desk.step();
        } catch (PowerCut gone) {
            cuts++;
            shop.reopen();
        }
    }

    // And then

    private void calm() {
        arrows = Arrows.calm();
        terminal.line = _ -> Fate.PASSES;
        terminal.manner = () -> Manner.APPROVE;
        connect(PATIENT);
        shop.reopen();
        terminal.everythingArrives();
        shop.desk.stepForMinutes(5);
        if (shop.state().basket() instanceof Basket.Open) {
            shop.does(new PayCash(shop.priced().due()));
        }
        shop.pass(Duration.ofHours(25));
        shop.desk.stepForMinutes(8);
    }

    private void assertAddsUp(long seed) {
        assertThat(shop.state().basket()).as("seed %d", seed).isInstanceOf(Basket.NotOpened.class);
        assertThat(terminal.captured())
                .as("taken at the terminal, by the sales, seed %d", seed)
                .isEqualTo(shop.desk.cardTenders());
        assertThat(shop.desk.attempts())
                .as("seed %d", seed)
                .allSatisfy(it -> assertThat(it.state().isSettled()).isTrue());
        assertThat(shop.desk.attempts())
                .as("seed %d", seed)
                .filteredOn(it -> it.state() == State.APPLIED)
                .allSatisfy(it -> assertThat(terminal.hasTaken(it.reference())).isTrue());
    }

    /** The moments at which the power may go. */
    private static final class Arrows {
        private int left;

        private Arrows(int left) {
            this.left = left;
        }

        static Arrows calm() {
            return new Arrows(Integer.MAX_VALUE);
        }

        static Arrows cutAt(int number) {
            return new Arrows(number);
        }

        void pass() {
            if (left-- == 0) {
                throw new PowerCut();
            }
        }
    }
}
