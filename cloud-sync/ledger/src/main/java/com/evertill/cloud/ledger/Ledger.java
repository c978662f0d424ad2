package com.evertill.cloud.ledger;

import com.evertill.cloud.ledger.Streams.Advanced;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Takes in what nodes say and answers for it. Safe for use by many threads. */
public final class Ledger implements AutoCloseable {
    private final Database database;
    private final FactArchive archive;
    private final PrivateKey key;
    private final NodeRegistry registry;
    private final Streams streams;
    private final NodeStates states;
    private final Alarms alarms;
    private final Places places;

    /**
     * @param url of the ledger's own database, {@code jdbc:sqlite:FILE}.
     * @param key Ed25519, with which confirmations are countersigned.
     */
    public static Ledger open(String url, FactArchive archive, PrivateKey key) {
        return new Ledger(Database.open(url, LedgerSchema.MIGRATIONS), archive, key);
    }

    private Ledger(Database database, FactArchive archive, PrivateKey key) {
        this.database = database;
        this.archive = archive;
        this.key = key;
        this.registry = new NodeRegistry(database);
        this.streams = new Streams(database, archive);
        this.states = new NodeStates(database);
        this.alarms = new Alarms(database);
        this.places = new Places(database, streams, new Lineage(archive), key);
        archive.streams().forEach(streams::advance);
    }

    /**
     * Takes a batch. Whatever is answered as confirmed is durable.
     *
     * @param from the node that the topic names; the broker lets nobody else publish there.
     * @param now the cloud's clock.
     */
    public Outcome receive(NodeId from, byte[] wire, Instant now) {
        var publicKey = registry.keyOf(from);
        if (publicKey.isEmpty()) {
            return reject(from, wire, now, Rejection.ITS_NODE_IS_UNKNOWN);
        }
        try {
            return take(ArchivedBatch.of(Batch.decode(wire, from, publicKey.get()), wire, publicKey.get(), now), now);
        } catch (RejectedException e) {
            return reject(from, wire, now, e.rejection());
        }
    }

    private Outcome take(ArchivedBatch batch, Instant now) throws RejectedException {
        var stream = batch.stream();
        refuseWrongLink(batch);
        var kept = archive.keep(batch);
        if (kept == FactArchive.Kept.CONTRADICTS) {
            throw new RejectedException(Rejection.IT_CONTRADICTS_WHAT_IS_HELD);
        }
        var advanced = streams.advance(stream);
        states.sent(stream, batch.last(), now);
        if (kept == FactArchive.Kept.STORED && !places.wasSaved(stream, batch.last())) {
            alarmIfReplaced(stream, "It sent facts up to " + batch.last() + ".", now);
        }
        var answer = answer(stream, advanced, now);
        if (kept == FactArchive.Kept.WAS_THERE) {
            return new Outcome.Repeated(answer);
        }
        return batch.last() <= advanced.position().sequence()
                ? new Outcome.Taken(answer)
                : new Outcome.WaitsForEarlier(answer);
    }

    /** Where the batch before it is confirmed, its chain can be checked before it is kept: what is kept stays. */
    private void refuseWrongLink(ArchivedBatch batch) throws RejectedException {
        var position = streams.of(batch.stream());
        if (batch.first() == position.sequence() + 1 && !batch.before().equals(position.hash())) {
            throw new RejectedException(Rejection.IT_CONTRADICTS_WHAT_IS_HELD);
        }
    }

    /**
     * Notes what the node says of itself, and answers how much of its journal is held; or, to a box that has no journal and asks for the node's place,
     * what has become of that.
     *
     * @param from the node that the topic names.
     */
    public Confirmed hello(NodeId from, Hello hello, Instant now) {
        if (registry.keyOf(from).isEmpty()) {
            alarms.raise(from, Alarm.Kind.THE_NODE_IS_NOT_REGISTERED, now, "It said hello.");
            return confirm(
                    new FactStream(from, Math.max(0, hello.epoch())),
                    Position.NOTHING,
                    now,
                    Rejection.ITS_NODE_IS_UNKNOWN);
        }
        if (!from.equals(hello.node())) {
            return misgreeted(from, "It calls itself " + hello.node() + ".", now);
        }
        if (hello.asks() != null && Greeting.asksSoundly(hello)) {
            var place = places.ask(from, hello.asks(), hello.software(), now);
            return confirm(new FactStream(from, 0), Position.NOTHING, now, null).with(place);
        }
        if (!Greeting.isSound(hello)) {
            return misgreeted(from, "Its greeting has absurd fields.", now);
        }
        var stream = new FactStream(from, hello.epoch());
        var advanced = streams.advance(stream);
        if (!alarmIfReplaced(stream, "It says that it has facts up to " + hello.highest() + ".", now)) {
            states.said(hello, now);
        }
        compare(hello, advanced.position(), now);
        return answer(stream, advanced, now);
    }

    private boolean alarmIfReplaced(FactStream stream, String what, Instant now) {
        var successor = places.successor(stream);
        if (successor.isPresent()) {
            alarms.raise(
                    stream.node(),
                    Alarm.Kind.A_REPLACED_BOX_STILL_SPEAKS,
                    now,
                    "Epoch " + stream.epoch() + ", whose place epoch " + successor.getAsInt() + " has. " + what);
        }
        return successor.isPresent();
    }

    /** A greeting that cannot be read, or is in another's name. */
    public Confirmed misgreeted(NodeId from, String why, Instant now) {
        alarms.raise(from, Alarm.Kind.A_HELLO_WAS_REJECTED, now, why);
        var stream = new FactStream(from, streams.newestEpoch(from).orElse(1));
        return confirm(stream, streams.of(stream), now, null);
    }

    private void compare(Hello hello, Position held, Instant now) {
        if (hello.cloudHolds() != null && hello.highest() < held.sequence()) {
            alarms.raise(
                    hello.node(),
                    Alarm.Kind.THE_NODE_HOLDS_LESS_THAN_THE_CLOUD,
                    now,
                    "Its journal ends at " + hello.highest() + ", here it ends at " + held.sequence() + ".");
        }
        if (hello.confirmed() > held.sequence()) {
            alarms.raise(
                    hello.node(),
                    Alarm.Kind.THE_CLOUD_HOLDS_LESS_THAN_IT_CONFIRMED,
                    now,
                    "It was told " + hello.confirmed() + ", here are " + held.sequence() + ".");
        }
    }

    private Confirmed answer(FactStream stream, Advanced advanced, Instant now) {
        if (!advanced.contradicted()) {
            return confirm(stream, advanced.position(), now, null);
        }
        alarms.raise(
                stream.node(),
                Alarm.Kind.THE_CHAIN_CONTRADICTS,
                now,
                "What is held after " + stream + "/" + advanced.position().sequence() + " does not follow from it.");
        return confirm(stream, advanced.position(), now, Rejection.IT_CONTRADICTS_WHAT_IS_HELD);
    }

    private Outcome reject(NodeId from, byte[] wire, Instant now, Rejection why) {
        var kind =
                switch (why) {
                    case ITS_NODE_IS_UNKNOWN -> Alarm.Kind.THE_NODE_IS_NOT_REGISTERED;
                    case IT_CONTRADICTS_WHAT_IS_HELD, ITS_CHAIN_IS_BROKEN -> Alarm.Kind.THE_CHAIN_CONTRADICTS;
                    default -> Alarm.Kind.A_BATCH_WAS_REJECTED;
                };
        database.act(tx -> {
            Quarantine.put(tx, from, now, why, wire);
            Alarms.raise(tx, from, kind, now, why.name());
        });
        var stream = new FactStream(from, claimedEpoch(wire, from));
        return new Outcome.Rejected(confirm(stream, streams.of(stream), now, why), why);
    }

    /** So that the answer reaches the epoch that asked. Nothing else of a rejected batch is looked at. */
    private int claimedEpoch(byte[] wire, NodeId from) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(wire));
            in.readInt();
            in.readUTF();
            return Math.max(1, in.readInt());
        } catch (IOException tooShort) {
            return streams.newestEpoch(from).orElse(1);
        }
    }

    private Confirmed confirm(FactStream stream, Position position, Instant now, @Nullable Rejection problem) {
        var confirmed =
                Confirmed.sign(key, stream.node(), stream.epoch(), position.sequence(), position.hash(), now, problem);
        var successor = stream.epoch() == 0 ? OptionalInt.empty() : places.successor(stream);
        return successor.isPresent() ? confirmed.with((Integer) successor.getAsInt()) : confirmed;
    }

    public Places places() {
        return places;
    }

    public NodeRegistry registry() {
        return registry;
    }

    public Streams streams() {
        return streams;
    }

    public NodeStates states() {
        return states;
    }

    public Alarms alarms() {
        return alarms;
    }

    public Quarantine quarantine() {
        return new Quarantine(database);
    }

    /** For the readers, whose tables and positions change in one transaction. */
    public Database database() {
        return database;
    }

    public FactArchive archive() {
        return archive;
    }

    /** The archive is closed by whoever opened it. */
    @Override
    public void close() {
        database.close();
    }
}
