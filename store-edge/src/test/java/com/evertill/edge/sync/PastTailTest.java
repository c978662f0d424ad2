package com.evertill.edge.sync;

import static com.evertill.edge.sync.Box.NODE;
import static com.evertill.edge.sync.Box.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Topic;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Past;
import com.evertill.edge.journal.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box that begins on what was saved of its predecessor. */
class PastTailTest {
    private static final int CONFIRMED = 5;

    @TempDir
    Path folder;

    private final Keys keys = Keys.make();

    @Test
    void a_saved_tail_hangs_on_the_last_fact_that_was_let_go() throws Exception {
        var saved = saved();
        try (var box = new Box(folder.resolve("second"), keys)) {
            box.sell(3);
            box.sync.connected(NOON);
            hear(box, 2, 1, box.facts().getFirst().hash());
            letGo(box);
            assertThat(box.database.<Long>read(tx -> tx.number("SELECT sequence FROM pruned")))
                    .isEqualTo(CONFIRMED);

            var tail = tail(box);
            assertThat(tail.before()).isEqualTo(saved.get(CONFIRMED - 1).hash());
            assertThat(tail.facts()).isEqualTo(saved.subList(CONFIRMED, saved.size()));

            hear(box, 1, saved.size(), saved.getLast().hash());
            letGo(box);
            assertThat(box.database.<Long>read(tx -> tx.number("SELECT count(*) FROM past_fact")))
                    .isZero();
            assertThat(box.sync.step(NOON)).as("goes on with its own").isPresent();
        }
    }

    /** Of the predecessor, whose first few facts the cloud has. */
    private List<Fact> saved() throws Exception {
        var first = Files.createDirectories(folder.resolve("first"));
        List<Fact> facts;
        try (var box = new Box(first, keys)) {
            box.sell(10);
            facts = box.facts();
        }
        var second = Files.createDirectories(folder.resolve("second"));
        try (var database = Schema.open("jdbc:sqlite:" + second.resolve("edge.db"))) {
            var past = new Past(NODE);
            database.act(tx -> {
                past.expect(
                        tx,
                        List.of(new Past.End(1, facts.size(), facts.getLast().hash())));
                for (var fact : facts) {
                    past.keep(tx, fact);
                }
                tx.update("INSERT INTO past_tail VALUES (1, ?, ?)", CONFIRMED, facts.size());
                Journal.begin(tx, NODE, ZoneOffset.UTC, "test", 2, List.of(), NOON);
            });
        }
        return facts;
    }

    private static void letGo(Box box) {
        var pruning = box.journal.pruning();
        while (box.database.write(tx -> pruning.step(tx, NOON.plus(Duration.ofDays(1))))) {}
    }

    private Batch tail(Box box) throws RejectedException {
        for (var next = box.sync.step(NOON); next.isPresent(); next = box.sync.step(NOON)) {
            if (next.get().topic() == Topic.FACTS) {
                return Batch.decode(next.get().payload(), NODE, keys.node().getPublic());
            }
        }
        throw new AssertionError("nothing is sent");
    }

    private void hear(Box box, int epoch, long sequence, Hash hash) {
        var word = Confirmed.sign(keys.cloud().getPrivate(), NODE, epoch, sequence, hash, NOON, null);
        box.sync.received(Topic.CONFIRMED.of(NODE), Json.bytes(word), NOON);
    }
}
