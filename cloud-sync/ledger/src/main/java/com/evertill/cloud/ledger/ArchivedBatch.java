package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;

/**
 * A batch as it is kept: the bytes as they came, and the key under which they were found genuine, so that it proves itself for ever, whatever
 * becomes of the node's certificate.
 *
 * @param before the hash of the fact before the first.
 * @param after the hash of the last fact.
 * @param wire what the node sent and signed.
 * @param key the public key that verified it, X.509 SubjectPublicKeyInfo of an EC key.
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are the record; two batches are compared by saysTheSameAs.
public record ArchivedBatch(
        FactStream stream,
        long first,
        long last,
        Hash before,
        Hash after,
        byte[] wire,
        byte[] key,
        Instant receivedAt) {

    static ArchivedBatch of(Batch batch, byte[] wire, PublicKey key, Instant receivedAt) {
        return new ArchivedBatch(
                new FactStream(batch.node(), batch.epoch()),
                batch.first(),
                batch.last(),
                batch.before(),
                batch.lastHash(),
                wire,
                key.getEncoded(),
                receivedAt);
    }

    /**
     * The same facts under the same sequences. Not the same bytes: a node that signs the same facts again makes another signature, since ECDSA is
     * random.
     */
    public boolean saysTheSameAs(ArchivedBatch other) {
        return stream.equals(other.stream)
                && first == other.first
                && last == other.last
                && before.equals(other.before)
                && after.equals(other.after);
    }

    /**
     * The facts, with signature and chain verified once more.
     *
     * @throws ArchiveFault if what the archive gave back is not what was put in.
     */
    public Batch open() {
        try {
            var publicKey = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
            return Batch.decode(wire, stream.node(), publicKey);
        } catch (RejectedException | GeneralSecurityException e) {
            throw new ArchiveFault("The archived batch " + stream + "/" + first + " is damaged", e);
        }
    }
}
