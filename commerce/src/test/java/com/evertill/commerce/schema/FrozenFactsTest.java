package com.evertill.commerce.schema;

import static com.evertill.commerce.schema.Published.MAPPER;
import static com.evertill.commerce.schema.Published.complaints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.evertill.commerce.Golden;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codec.Json.MalformedException;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.SampleFacts;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Version 1 is frozen by its samples: what was shipped must be read, and written again the same, for ever. */
class FrozenFactsTest {

    /** Written once, by -Dupdate where there is none; never again. */
    @ParameterizedTest
    @EnumSource
    void the_sample_of_version_1_is_read_and_written_as_it_was(FactType type) throws IOException {
        var file = Published.sampleFile(type);
        if (!Files.exists(file)) {
            Golden.check(file, MAPPER.readTree(Json.bytes(SampleFacts.of(type))).toPrettyString() + "\n");
        }
        var sample = Published.sample(type);
        var payload = read(type, sample);
        assertThat(FactType.of(payload)).isEqualTo(type);
        assertThat(MAPPER.readTree(Json.bytes(payload)))
                .as("version 1 is frozen: a field may be added as @Nullable, and none may go or change its meaning")
                .isEqualTo(sample);
        assertThat(complaints(Published.of(type), sample)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void without_any_of_its_required_fields_a_fact_is_neither_valid_nor_readable(FactType type) throws IOException {
        for (var field : required(type)) {
            var sample = Published.sample(type);
            sample.remove(field);
            assertThat(complaints(Published.of(type), sample)).as(field).isNotEmpty();
            assertThat(catchThrowable(() -> read(type, sample))).as(field).isInstanceOf(MalformedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_its_optional_fields_a_fact_is_valid_and_readable(FactType type) throws IOException {
        var sample = Published.sample(type).retain(required(type));
        assertThat(complaints(Published.of(type), sample)).isEmpty();
        assertThat(MAPPER.readTree(Json.bytes(read(type, sample)))).isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_of_today_ignores_a_field_of_tomorrow(FactType type) throws IOException {
        var sample = Published.sample(type);
        sample.putObject("ofTomorrow").put("x", 1);
        assertThat(complaints(Published.of(type), sample)).isEmpty();
        assertThat(read(type, sample)).isEqualTo(read(type, Published.sample(type)));
    }

    /** Frozen as well, from the day on which it was added. */
    @Test
    void what_was_added_to_version_1_is_read_and_written_as_it_was() throws IOException {
        for (var added : Published.ADDED.entrySet()) {
            if (!Files.exists(added.getKey())) {
                var written = MAPPER.readTree(Json.bytes(added.getValue()));
                Golden.check(added.getKey(), written.toPrettyString() + "\n");
            }
            var sample = Published.read(added.getKey());
            var type = FactType.of(added.getValue());
            assertThat(MAPPER.readTree(Json.bytes(read(type, sample)))).isEqualTo(sample);
            assertThat(complaints(Published.of(type), sample)).isEmpty();
        }
    }

    /** Or the freeze would hold only what happens to be in a sample. */
    @Test
    void the_samples_show_every_property_there_is() throws IOException {
        var shown = new ShownProperties();
        for (var type : FactType.values()) {
            shown.add(Published.sample(type), Published.schema(Published.of(type)), type.wire());
        }
        for (var added : Published.ADDED.entrySet()) {
            var type = FactType.of(added.getValue());
            shown.add(Published.read(added.getKey()), Published.schema(Published.of(type)), type.wire());
        }
        var missing = new ArrayList<String>();
        for (var type : FactType.values()) {
            missing.addAll(shown.missing(Published.schema(Published.of(type)), type.wire()));
        }
        for (var entry :
                Published.schema(Published.FACTS + "defs.json").path("$defs").properties()) {
            missing.addAll(shown.missing(entry.getValue(), entry.getKey()));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void the_sample_sale_replays_to_its_total_and_is_paid() throws IOException {
        var sale = (Payload.SaleCompleted) read(FactType.SALE_COMPLETED, Published.sample(FactType.SALE_COMPLETED));
        var basket = BasketRules.replay(
                sale.events().stream().map(BasketEntry::happened).toList());
        assertThat(basket).isInstanceOfSatisfying(Basket.Completed.class, completed -> {
            assertThat(completed.content().priced()).isEqualTo(sale.priced());
            assertThat(completed.content().tenders()).isEqualTo(sale.tenders());
            assertThat(completed.receipt()).isEqualTo(sale.receipt());
            assertThat(completed.seal()).isEqualTo(sale.seal());
        });
        assertThat(sale.priced().due().isZero()).isTrue();
    }

    @Test
    void a_type_or_a_version_of_tomorrow_is_unknown_and_nothing_worse() {
        var garbage = new byte[] {(byte) 0xff, 0};
        var tomorrow = SampleFacts.linked(Hash.ZERO, 1, "loyalty.earned", garbage);
        assertThat(FactType.read(tomorrow)).isEqualTo(new Payload.Unknown("loyalty.earned", 1));
        var newer = new Fact(tomorrow.key(), SampleFacts.AT, SampleFacts.DAY, "sale.completed", 2, garbage, Hash.ZERO);
        assertThat(FactType.read(newer)).isEqualTo(new Payload.Unknown("sale.completed", 2));
        assertThatThrownBy(() -> FactType.of(new Payload.Unknown("loyalty.earned", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> required(FactType type) throws IOException {
        var required = new TreeSet<String>();
        Published.schema(Published.of(type)).path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private static Payload read(FactType type, JsonNode json) throws IOException {
        return FactType.read(SampleFacts.linked(Hash.ZERO, 1, type.wire(), MAPPER.writeValueAsBytes(json)));
    }
}
