package com.evertill.commerce.messages;

import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's countersigned checkpoint: it holds every fact of this epoch up to and including {@code sequence}, whose hash is {@code hash}.
 * Only this moves a shop's position; with both signatures neither side can rewrite history alone.
 *
 * @param sequence 0 if it holds none.
 * @param at the cloud's clock.
 * @param problem why the newest batch was not taken, if one was not.
 * @param successor the epoch of the box that has taken this one's place since. What this one still says is taken all the same.
 * @param place the answer to a box that asks for one; its epoch here is 0.
 */
@SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
public record Confirmed(
        NodeId node,
        int epoch,
        long sequence,
        Hash hash,
        Instant at,
        byte[] signature,
        Batch.@Nullable Rejection problem,
        @Nullable Integer successor,
        @Nullable Place place) {

    public static Confirmed sign(
            PrivateKey key,
            NodeId node,
            int epoch,
            long sequence,
            Hash hash,
            Instant at,
            Batch.@Nullable Rejection problem) {
        var signature = Signatures.sign(key, statement(node, epoch, sequence, hash));
        return new Confirmed(node, epoch, sequence, hash, at, signature, problem, null, null);
    }

    public Confirmed with(@Nullable Integer newerEpoch) {
        return new Confirmed(node, epoch, sequence, hash, at, signature, problem, newerEpoch, place);
    }

    public Confirmed with(Place answer) {
        return new Confirmed(node, epoch, sequence, hash, at, signature, problem, successor, answer);
    }

    public boolean isSignedBy(PublicKey key) {
        return Signatures.verify(key, statement(node, epoch, sequence, hash), signature);
    }

    private static byte[] statement(NodeId node, int epoch, long sequence, Hash hash) {
        return ("evertill confirmed v1 " + node + " " + epoch + " " + sequence + " " + hash)
                .getBytes(StandardCharsets.UTF_8);
    }
}
