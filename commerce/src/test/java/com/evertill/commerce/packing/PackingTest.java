package com.evertill.commerce.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.SampleFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they come out as they went in; and how they are packed never changes, since archives are full of it. */
class PackingTest {
    private static final int MOST = 16 << 20;
    private static final Path GOLDEN = Path.of("src/test/resources/samples/packed/v1.txt");

    @Property(tries = 500)
    void any_bytes_come_out_as_they_went_in(@ForAll @Size(max = 20) List<byte[]> payloads) {
        assertComesOut(payloads.stream().map(PackingTest::row).toList());
    }

    /** Broken off, misspelled, doubled: pieces of JSON in any order. */
    @Property(tries = 1_000)
    void json_or_nearly_json_comes_out_as_it_went_in(@ForAll("pieces") List<String> pieces) {
        var text = String.join("", pieces).getBytes(StandardCharsets.UTF_8);
        assertComesOut(List.of(row(text), row(text), row("[]".getBytes(StandardCharsets.UTF_8)), row(text)));
    }

    @Property(tries = 2_000)
    void a_text_follows_another_if_it_is_the_next_one(@ForAll("counted") String text, @ForAll("counted") String other) {
        var next = Counting.next(text);
        assertThat(Counting.follows(text, other)).isEqualTo(other.equals(next));
        assertThat(next == null || Counting.follows(text, next)).isTrue();
    }

    @Provide
    Arbitrary<String> counted() {
        return Arbitraries.strings().withChars("1-a089").ofMaxLength(20);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\"a\":",
                        "\"at\":",
                        "\"x\"",
                        "\\\"",
                        "\\",
                        "1",
                        "-2",
                        "10",
                        "99",
                        "true",
                        "null",
                        " ",
                        "\n",
                        "\1at",
                        "\0",
                        "\"2026-11-22T08:15:30.123Z\"",
                        "\"2026-02-30T00:00:00.000Z\"",
                        "€",
                        "\"1-1-9\"",
                        "\"1-1-10\"",
                        "\"999999999999999\"",
                        "007")
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void times_and_days_of_all_ages_come_out(@ForAll long at, @ForAll long day, @ForAll int version) {
        assertComesOut(
                List.of(new Row(at, day, "sale.completed", version, new byte[0]), new Row(0, 0, "", 0, new byte[0])));
    }

    @Test
    void every_type_of_fact_comes_out() {
        assertComesOut(Arrays.stream(FactType.values())
                .map(type -> new Row(1_763_800_000_000L, 20_414, type.wire(), 1, Json.bytes(SampleFacts.of(type))))
                .toList());
    }

    @Test
    void a_sale_that_travels_alone_is_small() {
        for (var row : sample()) {
            var alone = Packing.pack(List.of(row), Dictionary.newest());
            assertThat(alone.length).as(row.type()).isLessThan(100 + row.payload().length / 5);
        }
    }

    @Property(tries = 2_000)
    void what_was_not_packed_is_refused_or_is_facts(@ForAll @Size(max = 400) byte[] bytes) {
        assertIsRefusedOrRead(bytes);
    }

    @Test
    void what_was_damaged_is_refused_or_is_facts() {
        var packed = Packing.pack(sample(), Dictionary.newest());
        var dice = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var damaged = packed.clone();
            for (int n = dice.nextInt(4); n >= 0; n--) {
                damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt(256);
            }
            assertIsRefusedOrRead(damaged);
        }
    }

    @Test
    void no_more_comes_out_than_is_allowed() {
        var rows = sample();
        int length = rows.stream().mapToInt(row -> row.payload().length).sum();
        var packed = Packing.pack(rows, Dictionary.newest());
        assertThatCode(() -> Packing.unpack(packed, rows.size(), length, Dictionary.newest()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Packing.unpack(packed, rows.size(), length - 1, Dictionary.newest()))
                .isInstanceOf(DataFormatException.class);
    }

    // For ever

    @Test
    void how_facts_are_packed_never_changes() throws IOException, DataFormatException {
        var packed = Base64.getMimeEncoder().encodeToString(Packing.pack(sample(), Dictionary.FIRST)) + "\n";
        var golden = Files.readString(GOLDEN);
        assertSame(
                Packing.unpack(Base64.getMimeDecoder().decode(golden), sample().size(), MOST, Dictionary.FIRST),
                sample());
        assertThat(packed)
                .as("another way to pack is another number on the wire, beside this one")
                .isEqualTo(golden);
    }

    @Test
    void the_first_dictionary_never_changes() throws IOException, GeneralSecurityException {
        try (var in = Dictionary.class.getResourceAsStream("/packing/dictionary-1.txt")) {
            assertThat(in).isNotNull();
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes())))
                    .isEqualTo("f58c5c7457294716d96fcf69829c9bf9c6a4196f3270223b14dbae7e29bc6dd3");
        }
    }

    private static List<Row> sample() {
        return SampleFacts.chain(60).stream().map(PackingTest::row).toList();
    }

    private static Row row(Fact fact) {
        return new Row(
                fact.at().toEpochMilli(), fact.businessDay().toEpochDay(), fact.type(), fact.version(), fact.payload());
    }

    private static Row row(byte[] payload) {
        return new Row(1_763_800_000_000L, 20_414, "sale.completed", 1, payload);
    }

    private static void assertComesOut(List<Row> rows) {
        try {
            var packed = Packing.pack(rows, Dictionary.newest());
            assertSame(Packing.unpack(packed, rows.size(), MOST, Dictionary.newest()), rows);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSame(List<Row> actual, List<Row> expected) {
        assertThat(actual).usingRecursiveFieldByFieldElementComparator().isEqualTo(expected);
    }

    private static void assertIsRefusedOrRead(byte[] bytes) {
        try {
            Packing.unpack(bytes, 3, 100_000, Dictionary.newest());
        } catch (DataFormatException asAnnounced) {
            assertThat(asAnnounced).hasMessageMatching(".+");
        }
    }
}
