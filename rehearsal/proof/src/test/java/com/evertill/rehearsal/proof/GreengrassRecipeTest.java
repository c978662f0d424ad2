package com.evertill.rehearsal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The recipe by which Greengrass puts the native edge on a box in a shop. */
class GreengrassRecipeTest {
    private static final Path RECIPE = Project.ROOT.resolve("deploy/greengrass/com.evertill.StoreEdge.yaml");
    /** Of aws-greengrass/aws-greengrass-component-common, draft-07; it expects every key in lower case. */
    private static final String SCHEMA = "shared/data/greengrass/recipe_schema.json";

    private final JsonNode recipe = read(RECIPE);

    @Test
    void the_recipe_keeps_to_greengrass_schema() {
        assertThat(schema().validate(lowerCased(recipe))).isEmpty();
    }

    @Test
    void the_schema_would_notice_a_slip() {
        var slip = (ObjectNode) recipe.deepCopy();
        slip.put("RecipeFormatVersion", "2021-01-25");
        ((ObjectNode) slip.at("/Manifests/0/Artifacts/0")).remove("Uri");
        assertThat(schema().validate(lowerCased(slip)))
                .extracting(ValidationMessage::getMessage)
                .anyMatch(message -> message.contains("recipeformatversion"))
                .anyMatch(message -> message.contains("uri"));
    }

    @Test
    void a_stop_reaches_the_process_itself() {
        assertThat(recipe.at("/Manifests/0/Lifecycle/Run/Script").asText()).contains("\nexec ");
    }

    @Test
    void what_was_sold_outlives_the_component() {
        assertThat(recipe.at("/ComponentConfiguration/DefaultConfiguration/data")
                        .asText())
                .isEqualTo("/var/lib/evertill");
    }

    @Test
    void the_executable_comes_with_its_libraries_and_may_be_run_by_its_owner_alone() {
        var artifacts = recipe.at("/Manifests/0/Artifacts");
        assertThat(artifacts)
                .extracting(artifact -> artifact.get("Uri").asText().replaceFirst(".*/", ""))
                .containsExactly("evertill-edge", "libaws-crt-jni.so", "libsqlitejdbc.so");
        assertThat(artifacts)
                .extracting(artifact -> artifact.at("/Permission/Execute").asText())
                .containsExactly("OWNER", "NONE", "NONE");
    }

    /** Beside the repository, or beside a folder that it is in. */
    private static JsonSchema schema() {
        for (var folder = Project.ROOT.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(SCHEMA))) {
                return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(read(folder.resolve(SCHEMA)));
            }
        }
        return Assumptions.abort("NOT CHECKED: " + SCHEMA + " is not beside the repository");
    }

    private static JsonNode lowerCased(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(lowerCased(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var object = JsonNodeFactory.instance.objectNode();
        Set<java.util.Map.Entry<String, JsonNode>> fields = node.properties();
        fields.forEach(field -> object.set(field.getKey().toLowerCase(Locale.ROOT), lowerCased(field.getValue())));
        return object;
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile()); // JSON is YAML
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
