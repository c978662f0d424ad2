package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.SqliteFactArchive;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Zone;
import com.evertill.cloud.prices.Zones;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.cloud.shops.CartDesk;
import com.evertill.cloud.shops.PastAddresses;
import com.evertill.cloud.shops.Reception;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.rehearsal.simulation.disk.Disk;
import com.evertill.rehearsal.simulation.disk.Power;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import com.evertill.rehearsal.simulation.disk.PowerCut;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The machine of the cloud, over all its lives. */
final class CloudMachine {
    static final KeyPair HEAD_OFFICE = SimulatedKeys.ofHeadOffice("head office");
    static final KeyPair LEDGER = SimulatedKeys.ofHeadOffice("ledger");
    static final BlobAddresses ADDRESSES = new BlobAddresses(
            "http://cloud", "a secret that everybody here may know".getBytes(StandardCharsets.US_ASCII));
    static final PastAddresses PAST = new PastAddresses(ADDRESSES);
    static final Zone ZONE = new Zone(Stores.ZONE, Goods.EUR, Stores.TIME_ZONE, Goods.TAXES);

    private final World world;
    private final Random dice;
    private final Random names;
    final ArchiveTrouble archiveTrouble;
    private Path folder;
    private Power power = new Power(this::gone);
    private Disk disk;
    private @Nullable Services services;
    private int lives;
    private boolean full;
    private Duration offFor = Duration.ofSeconds(20);
    private Duration ahead = Duration.ZERO;
    private final Rounds rounds;

    /** The cloud from one start to the next stop. */
    record Services(
            Disk disk,
            FactArchive archive,
            Ledger ledger,
            Readers readers,
            BlobFolder blobs,
            Prices prices,
            Carts carts,
            Orders orders,
            Reception reception) {}

    CloudMachine(World world) {
        this.world = world;
        this.dice = world.dice("cloud");
        this.names = world.dice("carts");
        this.archiveTrouble = new ArchiveTrouble(world);
        this.rounds = new Rounds(world, this::work);
        this.folder = Templates.cloud(world.folder.resolve("cloud-0"));
        this.disk = disk();
    }

    private Disk disk() {
        return new Disk(folder, power, world.variant::cloudSql, () -> world.count(Fault.THE_CLOUDS_DISK_WAS_FULL));
    }

    boolean isOn() {
        return services != null;
    }

    @Nullable
    Services services() {
        return services;
    }

    /** By its own clock. */
    Instant now() {
        return world.now().plus(ahead);
    }

    void clockIsAheadBy(Duration time) {
        ahead = time;
    }

    // Living and dying

    void boot() {
        if (services != null) {
            return;
        }
        if (!power.isOn()) {
            lives++;
            power = new Power(this::gone);
            var next = disk.copyTo(world.folder.resolve("cloud-" + lives));
            disk.close();
            folder = next;
            disk = disk();
            disk.full(full);
        }
        try {
            services = assemble();
        } catch (PowerCut cut) {
            world.after(Duration.ofSeconds(15), this::boot);
            return;
        } catch (DatabaseFault fault) {
            world.tell("cloud", "it cannot start: " + fault.kind());
            power.off();
            world.after(Duration.ofSeconds(15), this::boot);
            return;
        }
        world.tell("cloud", "it is up");
        world.broker.deliverWaiting();
        wake();
    }

    private Services assemble() {
        var archive = world.variant.archive(archiveTrouble.around(SqliteFactArchive.open(disk.url("archive.db"))));
        var ledger = Ledger.open(disk.url("ledger.db"), archive, LEDGER.getPrivate());
        var keys = new HashMap<NodeId, PublicKey>();
        for (var box : world.boxes) {
            keys.put(box.node(), SimulatedKeys.ofNode(box.node().toString()).getPublic());
        }
        ledger.registry().allow(keys, world.now());
        var readers = new Readers(ledger);
        var blobs = new BlobFolder(folder.resolve("blobs"));
        var prices = Prices.open(
                disk.url("prices.db"), new Zones(List.of(ZONE)), blobs, ADDRESSES, HEAD_OFFICE.getPrivate());
        var carts = Carts.open(disk.url("carts.db"), (_, item, _) -> Customers.offered(item), () -> "cart-%016x"
                .formatted(names.nextLong()));
        var orders = Orders.open(disk.url("orders.db"));
        var reception = new Reception(ledger, readers, prices, PAST, new CartDesk(carts, orders));
        return new Services(disk, archive, ledger, readers, blobs, prices, carts, orders, reception);
    }

    void stops(int nth, Duration off) {
        offFor = off;
        if (nth > 0) {
            power.goAt(nth);
        } else if (services != null) {
            world.count(Fault.THE_CLOUD_STOPPED_WHILE_IDLE);
            power.off();
            died();
        }
    }

    /** It stops at the n-th moment of the next write to the archive. */
    void stopsInTheArchive(int nth, Duration off) {
        offFor = off;
        archiveTrouble.beforeTheNext(() -> power.goAt(nth));
    }

    private void gone(Moment moment) {
        boolean archive = archiveTrouble.isWriting();
        world.count(
                switch (moment) {
                    case BEFORE_A_WRITE, OUTSIDE -> Fault.THE_CLOUD_STOPPED_BEFORE_A_WRITE;
                    case BEFORE_A_COMMIT ->
                        archive ? Fault.THE_ARCHIVE_STOPPED_BEFORE_A_COMMIT : Fault.THE_CLOUD_STOPPED_BEFORE_A_COMMIT;
                    case AFTER_A_COMMIT ->
                        archive ? Fault.THE_ARCHIVE_STOPPED_AFTER_A_COMMIT : Fault.THE_CLOUD_STOPPED_AFTER_A_COMMIT;
                });
    }

    private void died() {
        world.tell("cloud", "it is down");
        services = null;
        archiveTrouble.forget();
        world.after(offFor, this::boot);
    }

    void full(boolean now) {
        full = now;
        disk.full(now);
    }

    void calm() {
        full(false);
        clockIsAheadBy(Duration.ZERO);
        power.goAt(0);
        archiveTrouble.beforeTheNext(() -> {});
        archiveTrouble.fails(0, false);
        archiveTrouble.slow(Duration.ZERO);
        boot();
    }

    // Working

    /** Whether it was done. */
    boolean run(String what, Consumer<Services> work) {
        var mine = services;
        if (mine == null) {
            return false;
        }
        try {
            work.accept(mine);
            return true;
        } catch (PowerCut cut) {
            died();
        } catch (DatabaseFault | ArchiveTrouble.Failed fault) {
            world.tell("cloud", what + ": " + fault.getMessage());
        } catch (RuntimeException bug) {
            // Whatever it is, no other kind may come out of production code.
            world.broken(Invariant.NOTHING_BLOWS_UP, "the cloud " + what + ": " + Words.of(bug));
        }
        return false;
    }

    /** Whether it was taken; if not it has to come again. */
    boolean hear(String topic, byte[] payload) {
        boolean taken = run("hears " + Broker.words(topic), at -> {
            var answers = at.reception().hear(topic, payload, now()).answers();
            var slow = archiveTrouble.slowness();
            answers.forEach(answer -> world.after(slow, () -> world.broker.toShop(answer.topic(), answer.payload())));
        });
        if (topic.endsWith("/facts")) {
            rounds.soon(Duration.ofMillis(5 + dice.nextInt(50)));
        }
        return taken;
    }

    void wake() {
        rounds.wake(Duration.ofMillis(5 + dice.nextInt(50)));
    }

    private void work() {
        if (services == null) {
            return;
        }
        boolean[] more = {false};
        run("works", at -> {
            var worked = at.reception().step(now());
            worked.answers().forEach(answer -> world.broker.toShop(answer.topic(), answer.payload()));
            boolean told = at.readers().news().step(events -> tell(at, events));
            boolean ordered = at.orders().step(events -> tell(at, events));
            more[0] = told || ordered || worked.more();
        });
        if (more[0]) {
            rounds.wake(Duration.ofMillis(20));
        } else {
            rounds.rest();
        }
    }

    /** The bus, as far as carts and orders hear it. What stops in the middle comes again, all of it. */
    private void tell(Services at, List<CloudEvent> events) {
        try {
            for (var event : events) {
                if (Carts.FACTS.matches(event)) {
                    at.carts().hearShop(event);
                }
                if (Carts.NEWS.matches(event)) {
                    at.carts().hear(event);
                }
                if (Orders.NEWS.matches(event)) {
                    at.orders().hear(event, now());
                }
                for (var answer : world.provider.hear(event, now())) {
                    at.orders().hear(answer, now());
                }
            }
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        disk.close();
    }
}
