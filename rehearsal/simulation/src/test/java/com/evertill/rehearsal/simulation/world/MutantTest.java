package com.evertill.rehearsal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.ledger.FactArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A promise that nothing can break proves nothing. */
class MutantTest {
    private static final int MOST_SEEDS = 80;
    private static final Path DOCUMENT = Path.of("../../docs/simulation.md");

    private static Simulation simulation;

    @BeforeAll
    static void open() {
        simulation = new Simulation();
    }

    @AfterAll
    static void close() {
        simulation.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_broken_copy_is_found_by_the_promise_that_it_breaks(Mutant mutant) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            var outcome = simulation.run(Schedule.of(seed), mutant.variant(), false);
            if (outcome.broken().containsKey(mutant.broken())) {
                return;
            }
        }
        throw new AssertionError(mutant + " was not found within " + MOST_SEEDS + " seeds");
    }

    @Test
    void what_blows_up_in_the_simulator_itself_is_told_with_its_seed() {
        var clumsy = new Variant() {
            @Override
            public FactArchive archive(FactArchive real) {
                throw new IllegalStateException("a hand slipped");
            }
        };
        var outcome = simulation.run(Schedule.of(1), clumsy, false);
        assertThat(outcome.schedule().seed()).isEqualTo(1);
        assertThat(outcome.broken().get(Invariant.NOTHING_BLOWS_UP)).contains("a hand slipped");
    }

    @Test
    void each_promise_has_a_copy_that_breaks_it() {
        var broken = Arrays.stream(Mutant.values()).map(Mutant::broken).collect(Collectors.toSet());
        assertThat(broken).containsExactlyInAnyOrder(Invariant.values());
    }

    @Test
    void the_document_tells_of_every_promise_every_broken_copy_and_every_trouble() throws IOException {
        var text = Files.readString(DOCUMENT, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        for (var mutant : Mutant.values()) {
            assertThat(text).contains("| " + mutant.broken().words() + " | " + mutant.words() + " |");
        }
        for (var fault : Fault.values()) {
            assertThat(text).contains(fault.words());
        }
    }
}
