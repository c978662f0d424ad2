package com.evertill.cloud.ledger;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A box in a shop, as far as the cloud can tell: a journal, a key, and batches cut from it. */
public final class Box {
    private final NodeId node;
    private final int epoch;
    private final KeyPair keys;
    private final List<Fact> journal = new ArrayList<>();

    public Box(String node) {
        this(NodeId.parse(node), 1, newKeys());
    }

    public Box(NodeId node, int epoch, KeyPair keys) {
        this.node = node;
        this.epoch = epoch;
        this.keys = keys;
    }

    /** The box that is put in this one's place: the same name and key, an empty journal. */
    public Box replacement() {
        return new Box(node, epoch + 1, keys);
    }

    public static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Box happened(Instant at, LocalDate day, Payload payload) {
        return happened(at, day, FactType.of(payload).wire(), FactType.VERSION, Json.bytes(payload));
    }

    /** Something that this software does not write: of a later version, or damaged before it was signed. */
    public Box happened(Instant at, LocalDate day, String type, int version, String payload) {
        return happened(at, day, type, version, payload.getBytes(StandardCharsets.UTF_8));
    }

    private Box happened(Instant at, LocalDate day, String type, int version, byte[] payload) {
        var key = new FactKey(node, epoch, journal.size() + 1);
        var hash = Chain.next(hashAt(journal.size()), key, at, day, type, version, payload);
        journal.add(new Fact(key, at, day, type, version, payload, hash));
        return this;
    }

    /** The signed batch of these sequences, both included. */
    public byte[] batch(long first, long last) {
        return cut(first, last).encode(keys.getPrivate());
    }

    public Batch cut(long first, long last) {
        return new Batch(node, epoch, hashAt((int) first - 1), journal.subList((int) first - 1, (int) last));
    }

    public Hello hello(Instant at, long confirmed) {
        return hello(at, confirmed, "main", 0);
    }

    public Hello hello(Instant at, long confirmed, String zone, long staged) {
        return new Hello(
                node,
                epoch,
                highest(),
                confirmed,
                zone,
                staged,
                staged,
                "test",
                List.of(Capability.FACTS_V1, Capability.PRICES_V1),
                at,
                null,
                null);
    }

    /** After it was told that the cloud holds more than its journal. */
    public Hello helloOfOneThatLostItsEnd(Instant at, long confirmed, long cloudHolds) {
        var hello = hello(at, confirmed);
        return new Hello(
                node,
                epoch,
                hello.highest(),
                confirmed,
                hello.zone(),
                0,
                0,
                hello.software(),
                hello.capabilities(),
                at,
                cloudHolds,
                null);
    }

    public Hash hashAt(int sequence) {
        return sequence == 0 ? Hash.ZERO : journal.get(sequence - 1).hash();
    }

    public long highest() {
        return journal.size();
    }

    public List<Fact> journal() {
        return List.copyOf(journal);
    }

    public NodeId node() {
        return node;
    }

    public int epoch() {
        return epoch;
    }

    public KeyPair keys() {
        return keys;
    }
}
