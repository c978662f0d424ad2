package com.evertill.cloud.ledger;

import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.commerce.node.NodeId;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;

/** A ledger on real files, with its archive and readers. */
public final class Rig implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    public final FactArchive archive;
    public final Ledger ledger;
    public final Readers readers;
    public final KeyPair keys;

    public Rig(Path folder) {
        this(folder, newKeys());
    }

    private Rig(Path folder, KeyPair keys) {
        this.keys = keys;
        this.archive = SqliteFactArchive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        this.ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), archive, keys.getPrivate());
        this.readers = new Readers(ledger);
    }

    /** The same cloud after a restart. */
    public Rig restarted(Path folder) {
        close();
        return new Rig(folder, keys);
    }

    public void allow(Box... boxes) {
        var all = new HashMap<NodeId, PublicKey>();
        for (var box : boxes) {
            all.put(box.node(), box.keys().getPublic());
        }
        ledger.registry().allow(all, NOW);
    }

    public Outcome receive(Box box, long first, long last) {
        return ledger.receive(box.node(), box.batch(first, last), NOW);
    }

    /** Until the readers have nothing left to do. */
    public void read() {
        while (readers.step(NOW)) {}
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ledger.close();
        archive.close();
    }
}
