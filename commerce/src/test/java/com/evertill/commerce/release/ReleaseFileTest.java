package com.evertill.commerce.release;

import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_FILE_HAS_ANOTHER_COUNT;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_FILE_HAS_ANOTHER_HASH;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_FILE_IS_CUT_SHORT;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_FILE_IS_MALFORMED;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_FILE_IS_TOO_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.release.ReleaseRecord.Put;
import com.evertill.commerce.release.ReleaseRecord.Remove;
import com.evertill.commerce.release.ReleaseRecord.Taxes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ReleaseFileTest {
    private static final List<ReleaseRecord> RECORDS = List.of(
            new Taxes(Books.TAXES),
            new Put(Books.item(1, 199)),
            new Remove("gtin:09520000000028"),
            new Put(Books.plu("4011", 149)));

    @Test
    void what_is_written_is_read_again() throws IOException {
        var file = Books.write(RECORDS);
        assertThat(Books.read(file.bytes(), file.ref())).isEqualTo(RECORDS);
        ReleaseFile.verify(new ByteArrayInputStream(file.bytes()), file.ref());
    }

    @Test
    void a_file_is_lines_that_anybody_can_read() throws IOException {
        var file = Books.write(RECORDS);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
            assertThat(new String(plain.readAllBytes(), UTF_8)).isEqualTo("""
                    {"taxes":{"reduced":[{"id":"vat","name":"MwSt 7 %","ppm":70000}]}}
                    {"put":{"id":"gtin:09520000000011","gtin":"09520000000011","name":"Item 1","department":"Any",\
                    "price":{"minor":199,"currency":"EUR"},"taxClass":"reduced","unit":"EACH"}}
                    {"remove":"gtin:09520000000028"}
                    {"put":{"id":"plu:4011","plu":"4011","name":"Item 4011","department":"Any",\
                    "price":{"minor":149,"currency":"EUR"},"taxClass":"reduced","unit":"KG"}}
                    """);
        }
    }

    @Test
    void a_file_is_named_by_its_content_and_the_same_content_has_the_same_name() throws IOException {
        var file = Books.write(RECORDS);
        assertThat(file.ref().key())
                .isEqualTo("sha256/" + file.ref().sha256().substring(0, 2) + "/"
                        + file.ref().sha256() + ".ndjson.gz");
        assertThat(Books.write(RECORDS).ref()).isEqualTo(file.ref());
    }

    @Test
    void every_flipped_bit_is_refused() throws IOException {
        var file = Books.write(RECORDS);
        for (int bit = 0; bit < file.bytes().length * 8; bit++) {
            var flipped = file.bytes().clone();
            flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
            assertThat(refusal(flipped, file.ref())).as("bit " + bit).isEqualTo(RELEASE_FILE_HAS_ANOTHER_HASH);
        }
    }

    @Test
    void every_cut_is_refused_and_so_is_everything_appended() throws IOException {
        var file = Books.write(RECORDS);
        for (int length = 0; length < file.bytes().length; length++) {
            assertThat(refusal(Arrays.copyOf(file.bytes(), length), file.ref())).isEqualTo(RELEASE_FILE_IS_CUT_SHORT);
        }
        assertThat(refusal(Arrays.copyOf(file.bytes(), file.bytes().length + 1), file.ref()))
                .isEqualTo(RELEASE_FILE_IS_TOO_LONG);
    }

    @Test
    void a_file_that_unpacks_to_more_than_it_says_is_stopped_there() throws IOException {
        var bomb = packed("{\"remove\":\"" + " ".repeat(50_000_000) + "\"}\n");
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(refusal(bomb, ref(bomb, 1000, 1))).isEqualTo(RELEASE_FILE_IS_TOO_LONG);
        assertThat(refusal(bomb, ref(bomb, 50_000_100, 1))).isEqualTo(RELEASE_FILE_IS_MALFORMED);
    }

    @Test
    void what_is_signed_and_yet_wrong_is_refused() throws IOException {
        var one = "{\"remove\":\"plu:4011\"}\n";
        assertThat(refusalOf(one, 2)).isEqualTo(RELEASE_FILE_HAS_ANOTHER_COUNT);
        assertThat(refusalOf(one + one, 2)).isEqualTo(RELEASE_FILE_IS_MALFORMED);
        assertThat(refusalOf("{\"remove\":\"plu:4011\"}", 1)).isEqualTo(RELEASE_FILE_IS_CUT_SHORT);
        assertThat(refusalOf("{\"rename\":\"plu:4011\"}\n", 1)).isEqualTo(RELEASE_FILE_IS_MALFORMED);
        assertThat(refusalOf("{\"put\":{\"id\":\"plu:4011\"}}\n", 1)).isEqualTo(RELEASE_FILE_IS_MALFORMED);
        assertThat(refusalOf(one + "\n", 2)).isEqualTo(RELEASE_FILE_IS_MALFORMED);
        assertThat(refusalOf(one + "{\"taxes\":{}}\n", 2)).isEqualTo(RELEASE_FILE_IS_MALFORMED);
        var text = "not gzip".getBytes(UTF_8);
        assertThat(refusal(text, ref(text, 10, 0))).isEqualTo(RELEASE_FILE_IS_MALFORMED);
    }

    @Test
    void records_out_of_order_cannot_be_written() throws IOException {
        var writer = new ReleaseWriter(new ByteArrayOutputStream());
        writer.write(new Put(Books.item(2, 100)));
        assertThatThrownBy(() -> writer.write(new Put(Books.item(1, 100)))).hasMessageContaining("out of order");
        assertThatThrownBy(() -> writer.write(new Taxes(Books.TAXES))).hasMessageContaining("out of order");
    }

    @Test
    void a_reference_cannot_lead_out_of_its_folder() {
        var hash = "0".repeat(64);
        assertThatThrownBy(() -> new FileRef("../../etc/passwd", hash, 1, 1, 1)).hasMessageContaining("not the key");
        assertThatThrownBy(() -> new FileRef("sha256/00/" + hash + ".ndjson.gz", hash, 1L << 40, 1, 1))
                .hasMessageContaining("out of bounds");
    }

    private static ReleaseFault.Kind refusalOf(String plain, long records) throws IOException {
        var packed = packed(plain);
        return refusal(packed, ref(packed, plain.length(), records));
    }

    private static ReleaseFault.Kind refusal(byte[] bytes, FileRef ref) throws IOException {
        try {
            ReleaseFile.read(new ByteArrayInputStream(bytes), ref, _ -> {});
        } catch (ReleaseFault fault) {
            return fault.kind();
        }
        throw new AssertionError("taken");
    }

    private static byte[] packed(String plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static FileRef ref(byte[] bytes, long plainBytes, long records) {
        var sha256 = HexFormat.of().formatHex(ReleaseFile.sha256().digest(bytes));
        return FileRef.of(sha256, bytes.length, plainBytes, records);
    }

    @Test
    void reading_tells_records_as_they_come() throws IOException {
        var file = Books.write(RECORDS);
        var told = new ArrayList<ReleaseRecord>();
        var cut = Arrays.copyOf(file.bytes(), file.bytes().length - 1);
        assertThatThrownBy(() -> ReleaseFile.read(new ByteArrayInputStream(cut), file.ref(), told::add))
                .isInstanceOf(ReleaseFault.class);
        assertThat(told).as("worth nothing, since the end is missing").isNotEmpty();
    }
}
