package com.evertill.commerce.schema;

import static com.evertill.commerce.schema.Published.FACTS;
import static com.evertill.commerce.schema.Published.MAPPER;
import static com.evertill.commerce.schema.Published.MESSAGES;
import static com.evertill.commerce.schema.Published.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Golden;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.SampleFacts;
import com.evertill.commerce.messages.Capability;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The published schemas are what the code writes. */
class SchemasTest {
    static final List<Object> MESSAGES_SAID = List.of(
            new Hello(
                    SampleFacts.NODE,
                    1,
                    20_411,
                    20_400,
                    "de-south",
                    11,
                    12,
                    "0.1.0",
                    List.of(Capability.FACTS_V1, Capability.PRICES_V1),
                    SampleFacts.AT,
                    20_512L,
                    "7f3a"),
            new Confirmed(
                    SampleFacts.NODE,
                    1,
                    20_411,
                    Hash.ZERO,
                    SampleFacts.AT,
                    new byte[] {1, 2, 3},
                    Batch.Rejection.ITS_CHAIN_IS_BROKEN,
                    2,
                    new Place(
                            "7f3a",
                            Place.Verdict.GRANTED,
                            2,
                            List.of(new Place.Past(1, 20_411, Hash.ZERO, "https://cloud.example/archive")),
                            new byte[] {7})),
            new Nudge(
                    new byte[] {4, 5},
                    new byte[] {6},
                    "https://files.example/full",
                    "https://files.example/delta",
                    SampleFacts.AT),
            new Question("q-7f3a", new Question.Cart("cart-1")),
            new Reply("q-7f3a", new Reply.Cart(SampleFacts.cart())),
            new Reply("q-7f3b", new Reply.Nothing(Refusal.THE_CART_IS_AT_A_TILL.name())));

    @Test
    void the_schemas_of_facts_are_what_the_code_writes() {
        var schemas = new Schemas(FACTS);
        for (var type : FactType.values()) {
            var payload = SampleFacts.of(type).getClass();
            Golden.check(
                    Golden.shipped(FACTS + type.wire() + ".json"),
                    schemas.document(type.wire() + ".json", payload.asSubclass(Record.class)));
        }
        Golden.check(Golden.shipped(FACTS + "defs.json"), schemas.shared());
        assertThat(Golden.filesIn(Golden.shipped(FACTS))).hasSize(FactType.values().length + 1);
    }

    @Test
    void the_schemas_of_messages_are_what_the_code_writes() {
        var schemas = new Schemas(MESSAGES);
        for (var type : List.of(Hello.class, Confirmed.class, Nudge.class, Question.class, Reply.class)) {
            var name = name(type);
            Golden.check(Golden.shipped(MESSAGES + name), schemas.document(name, type));
        }
        Golden.check(Golden.shipped(MESSAGES + "defs.json"), schemas.shared());
    }

    @ParameterizedTest
    @FieldSource("MESSAGES_SAID")
    void a_message_keeps_to_its_schema_and_reads_back(Object message) throws IOException {
        var json = Json.bytes(message);
        assertThat(complaints(MESSAGES + name(message.getClass()), MAPPER.readTree(json)))
                .isEmpty();
        assertThat(Json.bytes(Json.read(json, message.getClass()))).isEqualTo(json);
    }

    private static String name(Class<?> message) {
        return message.getSimpleName().toLowerCase(Locale.ROOT) + ".json";
    }
}
