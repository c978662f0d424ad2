package com.evertill.edge.enrolment;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.catalog.ReleaseSource;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Past;
import com.evertill.edge.journal.Past.End;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.sync.Outgoing;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A box on the way to its node's place, as steps. Safe for use by two threads: one that talks, and one that fetches. */
public final class Enrolment {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final StoreConfig store;
    private final Database database;
    private final String software;
    private final PublicKey cloudKey;
    private final Supplier<String> names;
    private final Restoration restoration;

    private boolean online;
    private Instant due = Instant.MIN;
    private String nonce;
    private volatile @Nullable Place place;
    private volatile Stage stage = Stage.IT_CALLS_THE_CLOUD;
    private volatile @Nullable String trouble;
    private Instant lastStep = Instant.MIN;
    private Instant nextTry = Instant.MIN;

    /** What came of trying to get further. */
    public enum Progress {
        /** At once again. */
        THERE_MAY_BE_MORE,
        NOTHING_TO_DO,
        THE_JOURNAL_HAS_BEGUN
    }

    /** Whether this file still needs a place: it holds no journal. */
    public static boolean isNeeded(Database database) {
        return !database.<Boolean>read(Journal::isBegun);
    }

    /**
     * @param cloudKey Ed25519, with which the cloud signs its word.
     * @param names makes a name that nobody else has and nobody can guess; letters and digits.
     * @param source of the facts of the epochs before.
     */
    public Enrolment(
            StoreConfig store,
            Database database,
            String software,
            PublicKey cloudKey,
            Supplier<String> names,
            ReleaseSource source) {
        this.store = store;
        this.database = database;
        this.software = software;
        this.cloudKey = cloudKey;
        this.names = names;
        this.restoration = new Restoration(database, store.node(), source);
        this.nonce = nonce();
        // What was granted before a stop is asked for again, however much of the past is here already: another box may
        // have come since.
    }

    /** Durable before it is said: who approved this box approved this name. */
    private String nonce() {
        return database.write(tx -> {
            tx.update("INSERT INTO enrolment VALUES (1, ?, NULL) ON CONFLICT DO NOTHING", names.get());
            return tx.first("SELECT nonce FROM enrolment", row -> row.getString(1))
                    .orElseThrow();
        });
    }

    public synchronized void connected(Instant now) {
        online = true;
        due = now;
    }

    public synchronized void disconnected() {
        online = false;
    }

    /** What is to be published now, if anything is. To be asked once a second, and after every connection. */
    public synchronized Optional<Outgoing> step(Instant now) {
        if (now.isBefore(lastStep)) {
            // By a clock that was ahead, it would be due only then.
            due = now;
            nextTry = now;
        }
        lastStep = now;
        if (!online || now.isBefore(due) || place != null) {
            return Optional.empty();
        }
        due = now.plus(BETWEEN_QUESTIONS);
        var hello = new Hello(
                store.node(),
                0,
                0,
                0,
                store.priceZone(),
                0,
                0,
                software,
                List.of(Capability.FACTS_V1, Capability.PRICES_V1),
                now,
                null,
                nonce);
        return Optional.of(new Outgoing(Topic.HELLO, Json.bytes(hello), 0));
    }

    /** The link could not deliver this. */
    public synchronized void undelivered(Instant now) {
        due = now.plus(AFTER_A_FAILURE);
    }

    /** Something has come. What cannot be believed changes nothing but {@link #standing}. */
    public synchronized void received(String topic, byte[] payload, Instant now) {
        if (!topic.equals(Topic.CONFIRMED.of(store.node()))) {
            return;
        }
        try {
            heard(Json.read(payload, Confirmed.class), now);
        } catch (Json.MalformedException e) {
            trouble = "A message of the cloud cannot be read; this software may be too old.";
        }
    }

    private void heard(Confirmed word, Instant now) {
        if (word.epoch() != 0 || place != null) {
            return;
        }
        var answer = word.place();
        if (answer == null) {
            if (word.problem() == Rejection.ITS_NODE_IS_UNKNOWN) {
                stage = Stage.THE_CLOUD_DOES_NOT_KNOW_IT;
            }
        } else if (answer.nonce().equals(nonce)) {
            if (answer.isSignedBy(cloudKey, store.node())) {
                take(answer, now);
            } else {
                stage = Stage.THE_CLOUDS_SIGNATURE_IS_WRONG;
            }
        }
    }

    private void take(Place answer, Instant now) {
        trouble = null;
        switch (answer.verdict()) {
            case A_PERSON_HAS_TO_DECIDE -> stage = Stage.HEAD_OFFICE_HAS_TO_APPROVE;
            case ANOTHER_BOX_CAME_LATER -> beginAnew(now);
            case GRANTED -> granted(answer, now);
        }
    }

    private void granted(Place answer, Instant now) {
        database.act(tx -> {
            tx.update("UPDATE enrolment SET place = ?", Json.bytes(answer));
            new Past(store.node())
                    .expect(
                            tx,
                            answer.past().stream()
                                    .map(it -> new End(it.epoch(), it.sequence(), it.hash()))
                                    .toList());
        });
        place = answer;
        stage = Stage.IT_FETCHES_WHAT_THE_SHOP_HAD;
        nextTry = now;
    }

    /** Under another name: the old one's approval has been overtaken by another box's. */
    private void beginAnew(Instant now) {
        var fresh = names.get();
        database.act(tx -> tx.update("UPDATE enrolment SET nonce = ?, place = NULL", fresh));
        nonce = fresh;
        stage = Stage.IT_CALLS_THE_CLOUD;
        due = now;
    }

    /**
     * Fetches a stretch of what the shop had; with the last of it, begins the journal.
     *
     * @param now the box's clock.
     */
    public Progress restore(Instant now) {
        var word = place;
        if (word == null || now.isBefore(nextTry())) {
            return Progress.NOTHING_TO_DO;
        }
        try {
            if (restoration.fetch(word) == Restoration.Progress.MORE) {
                trouble = null;
                return Progress.THERE_MAY_BE_MORE;
            }
        } catch (ReleaseSource.AddressExpiredException expired) {
            askForFreshAddresses(now);
            return Progress.NOTHING_TO_DO;
        } catch (Restoration.NotFetchedException failed) {
            tryLater(String.valueOf(failed.getMessage()), now);
            return Progress.NOTHING_TO_DO;
        }
        Shop.begin(store, database, software, word.epoch(), now);
        stage = Stage.IT_HAS_BEGUN;
        return Progress.THE_JOURNAL_HAS_BEGUN;
    }

    private synchronized Instant nextTry() {
        return nextTry;
    }

    private synchronized void tryLater(String why, Instant now) {
        trouble = why;
        nextTry = now.plus(AFTER_A_FAILURE);
    }

    /** The word stands; what has come stays. */
    private synchronized void askForFreshAddresses(Instant now) {
        place = null;
        due = now;
    }

    public Stage stage() {
        return stage;
    }

    public Standing standing() {
        var word = place;
        long toFetch = word == null
                ? 0
                : word.past().stream().mapToLong(Place.Past::sequence).sum();
        long fetched = toFetch == 0 ? 0 : database.<Long>read(new Past(store.node())::count);
        return new Standing(stage, code(), fetched, toFetch, trouble);
    }

    private synchronized String code() {
        return Place.code(nonce);
    }
}
