package com.evertill.rehearsal.simulation.replacement;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.PastFacts;
import com.evertill.cloud.ledger.SqliteFactArchive;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Zones;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.cloud.shops.CartDesk;
import com.evertill.cloud.shops.PastAddresses;
import com.evertill.cloud.shops.Reception;
import com.evertill.commerce.node.NodeId;
import com.evertill.edge.catalog.ReleaseSource;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The cloud, as far as a box that is replaced has to do with it. */
final class TheCloud implements AutoCloseable, ReleaseSource {
    private final KeyPair ledgerKey = SimulatedKeys.ofHeadOffice("cloud " + UUID.randomUUID());
    private final FactArchive archive;
    final Ledger ledger;
    final Readers readers;
    private final Prices prices;
    private final PastAddresses addresses;
    private final Carts carts;
    private final Orders orders;
    private final Reception reception;
    private final Map<NodeId, PublicKey> known = new HashMap<>();
    Instant now = Instant.parse("2026-11-22T09:00:00Z");
    /** What becomes of the next download. */
    UnaryOperator<byte[]> line = UnaryOperator.identity();

    int downloads;

    TheCloud(Path folder) {
        archive = SqliteFactArchive.open(url(folder, "archive"));
        ledger = Ledger.open(url(folder, "ledger"), archive, ledgerKey.getPrivate());
        readers = new Readers(ledger);
        var signed = new BlobAddresses("http://cloud", new byte[32]);
        prices = Prices.open(
                url(folder, "prices"),
                new Zones(List.of()),
                new BlobFolder(folder.resolve("blobs")),
                signed,
                SimulatedKeys.ofHeadOffice("cloud " + UUID.randomUUID()).getPrivate());
        addresses = new PastAddresses(signed);
        carts = Carts.open(url(folder, "carts"), (_, _, _) -> Optional.empty(), () -> UUID.randomUUID()
                .toString());
        orders = Orders.open(url(folder, "orders"));
        reception = new Reception(ledger, readers, prices, addresses, new CartDesk(carts, orders));
    }

    private static String url(Path folder, String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    PublicKey ledgerKey() {
        return ledgerKey.getPublic();
    }

    void knows(NodeId node, PublicKey key) {
        known.put(node, key);
        ledger.registry().allow(known, now);
    }

    List<Reception.Answer> hear(String topic, byte[] payload) {
        return reception.hear(topic, payload, now).answers();
    }

    void read() {
        while (readers.step(now)) {
            now = now.plusMillis(1);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** As the server answers. */
    @Override
    public InputStream read(String address, long from) throws IOException {
        downloads++;
        var uri = URI.create(address);
        var parts = uri.getPath().split("/", -1);
        var query = Arrays.stream(uri.getQuery().split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        var stream = new FactStream(NodeId.parse(parts[2]), Integer.parseInt(parts[3]));
        long last = Long.parseLong(parts[4]);
        if (!addresses.allows(
                stream,
                last,
                Long.parseLong(query.getOrDefault("expires", "0")),
                query.getOrDefault("signature", ""),
                now)) {
            throw new AddressExpiredException("HTTP 403");
        }
        var bytes = new ByteArrayOutputStream();
        new PastFacts(archive).write(stream, Long.parseLong(query.getOrDefault("from", "1")), last, bytes);
        return new ByteArrayInputStream(line.apply(bytes.toByteArray()));
    }

    @Override
    public void close() {
        carts.close();
        orders.close();
        prices.close();
        ledger.close();
        archive.close();
    }
}
