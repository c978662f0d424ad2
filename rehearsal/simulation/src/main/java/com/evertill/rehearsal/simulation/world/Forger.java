package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Topic;
import com.evertill.rehearsal.simulation.keys.SimulatedKeys;
import java.security.PrivateKey;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Somebody who sits on the line of a shop, and has neither the box's key nor the cloud's. */
final class Forger {
    /** What becomes of the next messages. */
    enum Manner {
        /** A bit of a batch is another one. */
        ALTERS_BATCHES,
        /** Beside a batch comes another, of facts that follow from it. */
        FORGES_BATCHES,
        /** Beside a word of the cloud comes another, for more than it holds. */
        FORGES_CONFIRMATIONS
    }

    private static final PrivateKey KEY_OF_A_BOX =
            SimulatedKeys.ofNode("somebody").getPrivate();
    private static final PrivateKey KEY_OF_A_CLOUD =
            SimulatedKeys.ofHeadOffice("somebody").getPrivate();

    private final Box box;
    private final Random dice;
    private Manner manner = Manner.ALTERS_BATCHES;
    private int left;
    private int sent;
    private int heard;

    Forger(World world, Box box) {
        this.box = box;
        this.dice = world.dice("forger " + box.number());
    }

    void begins(Manner next, int times) {
        manner = next;
        left = times;
    }

    /** @param how it is not what whoever is meant to have said it has said; null if it is. */
    @SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
    record Arriving(byte[] payload, @Nullable Fault how) {}

    private static Arriving genuine(byte[] payload) {
        return new Arriving(payload, null);
    }

    /** What goes to the broker in a message's place. */
    List<Arriving> up(String topic, byte[] payload) {
        boolean isFacts = topic.equals(Topic.FACTS.of(box.node()));
        if (!isFacts || manner == Manner.FORGES_CONFIRMATIONS || !mine()) {
            return List.of(genuine(payload));
        }
        sent++;
        return manner == Manner.ALTERS_BATCHES
                ? List.of(new Arriving(altered(payload), Fault.A_BATCH_WAS_ALTERED_ON_ITS_WAY))
                : List.of(
                        genuine(payload), new Arriving(continued(payload), Fault.A_BATCH_WAS_SIGNED_BY_SOMEBODY_ELSE));
    }

    /** What comes to the box in a message's place. */
    List<Arriving> down(String topic, byte[] payload) {
        boolean isWord = topic.equals(Topic.CONFIRMED.of(box.node()));
        if (!isWord || manner != Manner.FORGES_CONFIRMATIONS || !mine()) {
            return List.of(genuine(payload));
        }
        return List.of(
                genuine(payload), new Arriving(exaggerated(payload), Fault.A_CONFIRMATION_WAS_SIGNED_BY_SOMEBODY_ELSE));
    }

    private boolean mine() {
        return left > 0 && left-- > 0;
    }

    private byte[] altered(byte[] payload) {
        var other = payload.clone();
        other[dice.nextInt(other.length)] ^= (byte) (1 << dice.nextInt(8));
        return other;
    }

    private byte[] continued(byte[] payload) {
        try {
            var key = SimulatedKeys.ofNode(box.node().toString()).getPublic();
            var batch = Batch.decode(payload, box.node(), key);
            return new Batch(
                            batch.node(),
                            batch.epoch(),
                            batch.lastHash(),
                            List.of(next(batch.facts().getLast())))
                    .encode(KEY_OF_A_BOX);
        } catch (Batch.RejectedException e) {
            throw new IllegalStateException("a box has sent what is no batch", e);
        }
    }

    private static Fact next(Fact last) {
        var key = new FactKey(last.key().node(), last.key().epoch(), last.key().sequence() + 1);
        var hash = Chain.next(
                last.hash(), key, last.at(), last.businessDay(), last.type(), last.version(), last.payload());
        return new Fact(key, last.at(), last.businessDay(), last.type(), last.version(), last.payload(), hash);
    }

    private static byte[] exaggerated(byte[] payload) {
        var word = Json.read(payload, Confirmed.class);
        return Json.bytes(Confirmed.sign(
                KEY_OF_A_CLOUD, word.node(), word.epoch(), word.sequence() + 7, word.hash(), word.at(), null));
    }

    /** The cloud has taken notice of a forged batch. */
    void wasHeard(Fault how) {
        heard++;
        box.world.count(how);
    }

    /** How many forged batches the cloud has taken notice of. */
    int heard() {
        return heard;
    }

    /** How many went to it, which it may have taken notice of. */
    int sent() {
        return sent;
    }
}
