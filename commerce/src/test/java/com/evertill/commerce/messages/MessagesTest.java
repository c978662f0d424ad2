package com.evertill.commerce.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.SampleFacts;
import com.evertill.commerce.messages.Place.Past;
import com.evertill.commerce.messages.Place.Verdict;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final KeyPair LEDGER = keys("Ed25519");
    private static final NodeId NODE = SampleFacts.NODE;
    private static final Instant AT = SampleFacts.AT;
    private static final Hash HASH = SampleFacts.chain(5).getLast().hash();

    @Test
    void a_checkpoint_is_signed_by_the_ledger_and_by_nobody_else() {
        var confirmed = Confirmed.sign(LEDGER.getPrivate(), NODE, 1, 5, HASH, AT, null);
        assertThat(confirmed.isSignedBy(LEDGER.getPublic())).isTrue();
        assertThat(confirmed.isSignedBy(keys("Ed25519").getPublic())).isFalse();
        assertThat(confirmed.isSignedBy(keys("EC").getPublic())).isFalse();
    }

    @Test
    void nothing_that_a_checkpoint_confirms_can_be_changed_behind_its_signature() {
        var signed =
                Confirmed.sign(LEDGER.getPrivate(), NODE, 1, 5, HASH, AT, null).signature();
        var other = new NodeId("acme", "store-7", "box-2");
        assertThat(new Confirmed(other, 1, 5, HASH, AT, signed, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
        assertThat(new Confirmed(NODE, 2, 5, HASH, AT, signed, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
        assertThat(new Confirmed(NODE, 1, 6, HASH, AT, signed, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
        assertThat(new Confirmed(NODE, 1, 5, Hash.ZERO, AT, signed, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
        // Moving a part from one number to the next must not give the same statement: 1, 15 and 11, 5.
        var close =
                Confirmed.sign(LEDGER.getPrivate(), NODE, 1, 15, HASH, AT, null).signature();
        assertThat(new Confirmed(NODE, 11, 5, HASH, AT, close, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
    }

    @Property
    void a_damaged_signature_is_wrong_and_nothing_worse(
            @ForAll @IntRange(max = 511) int bit, @ForAll @IntRange(max = 80) int length) {
        var confirmed = Confirmed.sign(LEDGER.getPrivate(), NODE, 1, 5, HASH, AT, null);
        var flipped = confirmed.signature().clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(new Confirmed(NODE, 1, 5, HASH, AT, flipped, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
        var cut = java.util.Arrays.copyOf(confirmed.signature(), length == 64 ? 63 : length);
        assertThat(new Confirmed(NODE, 1, 5, HASH, AT, cut, null, null, null).isSignedBy(LEDGER.getPublic()))
                .isFalse();
    }

    @Test
    void a_checkpoint_travels_as_json() {
        var confirmed = Confirmed.sign(LEDGER.getPrivate(), NODE, 1, 5, HASH, AT, Rejection.ITS_CHAIN_IS_BROKEN);
        var read = Json.read(Json.bytes(confirmed), Confirmed.class);
        assertThat(read.isSignedBy(LEDGER.getPublic())).isTrue();
        assertThat(read.problem()).isEqualTo(Rejection.ITS_CHAIN_IS_BROKEN);
    }

    @Test
    void a_place_is_given_to_the_one_box_that_asked_for_it() {
        var past = List.of(new Past(1, 5, HASH, "https://cloud.example/a"));
        var place = Place.sign(LEDGER.getPrivate(), NODE, "one", Verdict.GRANTED, 2, past);
        assertThat(place.isSignedBy(LEDGER.getPublic(), NODE)).isTrue();
        assertThat(place.withPast(List.of(past.getFirst().at("https://cloud.example/b")))
                        .isSignedBy(LEDGER.getPublic(), NODE))
                .as("where something can be had proves nothing")
                .isTrue();
        assertThat(List.of(
                        new Place("another", Verdict.GRANTED, 2, past, place.signature()),
                        new Place("one", Verdict.A_PERSON_HAS_TO_DECIDE, 2, past, place.signature()),
                        new Place("one", Verdict.GRANTED, 3, past, place.signature()),
                        new Place("one", Verdict.GRANTED, 2, List.of(), place.signature()),
                        new Place("one", Verdict.GRANTED, 2, List.of(new Past(1, 4, HASH, "")), place.signature()),
                        new Place(
                                "one", Verdict.GRANTED, 2, List.of(new Past(1, 5, Hash.ZERO, "")), place.signature())))
                .noneMatch(changed -> changed.isSignedBy(LEDGER.getPublic(), NODE));
        assertThat(place.isSignedBy(LEDGER.getPublic(), new NodeId("acme", "store-7", "box-2")))
                .isFalse();
        assertThat(place.isSignedBy(keys("Ed25519").getPublic(), NODE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_read_back_as_it_is_written(Topic topic) {
        assertThat(topic.of(NODE))
                .isEqualTo("pos/v1/acme.store-7.box-1/" + topic.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(Topic.parse(topic.of(NODE))).contains(new Topic.Address(topic, NODE));
        assertThat(Topic.parse(topic.ofEveryNode())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "pos/v1/a.b.c",
                "pos/v1/a.b.c/",
                "pos/v1/a.b.c/facts/",
                "/pos/v1/a.b.c/facts",
                "pos/v2/a.b.c/facts",
                "POS/v1/a.b.c/facts",
                "pos/v1/a.b.c/FACTS",
                "pos/v1/a.b/facts",
                "pos/v1/a.b.c.d/facts",
                "pos/v1/a.b.#/facts",
                "pos/v1/+/facts",
                "pos/v1/a.b.c/other",
                "$aws/things/a.b.c/shadow"
            })
    void a_name_that_is_no_topic_of_ours_is_none(String name) {
        assertThat(Topic.parse(name)).isEmpty();
    }

    @Property
    void any_text_is_a_topic_or_none_and_nothing_worse(@ForAll String text) {
        var name = "pos/v1/" + text;
        Topic.parse(name).ifPresent(address -> assertThat(address.topic().of(address.node()))
                .isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "a.b", "a.b.c.d", "a..c", ".b.c", "a.b.", "a.b.c\n", "a.b.c d", "a.b.+", "a.b.#", "a/b.c.d",
                "ä.b.c", "a.b.١"
            })
    void a_node_is_three_plain_parts(String text) {
        assertThatThrownBy(() -> NodeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_part_of_a_node_has_at_most_32_characters() {
        var longest = "x".repeat(32);
        assertThat(NodeId.parse(longest + "." + longest + "." + longest))
                .hasToString(longest + "." + longest + "." + longest);
        assertThatThrownBy(() -> new NodeId("a", "b", longest + "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new NodeId("acme", "7", "a").shop()).isEqualTo("acme.7");
    }

    @Test
    void numbers_of_tills_and_staff_are_bounded() {
        assertThatThrownBy(() -> new TillId(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TillId(1000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StaffId(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StaffId("1".repeat(17))).isInstanceOf(IllegalArgumentException.class);
    }

    /** One receipt has one number, and one way to write it: 1-1-7 and 1-1-07 and 1-1-+7 are not three receipts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-1",
                "1-1-1-1",
                "1-1-",
                "-1-1",
                "1--1",
                "1-1-07",
                "01-1-7",
                "1-1-+7",
                "1-1-٧",
                "1-0-1",
                "1-1-0",
                "0-1-1",
                "1000-1-1",
                "1-1-9223372036854775808",
                " 1-1-1",
                "1-1-1 "
            })
    void a_receipt_number_has_one_form(String text) {
        assertThatThrownBy(() -> ReceiptNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShiftNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void receipt_and_shift_numbers_read_back(
            @ForAll @IntRange(min = 1, max = 999) int till,
            @ForAll @IntRange(min = 1) int epoch,
            @ForAll @IntRange(min = 1) int number) {
        var receipt = new ReceiptNumber(new TillId(till), epoch, number + 4_000_000_000L);
        assertThat(ReceiptNumber.parse(receipt.toString())).isEqualTo(receipt);
        var shift = new ShiftNumber(new TillId(till), epoch, number);
        assertThat(ShiftNumber.parse(shift.toString())).isEqualTo(shift);
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
