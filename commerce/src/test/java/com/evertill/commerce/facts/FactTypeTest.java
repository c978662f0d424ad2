package com.evertill.commerce.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codec.Json.MalformedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactTypeTest {

    @Test
    void every_payload_has_one_type_and_every_type_one_name() {
        var payloads = Arrays.stream(Payload.class.getPermittedSubclasses())
                .filter(type -> type != Payload.Unknown.class && Payload.class.isAssignableFrom(type))
                .toList();
        var samples =
                EnumSet.allOf(FactType.class).stream().map(SampleFacts::of).toList();
        assertThat(samples)
                .extracting(Object::getClass)
                .hasSameElementsAs(payloads)
                .doesNotHaveDuplicates();
        assertThat(FactType.values())
                .extracting(FactType::wire)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+[.][a-z-]+"));
    }

    @ParameterizedTest
    @EnumSource
    void a_payload_is_written_and_read_back_the_same(FactType type) {
        var payload = SampleFacts.of(type);
        var fact = SampleFacts.linked(Hash.ZERO, 1, type.wire(), Json.bytes(payload));
        assertThat(FactType.of(payload)).isEqualTo(type);
        assertThat(FactType.read(fact)).isEqualTo(payload);
    }

    /** A damaged payload is read as something or is malformed; it never does anything else to whoever reads it. */
    @Property(tries = 5_000)
    void damaged_payloads_are_malformed_and_nothing_worse(
            @ForAll("types") FactType type,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(max = 12) int cut,
            @ForAll @Size(max = 6) byte[] put) {
        var bytes = Json.bytes(SampleFacts.of(type));
        int from = place % bytes.length;
        int to = Math.min(bytes.length, from + cut);
        var damaged = Arrays.copyOf(bytes, from + put.length + bytes.length - to);
        System.arraycopy(put, 0, damaged, from, put.length);
        System.arraycopy(bytes, to, damaged, from + put.length, bytes.length - to);
        try {
            assertThat(FactType.read(SampleFacts.linked(Hash.ZERO, 1, type.wire(), damaged)))
                    .isInstanceOf(SampleFacts.of(type).getClass());
        } catch (MalformedException expected) {
            assertThat(expected).hasMessageStartingWith("not a ");
        }
    }

    /** Digits, quotes and brackets do more harm than random bytes. */
    @Property(tries = 5_000)
    void payloads_damaged_within_their_syntax_are_malformed_and_nothing_worse(
            @ForAll("types") FactType type, @ForAll @IntRange(max = 1_000_000) int place, @ForAll("syntax") char put) {
        var bytes = Json.bytes(SampleFacts.of(type));
        bytes[place % bytes.length] = (byte) put;
        try {
            FactType.read(SampleFacts.linked(Hash.ZERO, 1, type.wire(), bytes));
        } catch (MalformedException expected) {
            assertThat(expected).hasMessageStartingWith("not a ");
        }
    }

    @Provide
    Arbitrary<FactType> types() {
        return Arbitraries.of(Set.copyOf(EnumSet.allOf(FactType.class)));
    }

    @Provide
    Arbitrary<Character> syntax() {
        return Arbitraries.of('0', '9', '-', '.', 'e', '"', '{', '}', '[', ']', ',', ':', ' ', 'n', '\\');
    }
}
