package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.SqliteFactArchive;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Zones;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.edge.journal.Schema;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Empty databases, made once by production's own migrations: a schedule that had to make them would take three times as long. */
final class Templates {
    private static final Map<String, byte[]> EDGE =
            read(folder -> Schema.open(url(folder, "edge")).close());
    private static final Map<String, byte[]> CLOUD = read(Templates::makeCloud);

    private interface Making {
        void in(Path folder);
    }

    static Path edge(Path folder) {
        return write(EDGE, folder);
    }

    static Path cloud(Path folder) {
        return write(CLOUD, folder);
    }

    private static void makeCloud(Path folder) {
        var key = SimulatedKeys.ofHeadOffice("template").getPrivate();
        try (var archive = SqliteFactArchive.open(url(folder, "archive"));
                var ledger = Ledger.open(url(folder, "ledger"), archive, key);
                var carts = Carts.open(url(folder, "carts"), (_, _, _) -> Optional.empty(), () -> "");
                var orders = Orders.open(url(folder, "orders"));
                var prices = Prices.open(
                        url(folder, "prices"),
                        new Zones(List.of()),
                        new BlobFolder(folder.resolve("blobs")),
                        new BlobAddresses("", new byte[32]),
                        key)) {
            carts.waiting();
            orders.waiting();
            ledger.alarms().all();
            prices.zones();
        }
    }

    private static String url(Path folder, String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    private static Map<String, byte[]> read(Making making) {
        try {
            var folder = Files.createTempDirectory("template");
            making.in(folder);
            var files = new TreeMap<String, byte[]>();
            try (var made = Files.newDirectoryStream(folder, "*.db")) {
                for (var file : made) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            Folders.delete(folder);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Map<String, byte[]> files, Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Templates() {}
}
