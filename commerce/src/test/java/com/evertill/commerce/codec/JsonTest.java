package com.evertill.commerce.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json.MalformedException;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    /** Everything that a component can be. */
    record Sample(
            String text,
            long number,
            Instant at,
            List<String> list,
            @Nullable String note) {}

    private static final String WHOLE = """
            {"text":"a","number":1,"at":"2026-11-22T08:30:00Z","list":["x"]}""";

    @Test
    void absent_fields_are_left_out_and_instants_are_text_in_utc() {
        var sample = new Sample("a", 1, Instant.parse("2026-11-22T08:30:00Z"), List.of("x"), null);
        assertThat(Json.text(sample)).isEqualTo(WHOLE);
        assertThat(read(WHOLE, Sample.class)).isEqualTo(sample);
    }

    @Test
    void an_older_reader_ignores_what_a_newer_writer_adds() {
        assertThat(read("{\"colour\":{\"deep\":[1,2]}," + WHOLE.substring(1), Sample.class)
                        .text())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "at", "list"})
    void what_must_be_there_must_be_there(String field) {
        var without = WHOLE.replaceAll(",?\"" + field + "\":(\"[^\"]*\"|\\[[^]]*]|\\d+)", "")
                .replace("{,", "{");
        assertThatThrownBy(() -> read(without, Sample.class))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(field);
        var withNull = WHOLE.replaceAll("\"" + field + "\":(\"[^\"]*\"|\\[[^]]*]|\\d+)", "\"" + field + "\":null");
        assertThatThrownBy(() -> read(withNull, Sample.class))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "   ",
                "{",
                "[]",
                "\"\"",
                "{\"minor\":12.7,\"currency\":\"EUR\"}",
                "{\"minor\":1e2,\"currency\":\"EUR\"}",
                "{\"minor\":\"12\",\"currency\":\"EUR\"}",
                "{\"minor\":\"\",\"currency\":\"EUR\"}",
                "{\"minor\":true,\"currency\":\"EUR\"}",
                "{\"minor\":9223372036854775808,\"currency\":\"EUR\"}",
                "{\"minor\":12,\"currency\":\"EURO\"}",
                "{\"minor\":12,\"currency\":\"\"}",
                "{\"minor\":12,\"currency\":\"EUR\"} trailing",
                "{\"minor\":12,\"currency\":\"EUR\"}{\"minor\":13,\"currency\":\"EUR\"}"
            })
    void money_is_read_exactly_or_not_at_all(String json) {
        assertThatThrownBy(() -> read(json, Money.class)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"zone\":\"a\",\"release\":1,\"step\":4}", "{\"zone\":\"a\",\"release\":1,\"step\":\"DONE\"}"})
    void an_enum_is_one_of_its_names(String json) {
        assertThatThrownBy(() -> read(json, Payload.ReleaseAcknowledged.class)).isInstanceOf(MalformedException.class);
    }

    @Test
    void what_is_nested_without_end_is_malformed() {
        assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000), Sample.class))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> read("{\"minor\":" + "9".repeat(100_000) + "}", Money.class))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void a_record_that_refuses_its_value_makes_its_json_malformed() {
        assertThatThrownBy(() -> read("1000", TillId.class)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> read("\"a.b\"", NodeId.class)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> read("\"1-1\"", ReceiptNumber.class)).isInstanceOf(MalformedException.class);
    }

    @Test
    void names_and_numbers_are_plain_values() {
        assertThat(Json.text(List.of(
                        new NodeId("t", "s", "n"),
                        new TillId(7),
                        new ReceiptNumber(new TillId(1), 2, 3),
                        new ShiftNumber(new TillId(4), 5, 6))))
                .isEqualTo("[\"t.s.n\",7,\"1-2-3\",\"4-5-6\"]");
        assertThat(read("\"1-2-3\"", ReceiptNumber.class)).isEqualTo(new ReceiptNumber(new TillId(1), 2, 3));
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
