package com.evertill.edge.server;

import static com.evertill.edge.Goods.MILK;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.TestShop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private TestShop shop;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void a_sale() {
        shop = TestShop.german(folder.resolve("shop"));
        shop.opens("100.00");
        shop.scans(MILK);
        shop.paysCash("2.00");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private int verify(Path file) {
        said.reset();
        return VerifyCommand.run(file, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path copy(String name) {
        shop.copyFilesTo(folder.resolve(name));
        return folder.resolve(name).resolve("edge.db");
    }

    @Test
    void a_sound_file_is_told_so_and_is_not_touched() throws IOException {
        var file = copy("sound");
        var before = Files.readAllBytes(file);
        assertThat(verify(file)).isZero();
        assertThat(said())
                .contains("ok     chain      3 facts")
                .contains("ok     sales")
                .doesNotContain("WRONG");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void what_is_only_in_the_write_ahead_log_counts() throws IOException {
        var file = copy("log");
        Files.delete(file.resolveSibling("edge.db-wal"));
        Files.deleteIfExists(file.resolveSibling("edge.db-shm"));
        assertThat(verify(file)).as("without the log there is nothing in it").isEqualTo(2);
        assertThat(verify(copy("with-log"))).isZero();
    }

    @Test
    void evidence_of_a_crash_is_not_touched_log_and_all() throws IOException {
        var file = copy("crashed");
        assertThat(file.resolveSibling("edge.db-shm")).exists();
        var before = Files.readAllBytes(file);
        var logBefore = Files.readAllBytes(file.resolveSibling("edge.db-wal"));
        assertThat(logBefore).isNotEmpty();
        assertThat(verify(file)).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.readAllBytes(file.resolveSibling("edge.db-wal"))).isEqualTo(logBefore);
    }

    @Test
    void a_till_that_sells_meanwhile_gives_no_false_alarm() throws Exception {
        // Pages move from the log to the file all the time, not once in a thousand.
        shop.database().act(tx -> tx.list("PRAGMA wal_autocheckpoint=4", row -> row.getInt(1)));
        var enough = new AtomicBoolean();
        var sales = new AtomicInteger();
        var selling = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                shop.scans(MILK);
                shop.paysCash("2.00");
                sales.incrementAndGet();
            }
        });
        try {
            for (int i = 0; i < 20; i++) {
                int before = sales.get();
                await(() -> sales.get() > before || selling.isDone());
                assertThat(verify(folder.resolve("shop").resolve("edge.db")))
                        .as(said())
                        .isZero();
            }
        } finally {
            enough.set(true);
        }
        selling.get(30, TimeUnit.SECONDS);
        assertThat(sales).hasValueGreaterThanOrEqualTo(20);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void f13_an_altered_file_is_told_so() {
        shop.database().act(tx -> {
            tx.update("DROP TRIGGER fact_is_never_changed");
            tx.update("UPDATE fact SET at = at + 1 WHERE sequence = 3");
        });
        assertThat(verify(copy("altered"))).isEqualTo(1);
        assertThat(said()).contains("WRONG  chain      fact 3 is not what its hash says");
    }

    @Test
    void what_is_no_journal_cannot_be_verified() throws IOException {
        assertThat(verify(folder.resolve("nothing-here.db"))).isEqualTo(2);
        var text =
                Files.writeString(folder.resolve("text.db"), "a text that is long enough to be no database".repeat(50));
        assertThat(verify(text)).isEqualTo(2);
        assertThat(said()).contains("text.db cannot be verified");
        assertThat(verify(Files.createFile(folder.resolve("empty.db")))).isEqualTo(2);
        shop.database().act(tx -> tx.update("UPDATE node SET name = 'nobody'"));
        assertThat(verify(copy("nobody"))).isEqualTo(2);
    }
}
