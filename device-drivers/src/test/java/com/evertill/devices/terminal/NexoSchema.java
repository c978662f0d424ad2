package com.evertill.devices.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published schema of the nexo messages (Adyen's Terminal API, OpenAPI 3.1). It is not part of this repository: the file is looked for as
 * {@code shared/data/nexo/TerminalAPI-v1.json} beside the folders above this one.
 */
final class NexoSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path NAME = Path.of("shared", "data", "nexo", "TerminalAPI-v1.json");

    private final JsonNode document;

    private NexoSchema(JsonNode document) {
        this.document = document;
    }

    static Optional<NexoSchema> find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(NexoSchema::read);
    }

    private static NexoSchema read(Path file) {
        try {
            return new NexoSchema(JSON.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with a whole message; nothing is, if it is empty. */
    List<String> complaints(JsonNode message) {
        return Stream.of("SaleToPOIRequest", "SaleToPOIResponse")
                .filter(message::has)
                .flatMap(kind -> complaints(kind, message.path(kind)))
                .toList();
    }

    private Stream<String> complaints(String kind, JsonNode body) {
        var schema = JSON.createObjectNode();
        schema.put("$ref", "#/components/schemas/" + kind);
        schema.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(body).stream()
                .map(message -> kind + ": " + message.getMessage());
    }
}
