package com.evertill.commerce.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which properties of which definitions some documents show. */
final class ShownProperties {
    private final Map<String, Set<String>> shown = new TreeMap<>();

    /** Walks a document and its schema together. */
    void add(JsonNode value, JsonNode schema, String name) throws IOException {
        if (schema.has("$ref")) {
            var definition = nameIn(schema);
            add(value, Published.definition(definition), definition);
        } else if (schema.has("oneOf")) {
            addKind(value, schema);
        } else if (schema.has("items")) {
            for (var item : value) {
                add(item, schema.path("items"), name);
            }
        } else {
            for (var property : schema.path("properties").properties()) {
                if (value.has(property.getKey())) {
                    shown.computeIfAbsent(name, _ -> new TreeSet<>()).add(property.getKey());
                    add(value.path(property.getKey()), property.getValue(), name);
                }
            }
        }
    }

    /** Those that {@code schema} has and no document showed. */
    List<String> missing(JsonNode schema, String name) {
        var missing = new ArrayList<String>();
        schema.path("properties").fieldNames().forEachRemaining(property -> {
            if (!shown.getOrDefault(name, Set.of()).contains(property)) {
                missing.add(name + "." + property);
            }
        });
        return missing;
    }

    private void addKind(JsonNode value, JsonNode schema) throws IOException {
        for (var one : schema.path("oneOf")) {
            var kind = Published.definition(nameIn(one));
            if (isKind(value, kind)) {
                add(value, kind, nameIn(one));
            }
        }
    }

    private static boolean isKind(JsonNode value, JsonNode kind) {
        return kind.path("properties").properties().stream()
                .filter(property -> property.getValue().has("const"))
                .allMatch(property -> property.getValue().path("const").equals(value.path(property.getKey())));
    }

    private static String nameIn(JsonNode reference) {
        var text = reference.path("$ref").asText();
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
