package com.evertill.commerce.schema;

import com.evertill.commerce.Golden;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.SampleFacts;
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
import java.util.Map;

/** The schemas and samples as they are committed. */
final class Published {
    static final String FACTS = "schemas/facts/v1/";
    static final String MESSAGES = "schemas/messages/v1/";

    /** What came into version 1 after it was shipped, each as a fact of its own: the first samples stay as they were. */
    static final Map<Path, Payload> ADDED = Map.of(
            added(FactType.SALE_VOIDED, "with-card-details"),
            SampleFacts.ofCardDetails(),
            added(FactType.SALE_VOIDED, "parked-and-recalled"),
            SampleFacts.ofParked(),
            added(FactType.SALE_VOIDED, "of-a-cart"),
            SampleFacts.ofCart(),
            added(FactType.SALE_VOIDED, "of-a-customer"),
            SampleFacts.ofCustomer(),
            added(FactType.SALE_COMPLETED, "paid-beforehand"),
            SampleFacts.ofOrder(),
            added(FactType.TERMINAL_RECONCILED, "with-offline-approvals"),
            SampleFacts.ofOfflineApprovals());

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

    private static Path added(FactType type, String what) {
        return Golden.ofTests("samples/facts/v1/" + type.wire() + "-" + what + ".json");
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

    static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) MAPPER.readTree(Files.readString(file));
    }

    private Published() {}
}
