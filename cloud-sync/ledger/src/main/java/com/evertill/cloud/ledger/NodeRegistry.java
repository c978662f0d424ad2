package com.evertill.cloud.ledger;

import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which boxes may speak, and the public key of each one's certificate. */
public final class NodeRegistry {
    private final Database database;

    NodeRegistry(Database database) {
        this.database = database;
    }

    /** Where a node stands. */
    public enum Status {
        ACTIVE,
        /** Its certificate was taken away. Its facts stay; nothing more is taken from it. */
        WITHDRAWN
    }

    public record Node(NodeId id, Status status, Instant since) {}

    /**
     * These and no others may speak from now on. A new certificate takes the place of the node's old one.
     *
     * @throws RegistrationFault if a key is not EC P-256; nothing is changed then. Let in, it would fail with every batch.
     */
    public void allow(Map<NodeId, PublicKey> keys, Instant now) {
        keys.forEach(NodeRegistry::requireP256);
        database.act(tx -> {
            for (var known : nodes()) {
                if (!keys.containsKey(known.id()) && known.status() == Status.ACTIVE) {
                    tx.update(
                            "UPDATE node SET status='WITHDRAWN', since=? WHERE node=?", now.toEpochMilli(), known.id());
                }
            }
            for (var entry : keys.entrySet()) {
                tx.update("""
                        INSERT INTO node(node, key, status, since) VALUES(?, ?, 'ACTIVE', ?)
                        ON CONFLICT(node) DO UPDATE SET key=excluded.key, status='ACTIVE', since=excluded.since
                        WHERE key<>excluded.key OR status<>'ACTIVE'
                        """, entry.getKey(), entry.getValue().getEncoded(), now.toEpochMilli());
            }
        });
    }

    private static void requireP256(NodeId node, PublicKey key) {
        if (!Signatures.isP256(key)) {
            throw RegistrationFault.wrongKey(node, key.getAlgorithm());
        }
    }

    /** Empty if nobody of that name may speak. */
    public Optional<PublicKey> keyOf(NodeId node) {
        return database.read(
                tx -> tx.first("SELECT key FROM node WHERE node=? AND status='ACTIVE'", row -> row.getBytes(1), node)
                        .map(NodeRegistry::key));
    }

    /** All that ever were allowed, by name. */
    public List<Node> nodes() {
        return database.read(tx -> tx.list(
                "SELECT node, status, since FROM node ORDER BY node",
                row -> new Node(
                        NodeId.parse(row.getString(1)),
                        Status.valueOf(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)))));
    }

    private static PublicKey key(byte[] encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the registry holds a key that is none", e);
        }
    }
}
