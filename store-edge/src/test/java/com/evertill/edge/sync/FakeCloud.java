package com.evertill.edge.sync;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ledger's side by the same rules, in memory: a batch as one item under its first sequence, absent or identical. */
final class FakeCloud {
    private final Keys keys;
    final TreeMap<Long, Batch> stored = new TreeMap<>();
    final List<Long> arrivals = new ArrayList<>();
    final List<Hello> hellos = new ArrayList<>();

    FakeCloud(Keys keys) {
        this.keys = keys;
    }

    /** The answer, as bytes for {@link Topic#CONFIRMED}. */
    byte[] receive(Topic topic, byte[] payload, Instant now) {
        if (topic == Topic.HELLO) {
            hellos.add(Json.read(payload, Hello.class));
            return confirm(now, null);
        }
        try {
            return confirm(
                    now, store(Batch.decode(payload, Box.NODE, keys.node().getPublic())));
        } catch (RejectedException e) {
            return confirm(now, e.rejection());
        }
    }

    private @Nullable Rejection store(Batch batch) {
        arrivals.add(batch.first());
        var known = stored.putIfAbsent(batch.first(), batch);
        boolean same = known == null
                || (known.last() == batch.last() && known.lastHash().equals(batch.lastHash()));
        return same ? null : Rejection.IT_CONTRADICTS_WHAT_IS_HELD;
    }

    /** Without a gap and with every link of the chain right. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        var before = Hash.ZERO;
        for (var batch : stored.values()) {
            if (batch.first() != facts.size() + 1 || !batch.before().equals(before)) {
                break;
            }
            facts.addAll(batch.facts());
            before = batch.lastHash();
        }
        return facts;
    }

    byte[] confirm(Instant now, @Nullable Rejection problem) {
        var facts = facts();
        var hash = facts.isEmpty() ? Hash.ZERO : facts.getLast().hash();
        return confirmation(facts.size(), hash, now, problem);
    }

    byte[] confirmation(long sequence, Hash hash, Instant now, @Nullable Rejection problem) {
        return Json.bytes(Confirmed.sign(keys.cloud().getPrivate(), Box.NODE, 1, sequence, hash, now, problem));
    }
}
