package com.evertill.edge.sync;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.edge.catalog.Catalog;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** A box in a shop with a real journal, which can be switched off and on again. */
final class Box implements AutoCloseable {
    static final NodeId NODE = NodeId.parse("demo.store1.box1");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Path folder;
    private final Keys keys;
    final List<Nudge> nudges = new ArrayList<>();
    /** What is kept for the next start, and whether anybody could have seen the consequences before. */
    final List<String> said = new ArrayList<>();

    Database database;
    Journal journal;
    Sync sync;

    Box(Path folder, Keys keys) {
        this.folder = folder;
        this.keys = keys;
        this.database = Schema.open(url());
        this.journal = journal();
        this.sync = sync();
    }

    /** A box that goes on from how this one stands now. */
    Box backup(Path elsewhere) {
        try {
            Files.createDirectories(elsewhere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.copyTo(elsewhere.resolve("edge.db"));
        return new Box(elsewhere, keys);
    }

    void restart() {
        database.close();
        database = Schema.open(url());
        journal = journal();
        sync = sync();
    }

    Fact sell() {
        return sell("open");
    }

    Fact sell(String reason) {
        return database.write(tx -> journal.append(
                tx, new Payload.NoSale(new TillId(1), ShiftNumber.parse("1-1-1"), new StaffId("7"), reason), NOON));
    }

    void sell(int facts) {
        database.act(tx -> {
            for (int i = 0; i < facts; i++) {
                journal.append(
                        tx,
                        new Payload.NoSale(new TillId(1), ShiftNumber.parse("1-1-1"), new StaffId("7"), "number " + i),
                        NOON);
            }
        });
    }

    List<Fact> facts() {
        return database.read(tx -> journal.read(tx, 1, Integer.MAX_VALUE));
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("edge.db");
    }

    private Journal journal() {
        return database.write(tx -> Journal.open(tx, NODE, ZoneOffset.UTC, "test", List.of(), NOON));
    }

    private Sync sync() {
        var config = new SyncConfig(
                "north", "test", keys.node().getPrivate(), keys.cloud().getPublic());
        var catalog = new Catalog(database, Currency.getInstance("EUR"));
        return new Sync(
                database,
                journal,
                catalog,
                config,
                (nudge, _) -> nudges.add(nudge),
                why -> said.add(why + (database.damage().isEmpty() ? "" : ", too late")));
    }

    @Override
    public void close() {
        database.close();
    }
}
