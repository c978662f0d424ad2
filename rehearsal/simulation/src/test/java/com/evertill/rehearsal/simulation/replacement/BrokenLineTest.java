package com.evertill.rehearsal.simulation.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.ledger.Places;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.messages.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenLineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    private TheCloud cloud;
    private ABox first;

    @BeforeEach
    void a_shop_in_the_middle_of_its_day() throws IOException {
        cloud = new TheCloud(folder);
        first = box("first");
        first.asks();
        assertThat(first.fetchesAll()).as("a node's first box waits for nobody").isTrue();
        first.opensShop();
        first.opens();
        first.sells(5);
        first.sends();
    }

    @AfterEach
    void end() {
        first.close();
        cloud.close();
    }

    private ABox box(String name) throws IOException {
        return new ABox(cloud, Files.createDirectories(folder.resolve(name)));
    }

    /** Head office approves the newest that asks. */
    private Places.Granted approve(ABox box) {
        var asking = cloud.ledger.places().asking().stream()
                .filter(it -> Place.code(it.nonce()).equals(box.code()))
                .findFirst()
                .orElseThrow();
        return cloud.ledger
                .places()
                .approve(asking.node(), asking.nonce(), "ada", cloud.now)
                .orElseThrow();
    }

    private List<Posting> ofDay(ABox box) {
        return box.database.read(tx -> box.shop().site().totals().ofDay(tx, DAY));
    }

    private static long sales(List<Posting> postings) {
        return postings.stream()
                .filter(it -> it.figure() == Figure.SALES)
                .mapToLong(Posting::count)
                .sum();
    }

    @Test
    void a_line_that_breaks_or_damages_what_comes_costs_time_and_nothing_else() throws IOException {
        for (int i = 0; i < 40; i++) {
            first.sells(1);
            first.sends(); // a batch each
        }
        try (var second = box("second")) {
            second.asks();
            approve(second);
            cloud.pass(Duration.ofSeconds(10));
            second.asks();
            int[] turn = {0};
            cloud.line = bytes -> switch (turn[0]++ % 3) {
                case 0 -> Arrays.copyOf(bytes, Math.min(bytes.length, 3_000));
                case 1 -> {
                    bytes[Math.min(bytes.length - 1, 2_000)] ^= 1;
                    yield bytes;
                }
                default -> new byte[0];
            };
            boolean done = false;
            for (int i = 0; i < 200 && !done; i++) {
                done = second.fetchesAll();
                cloud.pass(Duration.ofSeconds(6));
                if (i % 7 == 0) {
                    second.restarts();
                    second.asks();
                }
            }
            assertThat(done).isTrue();
            second.opensShop();
            assertThat(sales(ofDay(second))).isEqualTo(45);
            assertThat(second.wrong()).isEmpty();
        }
    }

    @Test
    void an_address_that_has_expired_is_asked_for_anew() throws IOException {
        try (var second = box("second")) {
            second.asks();
            approve(second);
            cloud.pass(Duration.ofSeconds(10));
            second.asks();
            cloud.pass(Duration.ofHours(2));
            assertThat(second.fetchesAll()).isFalse();
            second.asks();
            assertThat(second.fetchesAll()).isTrue();
        }
    }
}
