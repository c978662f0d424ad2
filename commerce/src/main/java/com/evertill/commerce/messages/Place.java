package com.evertill.commerce.messages;

import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The cloud's word to a box that has no journal and has asked for its node's place. It is signed, and bound to the one box that asked: an older word,
 * or one to another box, is of no use to it.
 *
 * @param nonce which the asking box made.
 * @param epoch that it is to begin; 0 unless the place is granted.
 * @param past every earlier epoch of the node, in order, up to where the cloud held it when the place was granted; empty for the first epoch.
 */
@SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
public record Place(String nonce, Verdict verdict, int epoch, List<Past> past, byte[] signature) {
    public Place {
        past = List.copyOf(past);
    }

    /** What came of asking. */
    public enum Verdict {
        GRANTED,
        /** There was another box in this place: somebody at head office has to approve. */
        A_PERSON_HAS_TO_DECIDE,
        /** It was granted, and another box has been given the place since. Whoever still wants it asks anew, under another nonce. */
        ANOTHER_BOX_CAME_LATER
    }

    /**
     * An earlier epoch.
     *
     * @param sequence the last of its facts that the cloud holds without a gap, 0 if it holds none.
     * @param hash of that fact: whoever gets the facts from anywhere can prove them by it.
     * @param address where they can be had; soon expires, and proves nothing.
     */
    public record Past(int epoch, long sequence, Hash hash, String address) {
        public Past at(String fresh) {
            return new Past(epoch, sequence, hash, fresh);
        }
    }

    public static Place sign(PrivateKey key, NodeId node, String nonce, Verdict verdict, int epoch, List<Past> past) {
        var signature = Signatures.sign(key, statement(node, nonce, verdict, epoch, past));
        return new Place(nonce, verdict, epoch, past, signature);
    }

    /** By which people tell one asking box from another, on its own page and at head office. */
    public static String code(String nonce) {
        var letters = nonce.replace("-", "").toUpperCase(Locale.ROOT);
        return letters.length() < 8 ? letters : letters.substring(0, 4) + "-" + letters.substring(4, 8);
    }

    /** Whether it is the cloud's word to a box of this node. */
    public boolean isSignedBy(PublicKey key, NodeId node) {
        return Signatures.verify(key, statement(node, nonce, verdict, epoch, past), signature);
    }

    /** The same, with addresses that are good now. */
    public Place withPast(List<Past> fresh) {
        return new Place(nonce, verdict, epoch, fresh, signature);
    }

    private static byte[] statement(NodeId node, String nonce, Verdict verdict, int epoch, List<Past> past) {
        var held = past.stream()
                .map(it -> it.epoch + ":" + it.sequence + ":" + it.hash)
                .collect(Collectors.joining(" "));
        return ("evertill place v1 " + node + " " + nonce.length() + ":" + nonce + " " + verdict + " " + epoch + " "
                        + held)
                .getBytes(StandardCharsets.UTF_8);
    }
}
