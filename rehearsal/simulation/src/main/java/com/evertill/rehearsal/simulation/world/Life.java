package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.catalog.InboxConfig;
import com.evertill.edge.catalog.ReleaseInbox;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.sync.Questions;
import com.evertill.edge.sync.Sync;
import com.evertill.edge.sync.SyncConfig;
import com.evertill.edge.sync.Uplink;
import com.evertill.rehearsal.simulation.disk.Disk;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A box from one start to the next stop: what the server puts together, driven by steps. */
final class Life implements Uplink.Listener {
    /** Within which shops spread their fetching. */
    private static final Duration JITTER = Duration.ofMinutes(2);

    /** Less is what time servers do all day. */
    private static final Duration JUMP = Duration.ofSeconds(5);

    private static final int MORE_THAN_GO_AT_ONCE = 100;

    final Database database;
    final Shop shop;
    final Sync sync;
    final ReleaseInbox inbox;
    final Uplink uplink;
    private final Box box;
    private final long highestAtStart;
    private boolean behind;
    private boolean lettingGo;
    private Instant letGoNext = Instant.MIN;
    private final Map<TillId, Lane> lanes = new TreeMap<>(Comparator.comparing(TillId::number));

    Life(Box box, Disk disk, Database database) {
        this.box = box;
        var store = box.store();
        this.database = database;
        this.shop = Shop.open(store, database, "simulated", box.clock.now());
        this.highestAtStart = database.<Long>read(shop.site().journal()::highest);
        for (var place : box.tills) {
            lanes.put(place.number(), place.lane(this));
        }
        this.inbox = shop.catalog()
                .releases(
                        shop.site().journal(),
                        new Downloads(box),
                        new InboxConfig(
                                Stores.ZONE,
                                CloudMachine.HEAD_OFFICE.getPublic(),
                                store.zone(),
                                disk.folder().resolve("releases"),
                                JITTER));
        this.sync = new Sync(
                database,
                shop.site().journal(),
                shop.catalog(),
                new SyncConfig(
                        Stores.ZONE,
                        "simulated",
                        SimulatedKeys.ofNode(store.node().toString()).getPrivate(),
                        CloudMachine.LEDGER.getPublic()),
                (nudge, _) -> {
                    inbox().nudged(nudge, now());
                    box.world.tell(box.name(), "is nudged: " + inbox().status());
                    box.wakeInbox();
                },
                why -> box.oldCopies().keepAtOnce(disk.folder(), why));
        var questions = new Questions(() -> database.read(shop.site().wantedCarts()::open), this::replied);
        this.uplink = new Uplink(store.node(), sync, questions, box.line.link(), box.clock::now, this);
        uplink.start();
    }

    private void replied(Reply reply) {
        lanes.values().forEach(lane -> lane.till().replied(reply, now()));
        box.lookAtTheLines(this);
    }

    private ReleaseInbox inbox() {
        return inbox;
    }

    /** Store time. */
    Instant now() {
        return shop.time(box.clock.now());
    }

    Lane lane(TillId till) {
        return Objects.requireNonNull(lanes.get(till));
    }

    void lookAtTheClock() {
        var clock = box.clock.now();
        shop.lookAtTheClock(clock)
                .ifPresent(at -> box.world.tell(box.name(), "the clock went back; it is still " + at));
        boolean isBehind = clock.isBefore(shop.time(clock).minus(JUMP));
        if (isBehind && !behind && !isOnRecord()) {
            box.world.broken(
                    Invariant.A_CLOCK_THAT_WENT_BACK_IS_ON_RECORD,
                    box.name() + " goes by " + shop.time(clock) + " while its clock says " + clock
                            + ", and no fact says so");
        }
        behind = isBehind;
    }

    private boolean isOnRecord() {
        return database.read(tx ->
                tx.number("SELECT count(*) FROM fact WHERE type = 'clock.changed' AND sequence > ?", highestAtStart)
                        > 0);
    }

    /** By how much it believes more to be confirmed than the cloud has; 0 while that cannot be seen. */
    long confirmedBeyond(CloudMachine.@Nullable Services cloud) {
        if (cloud == null) {
            return 0;
        }
        var stream = new FactStream(box.node(), shop.site().journal().epoch());
        long written = database.<Long>read(tx -> tx.number("SELECT confirmed FROM sync"));
        return Math.max(written, sync.status().confirmed())
                - cloud.ledger().streams().of(stream).sequence();
    }

    boolean isLettingGo() {
        return lettingGo;
    }

    /** As often as the server does. */
    void letOldFactsGo(Duration keeping) {
        if (box.world.now().isBefore(letGoNext)) {
            return;
        }
        letGoNext = box.world.now().plusSeconds(1);
        var journal = shop.site().journal();
        for (boolean more = true; more; ) {
            box.letGo.remember(
                    journal.epoch(),
                    database.read(tx -> Remains.oldest(tx, box.node(), journal.epoch(), MORE_THAN_GO_AT_ONCE)));
            var before = cut();
            lettingGo = true;
            try {
                more = database.write(tx -> journal.pruning().step(tx, now().minus(keeping)));
            } finally {
                lettingGo = false;
            }
            if (more) {
                tellWhatWent(before);
            }
        }
    }

    private void tellWhatWent(String before) {
        var after = cut();
        box.world.tell(box.name(), "lets facts up to " + after + " go; up to " + before + " had gone");
        box.world.count(
                after.startsWith(shop.site().journal().epoch() + "-")
                        ? Fault.OLD_FACTS_WERE_LET_GO
                        : Fault.FACTS_OF_AN_EARLIER_BOX_WERE_LET_GO);
    }

    /** Epoch and sequence of the last fact that went. */
    private String cut() {
        return database.read(tx -> tx.first("SELECT epoch || '-' || sequence FROM pruned", row -> row.getString(1)))
                .orElse("none");
    }

    void publish() {
        uplink.publishWhatIsDue();
    }

    void takeReleasesIn() {
        while (true) {
            long before = inForce();
            box.lookAtTheLines(this);
            var progress = inbox.step(now());
            box.lookAtTheLines(this);
            switch (progress) {
                case THERE_MAY_BE_MORE -> {
                    box.wake();
                    countIfItWentBack(before);
                }
                case TIDYING -> {}
                case A_FRESH_ADDRESS_IS_NEEDED -> uplink.greet();
                case NOTHING_TO_DO -> {
                    return;
                }
            }
        }
    }

    /** The release that is sold by. */
    long inForce() {
        return database.read(shop.catalog().priceBook()::release);
    }

    private void countIfItWentBack(long before) {
        long now = inForce();
        var to = now == before ? null : rollbackTo(now);
        if (to != null) {
            box.world.tell(box.name(), "goes back from release " + before + " to " + to + ", as " + now);
            box.world.count(
                    before > to
                            ? Fault.A_RELEASE_WAS_TAKEN_BACK
                            : Fault.A_RELEASE_WAS_TAKEN_BACK_BEFORE_IT_WAS_IN_FORCE);
            if (wasFetched(now)) {
                box.world.count(Fault.WHAT_CAME_BACK_HAD_TO_BE_FETCHED);
            }
        }
    }

    private @Nullable Long rollbackTo(long release) {
        return database.read(tx ->
                        tx.first("SELECT manifest FROM release WHERE number = ?", row -> row.getBytes(1), release))
                .map(manifest -> Json.read(manifest, ReleaseManifest.class).rollbackTo())
                .orElse(null);
    }

    private boolean wasFetched(long release) {
        return database.<Long>read(tx -> tx.number(
                        "SELECT count(*) FROM fact WHERE type = 'release.acknowledged'"
                                + " AND CAST(payload AS TEXT) ->> '$.release' = ? AND CAST(payload AS TEXT) ->> '$.step' = 'FETCHED'",
                        release))
                > 0;
    }

    @Override
    public void changed() {
        box.heard();
    }

    @Override
    public void connected() {
        box.world.tell(box.name(), "the cloud is there");
    }

    @Override
    public void disconnected(String why) {
        box.world.tell(box.name(), "the cloud is away: " + why);
    }

    @Override
    public void undelivered(Throwable why) {
        box.world.tell(box.name(), "not delivered: " + why.getMessage());
    }

    @Override
    public void linkIsFree() {
        box.heard();
    }

    @Override
    public void unwritten(DatabaseFault why) {
        box.world.tell(box.name(), "cannot note how far sync is: " + why.kind());
    }
}
