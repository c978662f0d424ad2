package com.evertill.cloud.shops;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.prices.blobs.BlobAddresses;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * Where a box that takes over a node's place gets the facts of the epochs before: {@code BASE/archive/NODE/EPOCH/LAST?expires&signature&from=FIRST},
 * signed as the addresses of release files are. From which sequence on is not part of what is signed: whoever has the address goes on where the
 * line broke.
 */
public final class PastAddresses {
    private final BlobAddresses addresses;

    public PastAddresses(BlobAddresses addresses) {
        this.addresses = addresses;
    }

    Place in(NodeId node, Place place, Instant now) {
        return place.withPast(place.past().stream()
                .map(it -> it.at(of(new FactStream(node, it.epoch()), it.sequence(), now)))
                .toList());
    }

    private String of(FactStream stream, long last, Instant now) {
        return addresses.of("/archive/" + stream + "/" + last, key(stream, last), now);
    }

    public boolean allows(FactStream stream, long last, long expires, String signature, Instant now) {
        return addresses.allows(key(stream, last), expires, signature, now);
    }

    private static Hash key(FactStream stream, long last) {
        try {
            var name = ("archive " + stream + "/" + last).getBytes(StandardCharsets.UTF_8);
            return Hash.of(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
