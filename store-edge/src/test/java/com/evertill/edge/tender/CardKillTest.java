package com.evertill.edge.tender;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Payload.CardRefunded;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.TerminalBench.Manner;
import com.evertill.shop.api.TillAction.*;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} for a box that takes cards, in a process of its own ({@link CardBox}), while the terminal lives on in this one: at every arrow
 * of a payment, of its taking back and of a refund, one after another, and at random instants. After the last, what the terminal took less what it
 * gave back is what the completed sales say was paid by card less what the facts say was refunded, and each refund that it gave is a fact, once. How often, by {@code -Dcards.kills=…}; from which seed on, by {@code -Dcards.seed=…}. Of the arrows of our own
 * simulators a run takes every fourth, beginning with that of its seed, unless there is time for all: four seeds together reach every one. Where no
 * seed is given it is {@code -Dcards.turn=…}, another one with every change that is tested.
 */
class CardKillTest {
    private static final int MANY = 100;
    private static final int STRIDE = 4;
    private static final int KILLS = Integer.getInteger("cards.kills", 6);

    private static final long SEED = Long.getLong("cards.seed", Long.getLong("cards.turn", 1));
    private static final long LONGEST_LIFE_MILLIS = 400;

    @TempDir
    Path folder;

    /** What the box does. */
    enum Work {
        PAYMENTS,
        REFUNDS
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int starts;
    private long inTheMiddle;

    enum Kind {
        NEXO,
        ZVT,
        /** Of the Adyen library's own classes. */
        ADYEN
    }

    private TerminalBench bench(Kind kind) {
        return switch (kind) {
            case NEXO -> new NexoBench(folder, threads);
            case ZVT -> new ZvtBench(folder, Instant::now, threads);
            case ADYEN -> new AdyenBench(threads);
        };
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void f20_killed_at_every_arrow_of_a_payment_at_a_terminal_that_nobody_here_wrote() throws Exception {
        killedAtArrows(Kind.ADYEN, Work.PAYMENTS, 0, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEXO", "ZVT"})
    void f20_killed_at_the_arrows_of_a_payment(Kind kind) throws Exception {
        killedAtArrows(kind, Work.PAYMENTS);
    }

    @ParameterizedTest
    @EnumSource
    void f20_f22_killed_at_the_arrows_of_a_refund(Kind kind) throws Exception {
        killedAtArrows(kind, Work.REFUNDS);
    }

    private void killedAtArrows(Kind kind, Work work) throws Exception {
        if (KILLS < MANY) {
            killedAtArrows(kind, work, Math.floorMod(SEED, STRIDE), STRIDE);
        } else {
            killedAtArrows(kind, work, 0, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void f20_f21_killed_at_random_instants(Kind kind) throws Exception {
        try (var bench = bench(kind)) {
            killedAtRandomInstants(bench, Work.PAYMENTS);
            assertAddsUp(bench, "killed at random instants, seed " + SEED);
            assertThat(inTheMiddle)
                    .as("payments that came to nothing, or were taken back")
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void f20_f22_killed_at_random_instants_of_giving_back(Kind kind) throws Exception {
        try (var bench = bench(kind)) {
            killedAtRandomInstants(bench, Work.REFUNDS);
            assertAddsUp(bench, "killed at random instants of giving back, seed " + SEED);
            assertThat(bench.refunds()).as("refunds").isNotEmpty();
        }
    }

    private void killedAtRandomInstants(TerminalBench bench, Work work) throws IOException, InterruptedException {
        var dice = new Random(SEED);
        var manners = List.of(
                Manner.APPROVES, Manner.APPROVES, Manner.DECLINES, Manner.LOSES_THE_ANSWER, Manner.ARRIVES_LATE);
        for (int i = 0; i < KILLS; i++) {
            var manner = manners.get(dice.nextInt(manners.size()));
            bench.manner(work == Work.PAYMENTS ? manner : Manner.APPROVES);
            try (var box = start(bench, "free", work)) {
                box.hears("ready");
                if (i == 0 || dice.nextBoolean()) {
                    // However slow the machine is: in the middle of its work.
                    if (work == Work.REFUNDS) {
                        box.hears("sold");
                        bench.manner(manner);
                        box.goesOn();
                    }
                    box.hears("paying");
                }
                LockSupport.parkNanos(1_000_000 * dice.nextLong(LONGEST_LIFE_MILLIS));
                box.kill();
            }
        }
    }

    private void killedAtArrows(Kind kind, Work work, int first, int stride) throws Exception {
        try (var bench = bench(kind)) {
            bench.manner(Manner.APPROVES);
            boolean wasKilled = true;
            int arrow = first;
            for (; wasKilled; arrow += stride) {
                try (var box = start(bench, "arrows", work)) {
                    wasKilled = box.goesAsFarAs(arrow);
                }
            }
            assertThat(arrow).as("arrows").isGreaterThan(10);
            assertAddsUp(bench, "killed at every arrow from %d on by %d, seed %d".formatted(first, stride, SEED));
            assertThat(work == Work.PAYMENTS ? inTheMiddle : bench.refunds().size())
                    .as("taken back, or refunded")
                    .isPositive();
        }
    }

    private Box start(TerminalBench bench, String how, Work work) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CardBox.class.getName(),
                folder.resolve("shop").toString(),
                String.valueOf(starts++),
                how,
                work.name().toLowerCase(Locale.ROOT)));
        command.addAll(List.of(bench.address().split(" ", -1)));
        var built = new ProcessBuilder(command);
        built.redirectError(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "box.log")));
        return new Box(built.start());
    }

    /** Once all is calm. */
    private void assertAddsUp(TerminalBench bench, String how) {
        bench.manner(Manner.APPROVES);
        try (var shop = TestShop.german(folder.resolve("shop"))) {
            shop.pass(Duration.ofMinutes(10L * starts));
            var driver = bench.driver(shop, TerminalBench.PATIENT);
            shop.desk.connect(driver);
            shop.reopen();
            shop.desk.stepForMinutes(5);
            if (shop.state().basket() instanceof Basket.Open) {
                shop.does(new PayCash(shop.priced().due()));
            }
            shop.pass(Duration.ofHours(25));
            shop.desk.stepForMinutes(8);
            assertThat(bench.captured()).as(how).isEqualTo(shop.desk.cardTenders());
            assertEachRefundIsAFactOnce(shop, bench, how);
            assertThat(shop.sales()).as("sales").isNotEmpty();
            assertThat(shop.desk.attempts()).as(how).isNotEmpty().allSatisfy(it -> assertThat(
                            it.state().isSettled())
                    .isTrue());
            inTheMiddle = shop.desk.attempts().stream()
                    .filter(it -> it.state() != State.APPLIED)
                    .count();
            driver.close();
        }
    }

    private static void assertEachRefundIsAFactOnce(TestShop shop, TerminalBench bench, String how) {
        var facts = shop.facts(CardRefunded.class);
        var recorded = facts.stream().map(it -> it.amount().minor()).toList();
        assertThat(bench.refunds()).as(how).containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(facts).extracting(CardRefunded::refund).as(how).doesNotHaveDuplicates();
        var paid = shop.sales().stream()
                .flatMap(sale -> sale.tenders().stream())
                .filter(Tender.Card.class::isInstance)
                .map(Tender.Card.class::cast)
                .toList();
        for (var card : paid) {
            long back = facts.stream()
                    .filter(it -> it.payment() != null && it.payment().attempt().equals(card.attempt()))
                    .mapToLong(it -> it.amount().minor())
                    .sum();
            assertThat(back)
                    .as("given back of %s, %s", card.attempt(), how)
                    .isLessThanOrEqualTo(card.amount().minor());
        }
    }

    /** The process. */
    private record Box(Process process, BufferedReader says) implements AutoCloseable {
        Box(Process process) {
            this(process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        void hears(String word) throws IOException {
            assertThat(says.readLine()).isEqualTo(word);
        }

        /** Kills it there; false if it was done before. */
        boolean goesAsFarAs(int arrow) throws IOException, InterruptedException {
            hears("ready");
            for (int passed = 0; ; passed++) {
                var word = says.readLine();
                if ("done".equals(word)) {
                    return false;
                }
                assertThat(word).as("what the box says, see its log").isEqualTo("arrow");
                if (passed == arrow) {
                    kill();
                    return true;
                }
                goesOn();
            }
        }

        void goesOn() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        /** SIGKILL. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
