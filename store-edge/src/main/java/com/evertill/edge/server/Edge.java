package com.evertill.edge.server;

import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.devices.CatTerminal;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.remote.RemoteLaneDevices;
import com.evertill.devices.remote.RemoteTerminal;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.zvt.TcpLine;
import com.evertill.devices.terminal.zvt.ZvtConfig;
import com.evertill.devices.terminal.zvt.ZvtTerminal;
import com.evertill.edge.backup.BackupConfig;
import com.evertill.edge.backup.Backups;
import com.evertill.edge.catalog.PriceBook;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Staff;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.tender.TerminalNotes;
import com.evertill.shop.api.ShopView;
import com.evertill.shop.api.SyncView;
import com.evertill.ui.server.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The shop, put together. */
@ApplicationScoped
public class Edge {
    private static final Logger LOG = Logger.getLogger(Edge.class);

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final long QUESTIONS_PER_START = 100_000;

    private final Settings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    private final LiveViews live;
    private final String software;
    private final ExecutorService deviceThreads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Thread ticker;
    private final Map<TillId, LaneThreads> lanes = new TreeMap<>(java.util.Comparator.comparing(TillId::number));
    private final Shop shop;
    private final Staff staff;
    private volatile @Nullable CloudSide cloud;
    private volatile @Nullable BackupThread backups;
    private volatile @Nullable LaneAgents agents;
    private final Setbacks setbacks = new Setbacks();
    private final DiskWatch disk;
    private final JournalFile file;
    private final Numbers numbers;

    @Inject
    public Edge(
            Settings settings,
            LiveViews live,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.settings = settings;
        this.live = live;
        this.software = version;
        var store = StoreConfig.read(settings.store().orElse(settings.data().resolve("store.json")));
        configureDevices();
        this.numbers = Numbers.of(settings, store);
        var database = numbers.admitted(
                JournalFile.open(settings.data(), store, newestBackup(settings)), newestBackup(settings));
        settings.cloud()
                .ifPresentOrElse(
                        it -> Enrolling.untilItHasBegun(
                                it, store, database, version, http, deviceThreads, new WaitingPage.Place(host, port)),
                        () -> JournalFile.goOnWithoutCloud(database, store, version, numbers.epoch()));
        this.shop = Shop.open(store, database, version, Instant.now());
        numbers.requireNewest(database);
        this.staff = new Staff(shop.database(), new SecureRandom());
        staff.introduce(store.staff());
        this.disk = new DiskWatch(settings.data(), shop);
        this.file = new JournalFile(settings.data(), shop);
    }

    void start(@Observes StartupEvent event) {
        openLanes();
        cloud = settings.cloud()
                .map(it -> new CloudSide(
                        settings,
                        it,
                        shop,
                        software,
                        http,
                        deviceThreads,
                        this::now,
                        file::isAnOldCopy,
                        this::replied,
                        live::everythingChanged))
                .orElse(null);
        backups = settings.backup().map(this::backUpTo).orElse(null);
        ticker = Thread.ofVirtual().name("ticker").start(this::tickEverySecond);
        LOG.infof("%s, %d tills, %s", shop.store().node(), lanes.size(), settings.data());
    }

    private void replied(Reply reply) {
        lanes().forEach(lane -> lane.till().replied(reply, now()));
    }

    private BackupThread backUpTo(Path folder) {
        var config = new BackupConfig(folder, settings.backupEvery(), settings.backupKeep());
        return new BackupThread(new Backups(shop.database(), config), this::now, live::everythingChanged);
    }

    /** Absent where none are made. */
    ShopView.@Nullable Backup backup() {
        var thread = backups;
        return thread == null ? null : thread.view();
    }

    /** The last by name is the newest, and none has such a name that is not whole. */
    private static List<Path> newestBackup(Settings settings) {
        if (settings.backup().isEmpty() || !Files.isDirectory(settings.backup().get())) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(settings.backup().get(), "edge-*.db")) {
            return StreamSupport.stream(files.spliterator(), false).max(Comparator.comparing(Path::toString)).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of backups cannot be listed", e);
        }
    }

    private void configureDevices() {
        settings.devices().ifPresent(file -> {
            try (var xml = Files.newInputStream(file)) {
                JposLaneDevices.configure(xml, deviceThreads);
            } catch (IOException e) {
                throw new UncheckedIOException("the devices in " + file + " cannot be read", e);
            }
        });
    }

    private void openLanes() {
        agents = new LaneAgents(shop, settings, deviceThreads);
        for (var till : shop.store().tills()) {
            lanes.put(
                    till.number(),
                    new LaneThreads(
                            shop, till, devicesOf(till), cardsOf(till), this::now, () -> changed(till.number())));
        }
        agents.open();
    }

    private Function<LaneDevices.Listener, LaneDevices> devicesOf(StoreConfig.Till till) {
        var remote = Objects.requireNonNull(agents).lane(till);
        if (remote != null) {
            return listener -> new RemoteLaneDevices(remote, listener, deviceThreads);
        }
        var config = LaneAgents.devices(till);
        return listener -> new JposLaneDevices(config, listener, deviceThreads, Instant::now);
    }

    private Lane.@Nullable Cards cardsOf(StoreConfig.Till till) {
        if (till.terminal() == null) {
            return null;
        }
        var number = till.number();
        var address = URI.create(till.terminal());
        if (LaneAgents.CAT.equals(address.getScheme())) {
            return new Lane.Cards(cat(till, address), settings.terminalTimeout());
        }
        if (ZvtConfig.SCHEME.equals(address.getScheme())) {
            return new Lane.Cards(zvt(number, address), settings.terminalTimeout());
        }
        var terminals = new CardTerminals(shop.store(), http, settings.terminalTimeout());
        return new Lane.Cards(terminals.connect(till, address, questions(number.number())), settings.terminalTimeout());
    }

    private CardTerminal cat(StoreConfig.Till till, URI address) {
        var remote = Objects.requireNonNull(agents).lane(till);
        return remote == null
                ? new CatTerminal(address.getSchemeSpecificPart(), LaneAgents.patience(settings.terminalTimeout()))
                : new RemoteTerminal(remote, settings.terminalTimeout());
    }

    private CardTerminal zvt(TillId till, URI address) {
        var store = shop.store();
        var config = ZvtConfig.of(address, store.currency(), store.zone(), settings.terminalTimeout());
        return new ZvtTerminal(
                config,
                TcpLine.to(config, deviceThreads),
                new TerminalNotes(shop.database(), till),
                Instant::now,
                deviceThreads);
    }

    /** Names for what a terminal is asked beside payments: never those of a payment, and never again after a restart. */
    private Supplier<String> questions(int till) {
        var next = new AtomicLong(shop.starts() % QUESTIONS_PER_START * QUESTIONS_PER_START);
        return () -> "Z" + Integer.toString(till, 36) + Long.toString(next.getAndIncrement(), 36);
    }

    private void tickEverySecond() {
        for (long second = 1; !Thread.interrupted(); second++) {
            try {
                TimeUnit.SECONDS.sleep(1);
                tick(second);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void tick(long second) {
        try {
            file.look();
            if (disk.look(second)) {
                live.everythingChanged();
            }
            shop.lookAtTheClock(Instant.now())
                    .ifPresent(store -> LOG.warnf(
                            "the box's clock went back to %s; store time goes on from %s, slowly",
                            Instant.now(), store));
            shop.trim(Instant.now(), settings.journalKeep());
            numbers.keep(shop.database());
            lanes.values().forEach(it -> it.lane().showTheCustomer());
        } catch (RuntimeException e) {
            if (setbacks.isNews(e, Instant.now())) {
                LOG.error("the once-a-second work failed; tried again", e);
            }
        }
    }

    /** Something has changed that is no till's own. */
    void changed() {
        var link = cloud;
        if (link != null) {
            link.wake();
        }
        live.everythingChanged();
    }

    DiskWatch disk() {
        return disk;
    }

    private void changed(TillId till) {
        var link = cloud;
        if (link != null) {
            link.wake();
        }
        live.changed(till);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.interrupt();
        }
        file.close();
        var outside = agents;
        if (outside != null) {
            outside.close();
        }
        lanes.values().forEach(LaneThreads::close);
        var link = cloud;
        if (link != null) {
            link.close();
        }
        var copying = backups;
        if (copying != null) {
            copying.close();
        }
        numbers.close();
        deviceThreads.shutdownNow();
        shop.database().close();
    }

    Shop shop() {
        return shop;
    }

    Staff staff() {
        return staff;
    }

    Settings settings() {
        return settings;
    }

    List<Lane> lanes() {
        return lanes.values().stream().map(LaneThreads::lane).toList();
    }

    Optional<Lane> lane(int till) {
        return till < 1 || till > 999
                ? Optional.empty()
                : Optional.ofNullable(lanes.get(new TillId(till))).map(LaneThreads::lane);
    }

    /** Store time. */
    Instant now() {
        return shop.time(Instant.now());
    }

    /** How far the cloud knows what this shop knows. */
    SyncView sync(Tx tx) throws SQLException {
        var link = cloud;
        if (link == null) {
            return new SyncView(false, false, shop.site().journal().highest(tx), 0, null, null, null, null);
        }
        var status = link.status();
        return new SyncView(
                status.online(),
                status.plugged(),
                status.highest(),
                status.confirmed(),
                status.oldestWaiting(),
                status.lastConfirmed(),
                status.skewMillis(),
                status.problem() == null ? null : status.problem().name());
    }

    /** @throws Problem if this shop has no cloud. */
    void plug(boolean plugged) {
        var link = cloud;
        if (link == null) {
            throw Problem.notFound();
        }
        link.plug(plugged);
    }

    ShopView.PriceBook priceBook(Tx tx) throws SQLException {
        var inForce = shop.catalog().priceBook().inForce(tx);
        var link = cloud;
        var staged = link == null ? null : link.inbox().incoming();
        return new ShopView.PriceBook(
                shop.store().priceZone(),
                inForce.map(PriceBook.InForce::release).orElse(0L),
                inForce.map(PriceBook.InForce::since).orElse(null),
                staged == null ? null : staged.release(),
                staged == null ? null : staged.step() + " " + staged.effective(),
                inForce.map(PriceBook.InForce::items).orElse(0L));
    }
}
