package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.MAIN;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.cloud.prices.blobs.BlobFolder;
import com.evertill.cloud.prices.blobs.BlobStore;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.release.Effective;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One zone's trouble is not another's. */
class ZonesTest {
    private static final Zone ISLAND = new Zone("island", MAIN.currency(), MAIN.timeZone(), MAIN.taxes());

    @TempDir
    Path folder;

    @Test
    void a_zone_that_left_the_configuration_holds_up_no_other() throws Exception {
        try (var prices = open(new BlobFolder(folder.resolve("blobs")), ISLAND, MAIN)) {
            release(prices, "island");
            release(prices, "main");
        }
        try (var prices = open(new BlobFolder(folder.resolve("blobs")), MAIN)) {
            assertThat(prices.step(NOW).orElseThrow().zone()).isEqualTo("main");
            assertThat(prices.step(NOW)).isEmpty();
        }
        try (var prices = open(new BlobFolder(folder.resolve("blobs")), ISLAND, MAIN)) {
            assertThat(prices.step(NOW).orElseThrow().zone()).isEqualTo("island");
        }
    }

    @Test
    void a_file_that_cannot_be_written_holds_up_no_other_zone_and_is_loud() throws Exception {
        var blobs = new FailingOnce(new BlobFolder(folder.resolve("blobs")));
        try (var prices = open(blobs, ISLAND, MAIN)) {
            release(prices, "island");
            release(prices, "main");
            assertThat(prices.step(NOW).orElseThrow().zone()).isEqualTo("main");
            blobs.failures = 1;
            assertThatThrownBy(() -> prices.step(NOW)).isInstanceOf(UncheckedIOException.class);
            assertThat(prices.step(NOW).orElseThrow().zone()).isEqualTo("island");
        }
    }

    private Prices open(BlobStore blobs, Zone... zones) throws Exception {
        return Prices.open(
                "jdbc:sqlite:" + folder.resolve("prices.db"),
                new Zones(List.of(zones)),
                blobs,
                new BlobAddresses("http://prices", new byte[32]),
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
    }

    private static void release(Prices prices, String zone) {
        taken(prices.drafts().begin(zone, zone, "test", "ann", NOW));
        taken(prices.drafts().put(zone, APPLES));
        taken(prices.drafts().approve(zone, "bob", NOW));
        taken(prices.releases().release(zone, new Effective.Now(), "bob", NOW));
    }

    private static final class FailingOnce implements BlobStore {
        private final BlobStore real;
        private int failures = 1;

        FailingOnce(BlobStore real) {
            this.real = real;
        }

        @Override
        public Blob put(Source source) throws IOException {
            if (failures-- > 0) {
                throw new IOException("no space left on device");
            }
            return real.put(source);
        }

        @Override
        public Optional<Blob> find(Hash key) {
            return real.find(key);
        }

        @Override
        public Optional<InputStream> open(Hash key, long from) throws IOException {
            return real.open(key, from);
        }
    }
}
