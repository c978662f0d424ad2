package com.evertill.commerce.schema;

import com.evertill.commerce.Golden;
import com.evertill.commerce.facts.FactType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schemas and samples as they are committed. */
final class Published {
    static final String FACTS = "schemas/facts/v1/";
    static final String MESSAGES = "schemas/messages/v1/";
    static final Path CARD_DETAILS = Golden.ofTests("samples/facts/v1/sale.voided-with-card-details.json");
    static final JsonMapper MAPPER = new JsonMapper();

    /** The ids are addresses for the world; here they are files. */
    private static final JsonSchemaFactory VALIDATOR = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaMappers(it -> it.mapPrefix("https://evertill.com/schemas", "classpath:schemas")));

    static String of(FactType type) {
        return FACTS + type.wire() + ".json";
    }

    static Path sampleFile(FactType type) {
        return Golden.ofTests("samples/facts/v1/" + type.wire() + ".json");
    }

    static ObjectNode sample(FactType type) throws IOException {
        return read(sampleFile(type));
    }

    static ObjectNode addedCardDetails() throws IOException {
        return read(CARD_DETAILS);
    }

    static ObjectNode schema(String name) throws IOException {
        return read(Golden.shipped(name));
    }

    static ObjectNode definition(String reference) throws IOException {
        return (ObjectNode) schema(FACTS + "defs.json").path("$defs").path(reference);
    }

    /** What is wrong with {@code value}; nothing if it keeps to the schema. */
    static List<String> complaints(String schema, JsonNode value) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return VALIDATOR.getSchema(SchemaLocation.of("https://evertill.com/" + schema), config).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) MAPPER.readTree(Files.readString(file));
    }

    private Published() {}
}
