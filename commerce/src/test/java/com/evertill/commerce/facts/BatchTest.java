package com.evertill.commerce.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.node.NodeId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes over the wire is a batch, whole and the node's own, or it is rejected by name; nothing else can come of it. */
class BatchTest {
    private static final KeyPair BOX = keys();
    private static final List<Fact> FACTS = SampleFacts.chain(60);
    private static final List<Fact> THREE = FACTS.subList(0, 3);
    private static final byte[] WIRE = batch(18, 20).encode(BOX.getPrivate());

    @Property(tries = 50)
    void a_batch_arrives_as_it_was_sent(
            @ForAll @IntRange(min = 1, max = 60) int first, @ForAll @IntRange(max = 59) int more)
            throws RejectedException {
        var sent = batch(first, Math.min(60, first + more));
        var wire = sent.encode(BOX.getPrivate());
        var read = Batch.decode(wire, SampleFacts.NODE, BOX.getPublic());
        assertThat(read).usingRecursiveComparison().isEqualTo(sent);
        assertThat(read.first()).isEqualTo(first);
        assertThat(Chain.firstBreak(sent.before(), first - 1L, read.facts())).isEmpty();
        assertThat(wire).hasSizeLessThan(Batch.MOST_BYTES);
    }

    @Test
    void a_batch_is_of_one_node_and_epoch_and_has_no_gap() {
        assertThatThrownBy(() -> new Batch(SampleFacts.NODE, 1, Hash.ZERO, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch(SampleFacts.NODE, 1, Hash.ZERO, List.of(FACTS.get(0), FACTS.get(2))))
                .hasMessageContaining("/3");
        assertThatThrownBy(() -> new Batch(SampleFacts.NODE, 2, Hash.ZERO, FACTS.subList(0, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch(new NodeId("a", "b", "c"), 1, Hash.ZERO, FACTS.subList(0, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_single_flipped_bit_is_rejected() {
        for (int bit = 0; bit < WIRE.length * 8; bit++) {
            var damaged = WIRE.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(rejection(damaged)).as("bit %d", bit).isNotNull();
        }
    }

    @Test
    void every_truncation_is_rejected() {
        for (int length = 0; length < WIRE.length; length++) {
            assertThat(rejection(Arrays.copyOf(WIRE, length))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
        }
        assertThat(rejection(Arrays.copyOf(WIRE, WIRE.length + 1))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @Property(tries = 2_000)
    void random_bytes_are_no_batch(@ForAll @Size(max = 2_000) byte[] bytes) {
        assertThat(rejection(bytes)).isNotNull();
    }

    /** Behind a right beginning, where the lengths are. */
    @Property(tries = 2_000)
    void random_bytes_behind_a_right_beginning_are_no_batch(
            @ForAll @IntRange(min = 4, max = 120) int kept, @ForAll @Size(max = 300) byte[] bytes) {
        var forged = Arrays.copyOf(WIRE, kept + bytes.length);
        System.arraycopy(bytes, 0, forged, kept, bytes.length);
        assertThat(rejection(forged)).isNotNull();
    }

    @Test
    void f14_a_batch_without_a_signature_or_with_anothers_is_rejected() {
        assertThat(rejection(batch(1, 5).encode(keys().getPrivate()))).isEqualTo(Rejection.ITS_SIGNATURE_IS_WRONG);
        assertThat(rejection(new ForgedBatch(THREE).unsigned())).isEqualTo(Rejection.ITS_SIGNATURE_IS_WRONG);
        var edwards = keys("Ed25519");
        assertThat(rejection(batch(1, 5).encode(edwards.getPrivate()))).isEqualTo(Rejection.ITS_SIGNATURE_IS_WRONG);
        assertThat(rejection(WIRE, SampleFacts.NODE, edwards.getPublic())).isEqualTo(Rejection.ITS_SIGNATURE_IS_WRONG);
    }

    @Test
    void a_batch_of_another_node_is_rejected_before_its_signature_is_looked_at() {
        assertThat(rejection(WIRE, new NodeId("acme", "store-7", "box-2"), keys().getPublic()))
                .isEqualTo(Rejection.IT_IS_OF_ANOTHER_NODE);
    }

    @Test
    void f14_facts_that_do_not_chain_are_rejected_though_the_node_signed_them() {
        var other = SampleFacts.linked(Hash.ZERO, 2, "drawer.no-sale", new byte[] {'{', '}'});
        var spliced = new Batch(SampleFacts.NODE, 1, Hash.ZERO, List.of(FACTS.getFirst(), other));
        assertThat(rejection(spliced.encode(BOX.getPrivate()))).isEqualTo(Rejection.ITS_CHAIN_IS_BROKEN);
        var wrongBefore = new Batch(SampleFacts.NODE, 1, FACTS.get(3).hash(), FACTS.subList(2, 5));
        assertThat(rejection(wrongBefore.encode(BOX.getPrivate()))).isEqualTo(Rejection.ITS_CHAIN_IS_BROKEN);
    }

    // What a node's own key signs, when its software is not ours.

    @Test
    void the_forger_of_these_tests_writes_a_true_batch_if_asked_to() {
        assertThat(rejection(forged(new ForgedBatch(THREE)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {Batch.MOST_FACTS + 1, Integer.MAX_VALUE})
    void a_batch_of_too_many_facts_is_too_large(int count) {
        assertThat(rejection(forged(new ForgedBatch(THREE).count(count)))).isEqualTo(Rejection.IT_IS_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 2, 4, Batch.MOST_FACTS})
    void a_batch_that_miscounts_its_facts_is_none(int count) {
        assertThat(rejection(forged(new ForgedBatch(THREE).count(count)))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 2})
    void a_batch_of_impossible_sequences_is_none(long first) {
        assertThat(rejection(forged(new ForgedBatch(THREE).first(first)))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void a_batch_of_an_impossible_epoch_is_none(int epoch) {
        assertThat(rejection(forged(new ForgedBatch(THREE).epoch(epoch)))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @Test
    void what_inflates_to_more_or_less_than_announced_is_rejected() {
        assertThat(rejection(forged(new ForgedBatch(THREE).rawLength(Batch.MOST_RAW_BYTES + 1))))
                .isEqualTo(Rejection.IT_IS_TOO_LARGE);
        for (int difference : new int[] {-1_000_000, -1, 1, 1_000}) {
            assertThat(rejection(forged(new ForgedBatch(THREE).announcing(difference))))
                    .isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
        }
    }

    /** Sixty megabytes in sixty kilobytes; never more than announced is unpacked of them. */
    @Test
    void a_zip_bomb_does_not_go_off() {
        var bomb = ForgedBatch.deflate(new byte[60 << 20]);
        assertThat(bomb.length).isLessThan(Batch.MOST_WIRE_BYTES);
        assertThat(rejection(forged(new ForgedBatch(THREE).deflated(bomb)))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
        assertThat(rejection(forged(new ForgedBatch(THREE).deflated(bomb).rawLength(Batch.MOST_RAW_BYTES))))
                .isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @Test
    void what_stands_behind_the_deflated_facts_is_not_overlooked() {
        var longer = ForgedBatch.deflate(ForgedBatch.raw(FACTS.subList(0, 3)));
        assertThat(rejection(forged(new ForgedBatch(THREE).deflated(Arrays.copyOf(longer, longer.length + 7)))))
                .isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
        assertThat(rejection(forged(new ForgedBatch(THREE).deflated(new byte[0]))))
                .isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @Test
    void more_than_iot_core_lets_through_is_not_even_read() {
        assertThat(rejection(new byte[Batch.MOST_WIRE_BYTES + 1])).isEqualTo(Rejection.IT_IS_TOO_LARGE);
        assertThat(rejection(new byte[Batch.MOST_WIRE_BYTES])).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100})
    void a_payload_that_says_it_is_longer_than_it_is_makes_no_batch(int length) {
        var raw = ForgedBatch.raw(FACTS.subList(0, 1));
        int at = raw.length - FACTS.getFirst().payload().length - Integer.BYTES;
        ByteBuffer.wrap(raw).putInt(at, length);
        assertThat(rejection(forged(new ForgedBatch(THREE).count(1).raw(raw)))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    @Test
    void a_day_that_no_calendar_has_makes_no_batch() {
        var raw = ForgedBatch.raw(FACTS.subList(0, 1));
        ByteBuffer.wrap(raw).putLong(Long.BYTES, Long.MAX_VALUE);
        assertThat(rejection(forged(new ForgedBatch(THREE).count(1).raw(raw)))).isEqualTo(Rejection.IT_IS_NOT_A_BATCH);
    }

    private static byte[] forged(ForgedBatch forgery) {
        return forgery.signed(BOX.getPrivate());
    }

    private static Batch batch(int first, int last) {
        var before = first == 1 ? Hash.ZERO : FACTS.get(first - 2).hash();
        return new Batch(SampleFacts.NODE, 1, before, FACTS.subList(first - 1, last));
    }

    /** Null if it was taken. Any other exception than the announced one fails the test. */
    private static @Nullable Rejection rejection(byte[] wire) {
        return rejection(wire, SampleFacts.NODE, BOX.getPublic());
    }

    private static @Nullable Rejection rejection(byte[] wire, NodeId node, PublicKey key) {
        try {
            Batch.decode(wire, node, key);
            return null;
        } catch (RejectedException e) {
            return e.rejection();
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
