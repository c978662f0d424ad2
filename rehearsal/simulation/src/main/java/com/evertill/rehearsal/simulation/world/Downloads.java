package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.PastFacts;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import com.evertill.edge.catalog.ReleaseSource;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Release files over a line that may break, from a cloud that may be away. */
final class Downloads implements ReleaseSource {
    private final Box box;

    Downloads(Box box) {
        this.box = box;
    }

    @Override
    public InputStream read(String address, long from) throws IOException {
        box.world.tell(box.name(), "downloads from byte " + from + " on");
        box.moment(Moment.OUTSIDE);
        var services = box.world.cloud.services();
        if (services == null || !box.line.isUp()) {
            throw new IOException("the cloud cannot be reached");
        }
        var uri = URI.create(address);
        var query = Arrays.stream(uri.getQuery().split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        var luck = box.line.nextDownload();
        if (luck == Luck.EXPIRED || !isGood(uri.getPath(), query)) {
            box.world.count(Fault.AN_ADDRESS_HAD_EXPIRED);
            box.world.tell(box.name(), "the address has expired");
            throw new AddressExpiredException("the address has expired");
        }
        if (uri.getPath().startsWith("/archive/")) {
            return arriving(past(services, uri.getPath(), query), luck);
        }
        try (var blob =
                services.blobs().open(key(uri.getPath()), from).orElseThrow(() -> new IOException("no such file"))) {
            return arriving(blob.readAllBytes(), luck);
        }
    }

    private static Hash key(String path) {
        return new Hash(path.substring("/blobs/".length()));
    }

    private boolean isGood(String path, Map<String, String> query) {
        long expires = Long.parseLong(query.getOrDefault("expires", "0"));
        var signature = query.getOrDefault("signature", "");
        return path.startsWith("/archive/")
                ? CloudMachine.PAST.allows(stream(path), last(path), expires, signature, box.world.cloud.now())
                : CloudMachine.ADDRESSES.allows(key(path), expires, signature, box.world.cloud.now());
    }

    /** {@code /archive/NODE/EPOCH/LAST} */
    private static FactStream stream(String path) {
        var parts = path.split("/", -1);
        return new FactStream(NodeId.parse(parts[2]), Integer.parseInt(parts[3]));
    }

    private static long last(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    private static byte[] past(CloudMachine.Services services, String path, Map<String, String> query)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        new PastFacts(services.archive())
                .write(stream(path), Long.parseLong(query.getOrDefault("from", "1")), last(path), bytes);
        return bytes.toByteArray();
    }

    private InputStream arriving(byte[] bytes, Luck luck) {
        return switch (luck) {
            case WHOLE, EXPIRED -> new ByteArrayInputStream(bytes);
            case DAMAGED -> {
                box.world.count(Fault.A_DOWNLOAD_ARRIVED_DAMAGED);
                if (bytes.length > 0) {
                    bytes[bytes.length / 2] ^= 0x40;
                }
                yield new ByteArrayInputStream(bytes);
            }
            case BROKEN -> {
                box.world.count(Fault.A_DOWNLOAD_BROKE);
                yield new Breaking(Arrays.copyOf(bytes, bytes.length / 2));
            }
        };
    }

    /** What becomes of the next download. */
    enum Luck {
        WHOLE,
        DAMAGED,
        BROKEN,
        /** Whoever has the files says that the address has expired. */
        EXPIRED
    }

    /** Gives what it has, and then breaks. */
    private static final class Breaking extends InputStream {
        private final ByteArrayInputStream part;

        Breaking(byte[] part) {
            this.part = new ByteArrayInputStream(part);
        }

        @Override
        public int read() throws IOException {
            int next = part.read();
            if (next < 0) {
                throw new IOException("the line broke");
            }
            return next;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = part.read(to, offset, length);
            if (count < 0) {
                throw new IOException("the line broke");
            }
            return count;
        }
    }
}
