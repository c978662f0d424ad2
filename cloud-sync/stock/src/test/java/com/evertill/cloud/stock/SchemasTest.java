package com.evertill.cloud.stock;

import static com.evertill.cloud.stock.Told.MILK;
import static com.evertill.cloud.stock.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told keeps to what is published, and what was told once can be read for ever. */
class SchemasTest {
    private static final List<String> TYPES = List.of(
            StockEvents.RESERVED,
            StockEvents.NOT_RESERVED,
            StockEvents.RELEASED,
            StockEvents.LEVEL_CHANGED,
            StockEvents.OVERSOLD);

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaMappers(it -> it.mapPrefix("https://evertill.com/schemas", "classpath:schemas")));

    @TempDir
    Path folder;

    private static List<String> complaints(String type, JsonNode data) {
        var location = SchemaLocation.of("https://evertill.com/schemas/events/" + type + ".json");
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return SCHEMAS.getSchema(location, config).validate(data).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode sample(String type) {
        try (var in = Objects.requireNonNull(
                SchemasTest.class.getResourceAsStream("/samples/events/" + type + ".json"), type)) {
            return Json.read(in.readAllBytes(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everything_that_is_told_keeps_to_its_schema() throws NotTaken {
        var told = new ArrayList<CloudEvent>();
        try (var stock =
                new Stock(SqliteStockStore.open("jdbc:sqlite:" + folder.resolve("stock.db")), Told.NOTHING_WITHHELD)) {
            stock.take(Told.fact(1, Told.received(MILK, 5)), NOON);
            stock.take(Told.placed("o-1", MILK, 3), NOON);
            stock.take(Told.placed("o-2", MILK, 3), NOON);
            stock.take(Told.fact(2, Told.adjusted(MILK, -3)), NOON);
            stock.take(Told.cancelled("o-1"), NOON);
            while (stock.step(told::addAll)) {}
        }
        assertThat(told)
                .extracting(CloudEvent::type)
                .containsOnlyOnceElementsOf(List.of(
                        StockEvents.RESERVED, StockEvents.NOT_RESERVED, StockEvents.RELEASED, StockEvents.OVERSOLD));
        assertThat(told).extracting(CloudEvent::type).contains(StockEvents.LEVEL_CHANGED);
        assertThat(told).allSatisfy(event -> assertThat(complaints(event.type(), event.data()))
                .as(event::json)
                .isEmpty());
        for (var type : TYPES) {
            var first = told.stream()
                    .filter(event -> event.type().equals(type))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.data()).as(type).isEqualTo(sample(type));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                StockEvents.RESERVED,
                StockEvents.NOT_RESERVED,
                StockEvents.RELEASED,
                StockEvents.LEVEL_CHANGED,
                StockEvents.OVERSOLD
            })
    void a_sample_without_one_of_its_fields_does_not_keep_to_it(String type) {
        var sample = sample(type);
        assertThat(complaints(type, sample)).isEmpty();
        sample.fieldNames().forEachRemaining(field -> {
            var less = sample.<ObjectNode>deepCopy();
            less.remove(field);
            assertThat(complaints(type, less)).as("without " + field).isNotEmpty();
        });
    }
}
