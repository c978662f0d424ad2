package com.evertill.edge.sync;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.catalog.Catalog;
import com.evertill.edge.journal.Journal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The conversation of one node with the cloud, as steps. Safe for use by many threads; each call is short. */
public final class Sync {
    private static final Duration HELLO_WITHOUT_ANSWER = Duration.ofSeconds(30);
    private static final Duration BETWEEN_HELLOS = Duration.ofMinutes(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    /** Less is what time servers do all day. */
    private static final Duration JUMP = Duration.ofSeconds(5);

    private final Database database;
    private final Journal journal;
    private final Catalog catalog;
    private final SyncConfig config;
    private final BiConsumer<Nudge, Instant> nudges;
    private final OldCopy oldCopy;
    private final Cutter cutter;
    private final Flights flights = new Flights();
    private final PastTail pastTail;

    // What status shows is read without waiting for a step that is under way.
    private volatile Position position;
    /** What the cloud said last that it holds; less than the position only if it has lost something. */
    private long held;

    private @Nullable Instant unwrittenSince;
    /** When something may be cut again, after the disk took no boundaries. */
    private Instant cutDue = Instant.MIN;

    private @Nullable DatabaseFault fault;
    private volatile boolean online;
    private boolean unanswered;
    private Instant helloDue = Instant.MIN;
    private @Nullable Long cloudHolds;
    private Instant lastStep = Instant.EPOCH;
    private @Nullable Instant cloudsClock;
    private volatile @Nullable Long skewMillis;
    private volatile @Nullable SyncProblem problem;

    /**
     * @param nudges told of every nudge, which is to be believed only as far as its signature goes, and of when it came.
     * @param oldCopy told what the cloud has said of this file, before anything is done about it; has to keep it for the next start.
     */
    public Sync(
            Database database,
            Journal journal,
            Catalog catalog,
            SyncConfig config,
            BiConsumer<Nudge, Instant> nudges,
            Consumer<String> oldCopy) {
        this.database = database;
        this.journal = journal;
        this.catalog = catalog;
        this.config = config;
        this.nudges = nudges;
        this.oldCopy = new OldCopy(database, oldCopy);
        this.cutter = new Cutter(database);
        this.pastTail = new PastTail(database, journal.past(), config.nodeKey());
        this.position = Position.read(database);
        this.held = position.confirmed();
    }

    /** There is a connection, and the cloud's answers will be heard. */
    public synchronized void connected(Instant now) {
        online = true;
        // What comes from now on was said from now on.
        cloudsClock = null;
        flights.forget();
        pastTail.again(now);
        sayHello(now);
    }

    public synchronized void disconnected() {
        online = false;
    }

    /** Greets with the next step, for instance because an address of a release has expired. */
    public synchronized void sayHello(Instant now) {
        helloDue = now;
    }

    /**
     * What is to be published now; empty if nothing is. To be asked until it is empty, after every commit, message and connection, and once a
     * second, since some things are due by time.
     */
    public synchronized Optional<Outgoing> step(Instant now) {
        startAnewIfTheClockWentBack(now);
        writePositionIfOld(now);
        if (!online || !position.plugged()) {
            return Optional.empty();
        }
        if (!now.isBefore(helloDue)) {
            return Optional.of(hello(now));
        }
        // First the cloud learns from this epoch's first fact that what was saved is its own.
        var saved = position.confirmed() == 0 ? Optional.<Outgoing>empty() : pastTail.step(now);
        return saved.isPresent() ? saved : batch(now);
    }

    /**
     * What the disk did not take since this was last asked, at most once a second: it is tried again. Meanwhile the cloud is greeted and gets what can
     * be read and was cut before.
     */
    public synchronized Optional<DatabaseFault> takeFault() {
        var taken = Optional.ofNullable(fault);
        fault = null;
        return taken;
    }

    /** What was due by a clock that was wrong would not be due for as long as it was wrong by. */
    private void startAnewIfTheClockWentBack(Instant now) {
        if (now.isBefore(lastStep.plus(JUMP.negated()))) {
            sayHello(now);
            flights.forget();
            unwrittenSince = unwrittenSince == null ? null : now;
            cutDue = now;
        }
        lastStep = now;
    }

    /** The broker has taken this. It says nothing about the cloud, only that the link is free for another. */
    public synchronized void delivered(Outgoing message) {
        flights.handedOn(message.batch());
    }

    /** The link could not deliver this. */
    public synchronized void undelivered(Outgoing message, Instant now) {
        if (message.topic() == Topic.HELLO) {
            helloDue = now.plus(AFTER_A_FAILURE);
        } else {
            flights.retry(message.batch(), now.plus(AFTER_A_FAILURE));
        }
    }

    /** Something has come. What cannot be believed changes nothing but {@link SyncStatus#problem}. */
    public synchronized void received(String topic, byte[] payload, Instant now) {
        var address = Topic.parse(topic);
        if (!position.plugged() || address.isEmpty() || !address.get().node().equals(journal.node())) {
            return;
        }
        try {
            switch (address.get().topic()) {
                case CONFIRMED -> confirmed(Json.read(payload, Confirmed.class), now);
                case NUDGE -> nudges.accept(Json.read(payload, Nudge.class), now);
                case FACTS, HELLO, QUESTION, REPLY -> {}
            }
        } catch (Json.MalformedException e) {
            cannotRead();
        }
    }

    /** Something else that came from the cloud makes no sense here. */
    synchronized void cannotRead() {
        problem = SyncProblem.A_MESSAGE_OF_THE_CLOUD_CANNOT_BE_READ;
    }

    /** Switches the link off, over restarts, until {@link #plug}. The caller stops the {@link CloudLink}. */
    public synchronized void unplug() {
        online = false;
        writePosition(position.withPlugged(false));
    }

    /** Switches the link on. The caller starts the {@link CloudLink}. */
    public synchronized void plug() {
        writePosition(position.withPlugged(true));
    }

    public SyncStatus status() {
        var known = position;
        long confirmed = known.confirmed();
        return database.read(tx -> new SyncStatus(
                online,
                known.plugged(),
                journal.highest(tx),
                confirmed,
                journal.find(tx, confirmed + 1).map(fact -> fact.at()).orElse(null),
                known.at(),
                skewMillis,
                oldCopy.problem().orElse(problem)));
    }

    private Outgoing hello(Instant now) {
        unanswered = true;
        helloDue = now.plus(HELLO_WITHOUT_ANSWER);
        var hello = database.read(tx -> new Hello(
                journal.node(),
                journal.epoch(),
                journal.highest(tx),
                position.confirmed(),
                config.zone(),
                catalog.priceBook().release(tx),
                catalog.newestRelease(tx),
                config.software(),
                List.of(Capability.FACTS_V1, Capability.PRICES_V1),
                now,
                cloudHolds,
                null));
        return new Outgoing(Topic.HELLO, Json.bytes(hello), 0);
    }

    private Optional<Outgoing> batch(Instant now) {
        while (!flights.isLinkBusy()) {
            var window = window(now);
            var due = due(window, now);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            var bytes = encoded(due.get());
            if (bytes.length <= Batch.MOST_BYTES) {
                return Optional.of(publish(due.get(), window, bytes, now));
            }
            if (due.get().isOne()) {
                flights.began(due.get(), window.contains(due.get()), now);
                problem = SyncProblem.A_FACT_IS_TOO_LARGE_TO_SEND;
                return Optional.empty();
            }
            cutter.halve(due.get());
        }
        return Optional.empty();
    }

    /** What is new goes before all that has waited. */
    private Optional<Cut> due(List<Cut> window, Instant now) {
        if (window.size() > 1 && flights.mayOvertake()) {
            var newest = cutter.newest().filter(flights::isNew);
            if (newest.isPresent()) {
                flights.overtakes();
                return newest;
            }
        }
        return flights.next(window, now);
    }

    private Outgoing publish(Cut cut, List<Cut> window, byte[] bytes, Instant now) {
        flights.began(cut, window.contains(cut), now);
        flights.handedOver(cut);
        return new Outgoing(Topic.FACTS, bytes, cut.first());
    }

    private byte[] encoded(Cut cut) {
        return database.read(tx -> new Batch(
                        journal.node(),
                        journal.epoch(),
                        journal.hashAt(tx, cut.first() - 1),
                        journal.read(tx, cut.first(), (int) (cut.last() - cut.first() + 1))))
                .encode(config.nodeKey());
    }

    /** Facts are cut only when they may go: what happens while the window is full travels together. */
    private List<Cut> window(Instant now) {
        var window = cutter.behind(held, Flights.WINDOW);
        if (window.size() == Flights.WINDOW && !flights.mayOvertake()) {
            return window;
        }
        cut(now);
        return cutter.behind(held, Flights.WINDOW);
    }

    private void cut(Instant now) {
        if (now.isBefore(cutDue)) {
            return;
        }
        try {
            cutter.cut();
        } catch (DatabaseFault refused) {
            fault = refused;
            cutDue = now.plus(BETWEEN_WRITES);
        }
    }

    private void confirmed(Confirmed word, Instant now) {
        if (!word.node().equals(journal.node())) {
            return;
        }
        if (word.epoch() != journal.epoch()) {
            if (word.isSignedBy(config.cloudKey())) {
                pastTail.confirmed(word, now);
            }
            return;
        }
        if (!word.isSignedBy(config.cloudKey())) {
            problem = SyncProblem.THE_CLOUDS_SIGNATURE_IS_WRONG;
            return;
        }
        if (unanswered) {
            unanswered = false;
            helloDue = now.plus(BETWEEN_HELLOS);
        }
        var found = disagreement(word, now);
        if (found != null) {
            oldCopy.isOne(found);
            return;
        }
        if (!isOvertaken(word)) {
            heard(word, move(word, now), now);
        }
    }

    /** One that says less than another which was said later. A clock of the cloud's that was ahead and is set right makes no newer word an older one. */
    private boolean isOvertaken(Confirmed word) {
        return word.sequence() < held && cloudsClock != null && word.at().isBefore(cloudsClock);
    }

    private @Nullable SyncProblem disagreement(Confirmed word, Instant now) {
        long highest = database.<Long>read(journal::highest);
        if (word.sequence() < 0 || word.sequence() > highest) {
            sayThatTheCloudHoldsMore(word.sequence(), now);
            return SyncProblem.THE_CLOUD_HOLDS_MORE_THAN_THIS_BOX;
        }
        return database.read(tx -> agrees(tx, word)) ? null : SyncProblem.THE_JOURNALS_HAVE_PARTED;
    }

    /** An old word about a fact that is no longer here cannot be compared, and moves nothing. */
    private boolean agrees(Tx tx, Confirmed word) throws SQLException {
        return word.sequence() < journal.prunedTo(tx)
                || journal.hashAt(tx, word.sequence()).equals(word.hash());
    }

    /** At once, and with every greeting from then on: the cloud cannot see it for itself. */
    private void sayThatTheCloudHoldsMore(long sequence, Instant now) {
        if (cloudHolds == null) {
            sayHello(now);
        }
        cloudHolds = sequence;
    }

    private boolean move(Confirmed word, Instant now) {
        if (word.sequence() <= position.confirmed()) {
            return false;
        }
        position = position.movedTo(word.sequence(), word.hash(), now);
        unwrittenSince = unwrittenSince == null ? now : unwrittenSince;
        return true;
    }

    /**
     * The position is written once a second, not once a sale: nothing is lost with it, since the cloud says it again when greeted, and the disk has
     * sales to write.
     */
    private void writePositionIfOld(Instant now) {
        if (unwrittenSince != null && !now.isBefore(unwrittenSince.plus(BETWEEN_WRITES))) {
            try {
                writePosition(position);
            } catch (DatabaseFault refused) {
                fault = refused;
                unwrittenSince = now;
            }
        }
    }

    private void writePosition(Position newer) {
        newer.write(database);
        position = newer;
        unwrittenSince = null;
    }

    private void heard(Confirmed word, boolean moved, Instant now) {
        cloudsClock = word.at();
        skewMillis = Duration.between(word.at(), now).toMillis();
        held = word.sequence();
        flights.landed(held, moved);
        if (word.successor() != null) {
            problem = SyncProblem.ANOTHER_BOX_HAS_THIS_BOXS_PLACE;
        } else if (held < position.confirmed()) {
            problem = SyncProblem.THE_CLOUD_HOLDS_LESS_THAN_IT_CONFIRMED;
        } else if (word.problem() != null) {
            problem = SyncProblem.of(word.problem());
        } else if (moved || database.<Long>read(journal::highest) == held) {
            problem = null;
        }
    }
}
