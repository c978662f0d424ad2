package com.evertill.commerce.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever happens to a journal, the chain tells, and tells where. */
class ChainTest {
    private static final int LENGTH = 30;
    private static final List<Fact> FACTS = SampleFacts.chain(LENGTH);

    /** A change of one stored field of one fact. */
    record Change(String what, UnaryOperator<Fact> how) {
        @Override
        public String toString() {
            return what;
        }
    }

    @Test
    void an_untouched_chain_is_whole_from_any_fact_on() {
        assertThat(Chain.firstBreak(Hash.ZERO, 0, FACTS)).isEmpty();
        for (int i = 1; i < LENGTH; i++) {
            var before = FACTS.get(i - 1);
            assertThat(Chain.firstBreak(before.hash(), before.key().sequence(), FACTS.subList(i, LENGTH)))
                    .isEmpty();
        }
        assertThat(Chain.firstBreak(Hash.ZERO, 0, List.of())).isEmpty();
    }

    @Property
    void any_flipped_bit_of_any_stored_field_is_found_where_it_is(
            @ForAll @IntRange(max = LENGTH - 1) int where, @ForAll("changes") Change change) {
        var facts = new ArrayList<>(FACTS);
        facts.set(where, change.how.apply(FACTS.get(where)));
        assertThat(Chain.firstBreak(Hash.ZERO, 0, facts))
                .contains(facts.get(where).key());
    }

    @Property
    void a_fact_that_is_missing_is_found_at_the_next(@ForAll @IntRange(max = LENGTH - 2) int where) {
        var facts = new ArrayList<>(FACTS);
        facts.remove(where);
        assertThat(Chain.firstBreak(Hash.ZERO, 0, facts))
                .contains(FACTS.get(where + 1).key());
    }

    /** The chain alone cannot see this: the cloud's countersigned checkpoint does. */
    @Test
    void a_chain_without_its_end_is_still_a_chain_with_another_last_hash() {
        var shorter = FACTS.subList(0, LENGTH - 1);
        assertThat(Chain.firstBreak(Hash.ZERO, 0, shorter)).isEmpty();
        assertThat(shorter.getLast().hash()).isNotEqualTo(FACTS.getLast().hash());
    }

    @Property
    void swapped_and_repeated_facts_are_found(
            @ForAll @IntRange(max = LENGTH - 2) int one, @ForAll @IntRange(min = 1, max = LENGTH - 1) int by) {
        int other = Math.min(LENGTH - 1, one + by);
        var swapped = new ArrayList<>(FACTS);
        Collections.swap(swapped, one, other);
        assertThat(Chain.firstBreak(Hash.ZERO, 0, swapped))
                .contains(FACTS.get(other).key());
        var repeated = new ArrayList<>(FACTS);
        repeated.add(other, FACTS.get(one));
        assertThat(Chain.firstBreak(Hash.ZERO, 0, repeated))
                .contains(FACTS.get(one).key());
    }

    @Test
    void an_inserted_fact_is_found_even_when_it_links_to_the_one_before() {
        var before = FACTS.get(9);
        var forged = SampleFacts.linked(before.hash(), 11, "drawer.no-sale", new byte[] {'{', '}'});
        var facts = new ArrayList<>(FACTS);
        facts.add(10, forged);
        assertThat(Chain.firstBreak(Hash.ZERO, 0, facts)).contains(FACTS.get(10).key());
        facts.remove(11);
        assertThat(Chain.firstBreak(Hash.ZERO, 0, facts)).contains(FACTS.get(11).key());
    }

    /** As elsewhere an order's hash was taken before its last line was written, and every order was reported as forged. */
    @Test
    void f13_chain_is_over_the_stored_bytes() {
        var written = Json.bytes(SampleFacts.of(FactType.SALE_COMPLETED));
        var other = new String(written, StandardCharsets.UTF_8)
                .replace("\":", "\" : ")
                .getBytes(StandardCharsets.UTF_8);
        var fact = SampleFacts.linked(Hash.ZERO, 1, "sale.completed", other);
        assertThat(FactType.read(fact)).isEqualTo(Json.read(written, Payload.SaleCompleted.class));
        // It says the same, and writing it again would not give the same bytes; it is verified as it is.
        assertThat(Json.bytes(FactType.read(fact))).isNotEqualTo(fact.payload());
        assertThat(Chain.firstBreak(Hash.ZERO, 0, List.of(fact))).isEmpty();
        assertThat(SampleFacts.linked(Hash.ZERO, 1, "sale.completed", written).hash())
                .isNotEqualTo(fact.hash());
    }

    /** Another implementation of the documented form, field by field, to hold ours to its word for ever. */
    @Test
    void the_hash_is_as_documented() throws Exception {
        var fact = FACTS.get(3);
        var node = "acme.store-7.box-1".getBytes(StandardCharsets.UTF_8);
        var type = fact.type().getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(10_000)
                .put(HexFormat.of().parseHex(FACTS.get(2).hash().hex()))
                .putInt(node.length)
                .put(node)
                .putLong(1)
                .putLong(4)
                .putLong(fact.at().toEpochMilli())
                .putLong(fact.businessDay().toEpochDay())
                .putInt(type.length)
                .put(type)
                .putLong(1)
                .putLong(fact.payload().length)
                .put(fact.payload())
                .flip();
        var digest = java.security.MessageDigest.getInstance("SHA-256");
        digest.update(bytes);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo(fact.hash().hex());
    }

    @Provide
    Arbitrary<Change> changes() {
        var bits = Arbitraries.integers().between(0, 62);
        var fields = Arbitraries.of("node", "epoch", "sequence", "at", "day", "type", "version", "payload", "hash");
        return Combinators.combine(fields, bits, Arbitraries.integers().between(0, 1_000_000))
                .as(ChainTest::change);
    }

    private static Change change(String field, int bit, int place) {
        return new Change(field + " bit " + bit, fact -> changed(fact, field, bit, place));
    }

    private static Fact changed(Fact fact, String field, int bit, int place) {
        var key = fact.key();
        long flip = 1L << bit;
        int small = 1 << (bit % 31);
        var row = new Row(fact);
        switch (field) {
            case "node" -> row.key = new FactKey(new NodeId("acme", "store-7", "box-2"), key.epoch(), key.sequence());
            case "epoch" -> row.key = new FactKey(key.node(), key.epoch() ^ small, key.sequence());
            case "sequence" -> row.key = new FactKey(key.node(), key.epoch(), key.sequence() ^ flip);
            case "at" -> row.at ^= flip;
            case "day" -> row.day ^= 1L << (bit % 25);
            case "type" -> row.type = flipped(row.type, place);
            case "version" -> row.version ^= small;
            case "payload" -> row.payload = flipped(row.payload, place, bit);
            default -> row.hash = flipped(row.hash, place, bit);
        }
        return row.fact();
    }

    /** A fact as a table has it. */
    private static final class Row {
        FactKey key;
        long at;
        long day;
        String type;
        int version;
        byte[] payload;
        byte[] hash;

        Row(Fact fact) {
            key = fact.key();
            at = fact.at().toEpochMilli();
            day = fact.businessDay().toEpochDay();
            type = fact.type();
            version = fact.version();
            payload = fact.payload();
            hash = fact.hash().bytes();
        }

        Fact fact() {
            var when = Instant.ofEpochMilli(at);
            return new Fact(key, when, LocalDate.ofEpochDay(day), type, version, payload, Hash.of(hash));
        }
    }

    private static byte[] flipped(byte[] bytes, int place, int bit) {
        var flipped = bytes.clone();
        flipped[place % bytes.length] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static String flipped(String text, int place) {
        var chars = text.toCharArray();
        int at = place % chars.length;
        chars[at] = (char) (chars[at] ^ 1);
        return new String(chars);
    }
}
