package com.evertill.edge.server;

import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.remote.LaneDoor;
import com.evertill.devices.remote.LaneGate;
import com.evertill.devices.remote.RemoteLane;
import com.evertill.devices.wire.LaneTls;
import com.evertill.devices.wire.Order;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.store.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The tills of {@code store.json} whose devices hang on computers of their own, and the doors by which these come in. */
final class LaneAgents implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LaneAgents.class);

    /** {@code cat:NAME}: a card terminal by its maker's JavaPOS service. */
    static final String CAT = "cat";

    /** What a service takes longer than its terminal. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Shop shop;
    private final Optional<Settings.Lanes> settings;
    private final ExecutorService threads;
    private final Map<String, RemoteLane> lanes = new TreeMap<>();
    private final List<LaneDoor> doors = new ArrayList<>();

    LaneAgents(Shop shop, Settings settings, ExecutorService threads) {
        this.shop = shop;
        this.settings = settings.lanes();
        this.threads = threads;
        for (var till : shop.store().tills()) {
            if (till.agent() != null) {
                lanes.put(
                        till.agent(),
                        new RemoteLane(till.agent(), devices(till), cat(till, settings.terminalTimeout())));
            }
        }
        if (!lanes.isEmpty() && this.settings.isEmpty()) {
            throw new IllegalArgumentException("store.json has lanes with an agent, " + lanes.keySet()
                    + ", and nothing says where they come in: set EVERTILL_LANES_PORT or EVERTILL_LANES_SOCKET");
        }
    }

    static LaneConfig devices(StoreConfig.Till till) {
        return LaneConfig.none(till.number().toString())
                .with(Kind.SCANNER, till.scanner())
                .with(Kind.PRINTER, till.printer())
                .with(Kind.DRAWER, till.drawer())
                .with(Kind.DISPLAY, till.display())
                .with(Kind.SCALE, till.scale())
                .with(Kind.TONE, till.tone())
                .with(Kind.KEYLOCK, till.keylock());
    }

    private static Order.@Nullable Cat cat(StoreConfig.Till till, Duration terminalTimeout) {
        if (till.terminal() == null) {
            return null;
        }
        var address = URI.create(till.terminal());
        return CAT.equals(address.getScheme())
                ? new Order.Cat(address.getSchemeSpecificPart(), Math.toIntExact(terminalTimeout.toSeconds()))
                : null;
    }

    /** How long a payment by a JavaPOS service may take, in milliseconds. */
    static int patience(Duration terminalTimeout) {
        return Math.toIntExact(terminalTimeout.plus(MARGIN).toMillis());
    }

    /** Absent where the till's devices are this box's. */
    @Nullable
    RemoteLane lane(StoreConfig.Till till) {
        return till.agent() == null ? null : lanes.get(till.agent());
    }

    /** Lets lanes in; their tills must be there. */
    void open() {
        if (lanes.isEmpty() || settings.isEmpty()) {
            return;
        }
        var box = new LaneGate.Box(
                shop.store().node().toString(),
                shop.site().journal().epoch(),
                shop.site().journal().epoch() + "-" + shop.starts());
        var gate = new LaneGate(box, List.copyOf(lanes.values()), threads);
        settings.get().socket().ifPresent(path -> doors.add(onThisBox(path, gate)));
        settings.get().port().ifPresent(port -> doors.add(overTheNetwork(settings.get(), port, gate)));
        LOG.infof("lanes with computers of their own: %s", lanes.keySet());
    }

    private LaneDoor onThisBox(Path path, LaneGate gate) {
        try {
            return LaneDoor.onThisBox(path, gate, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("lanes cannot come in by the socket " + path, e);
        }
    }

    private LaneDoor overTheNetwork(Settings.Lanes lanes, int port, LaneGate gate) {
        var tls = LaneTls.of(
                needed(lanes.authority(), "AUTHORITY"),
                needed(lanes.certificate(), "CERTIFICATE"),
                needed(lanes.key(), "KEY"));
        try {
            var address = new InetSocketAddress(lanes.host().orElse("0.0.0.0"), port);
            return LaneDoor.overTheNetwork(tls.listen(address), gate, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("lanes cannot come in by port " + port, e);
        }
    }

    private static Path needed(Optional<Path> file, String name) {
        return file.orElseThrow(() -> new IllegalArgumentException(
                "lanes come in by certificates alone: EVERTILL_LANES_" + name + " is not set"));
    }

    /** No lane comes in any more; the lines that are open end with the devices that use them. */
    @Override
    public void close() {
        doors.forEach(LaneDoor::close);
    }
}
