package com.evertill.cloud.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.evertill.cloud.carts.CartEvents;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.customers.CustomerEvents;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.forecast.ForecastEvents;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.loyalty.LoyaltyEvents;
import com.evertill.cloud.offers.OffersEvents;
import com.evertill.cloud.orders.OrderEvents;
import com.evertill.cloud.payments.PaymentEvents;
import com.evertill.cloud.prices.PriceEvents;
import com.evertill.cloud.stock.StockEvents;
import com.evertill.commerce.Golden;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.schema.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published of events is what the code writes; and what was ever written is read, by every consumer, for ever. */
class EventSchemasTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final JsonSchemaFactory VALIDATOR = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaMappers(it -> it.mapPrefix("https://evertill.com/schemas", "classpath:schemas")));

    @TempDir
    Path folder;

    static List<EventType> types() {
        return EventType.all();
    }

    @Test
    void the_schemas_of_events_are_what_the_code_writes() throws IOException {
        var schemas = new Schemas(EventType.FOLDER);
        for (var type : types()) {
            var schema = (ObjectNode) MAPPER.readTree(schemas.document(type.name() + ".json", type.data()));
            if (type.fact() != null) {
                var payload = "../../facts/v1/" + type.fact().wire() + ".json";
                schema.withObject("/properties").putObject("payload").put("$ref", payload);
            }
            Golden.check(Golden.shipped(type.schema()), schema.toPrettyString() + "\n");
        }
        Golden.check(Golden.shipped(EventType.FOLDER + "defs.json"), schemas.shared());
        Golden.check(Golden.shipped(EventType.FOLDER + "asyncapi.json"), AsyncApi.of(types()));
        assertThat(Golden.filesIn(Golden.shipped(EventType.FOLDER))).hasSize(types().size() + 2);
    }

    @Test
    void every_type_that_a_service_names_has_a_schema() throws IllegalAccessException {
        var named = new ArrayList<String>();
        for (var field : constants(
                PriceEvents.class,
                CartEvents.class,
                OrderEvents.class,
                PaymentEvents.class,
                CustomerEvents.class,
                LoyaltyEvents.class,
                ForecastEvents.class,
                OffersEvents.class,
                StockEvents.class)) {
            named.add((String) field.get(null));
        }
        Arrays.stream(FactType.values()).map(FactEvents::type).forEach(named::add);
        assertThat(types()).extracting(EventType::name).containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<Field> constants(Class<?>... events) {
        return Stream.of(events)
                .flatMap(type -> Stream.of(type.getFields()))
                .filter(field ->
                        field.getType() == String.class && !field.getName().equals("SOURCE"))
                .toList();
    }

    /** Written once, by -Dupdate where there is none; never again. */
    @ParameterizedTest
    @MethodSource("types")
    void the_sample_of_version_1_is_read_and_written_as_it_was(EventType type) throws IOException {
        var file = type.sampleFile();
        if (!Files.exists(file)) {
            JsonNode written = Json.mapper().valueToTree(type.sample().get());
            Golden.check(file, written.toPrettyString() + "\n");
        }
        var event = CloudEvent.parse(Files.readString(file));
        assertThat(event.source()).isEqualTo(type.source());
        assertThat(event.type()).isEqualTo(type.name());
        var data = MAPPER.readTree(file.toFile()).path("data");
        assertThat(MAPPER.readTree(Json.bytes(event.read(type.data()))))
                .as("a field may be added as @Nullable, and none may go or change its meaning")
                .isEqualTo(data);
        assertThat(complaints(type, data)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void without_a_required_field_an_event_is_not_valid_and_with_one_of_tomorrow_it_is(EventType type)
            throws IOException {
        var schema = MAPPER.readTree(Golden.shipped(type.schema()).toFile());
        for (var field : schema.path("required")) {
            var data = data(type);
            data.remove(field.asText());
            assertThat(complaints(type, data)).as(field.asText()).isNotEmpty();
        }
        var tomorrows = data(type);
        tomorrows.putObject("ofTomorrow").put("x", 1);
        assertThat(complaints(type, tomorrows)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_payload_of_a_fact_is_that_fact(EventType type) throws IOException {
        var fact = type.fact();
        if (fact != null) {
            var payload = Json.bytes(data(type).path("payload"));
            assertThat(FactType.of(FactType.read(fact.wire(), payload))).isEqualTo(fact);
            var empty = data(type);
            empty.putObject("payload");
            assertThat(complaints(type, empty)).isNotEmpty();
        }
    }

    /** Old messages against the readers of today; what its files say is another matter. */
    @Test
    void carts_take_what_prices_ever_told() throws Exception {
        var told = Files.readString(Golden.ofTests("samples/events/v1/" + ReleasedPrices.PUBLISHED + ".json"));
        try (var prices = ReleasedPrices.open(
                "jdbc:sqlite:" + folder.resolve("prices.db"),
                file -> {
                    throw new IOException(file.key());
                },
                headOffice(),
                _ -> Optional.empty())) {
            assertThatCode(() -> prices.take(CloudEvent.parse(told))).doesNotThrowAnyException();
            assertThat(prices.isEmpty()).isFalse();
        }
    }

    @Test
    void every_reference_of_the_asyncapi_document_leads_somewhere() throws IOException {
        var document = MAPPER.readTree(
                Golden.shipped(EventType.FOLDER + "asyncapi.json").toFile());
        var references = document.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(3 * types().size());
        for (var reference : references) {
            boolean leads = reference.startsWith("#")
                    ? !document.at(reference.substring(1)).isMissingNode()
                    : Files.exists(Golden.shipped(reference.replace("https://evertill.com/", "")));
            assertThat(leads).as(reference).isTrue();
        }
    }

    private static ObjectNode data(EventType type) throws IOException {
        return (ObjectNode) MAPPER.readTree(type.sampleFile().toFile()).path("data");
    }

    private static List<String> complaints(EventType type, JsonNode data) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var schema = VALIDATOR.getSchema(SchemaLocation.of("https://evertill.com/" + type.schema()), config);
        return schema.validate(data).stream().map(Object::toString).toList();
    }

    private static PublicKey headOffice() throws IOException, GeneralSecurityException {
        var encoded = Base64.getDecoder().decode(Files.readString(SampleEvents.HEAD_OFFICE));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
