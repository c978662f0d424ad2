package com.evertill.edge.journal;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sqlite.JDBC;

/** The one database file of a node: every feature's tables, in the order in which they came into the world. */
public final class Schema {
    /** Appended to, never changed: script n makes version n of the schema. */
    private static final List<String> SCRIPTS = List.of(
            "010-journal.sql",
            "020-catalog.sql",
            "030-sync.sql",
            "040-till.sql",
            "050-staff.sql",
            "060-release.sql",
            "070-answers.sql",
            "080-past.sql",
            "090-pruned.sql",
            "100-saved.sql",
            "110-terminal.sql",
            "120-day.sql",
            "130-waiting.sql",
            "140-offline.sql",
            "150-refund.sql",
            "160-reversals.sql",
            "170-by-hand.sql",
            "180-carts.sql",
            "190-received.sql",
            "200-goods.sql");

    private static final AtomicBoolean NAMED = new AtomicBoolean();

    /** @param url {@code jdbc:sqlite:FILE}. */
    public static Database open(String url) {
        nameTheDriver();
        return Database.open(url, SCRIPTS.stream().map(Schema::script).toList());
    }

    /** See {@link Snapshot#copy}. */
    public static void copy(Path file, Path to) throws IOException {
        nameTheDriver();
        Snapshot.copy(file, to);
    }

    /** Once: a native executable does not look for services on a class path, and whoever opens a thousand files needs one driver. */
    private static void nameTheDriver() {
        try {
            if (NAMED.compareAndSet(false, true)) {
                DriverManager.registerDriver(new JDBC());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the driver cannot be registered", e);
        }
    }

    private static String script(String name) {
        try (var in = Schema.class.getResourceAsStream("/schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException("schema/" + name + " is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema() {}
}
