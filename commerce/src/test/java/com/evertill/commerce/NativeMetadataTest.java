package com.evertill.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A native executable reflects only on what it was told of beforehand, and Jackson reflects on records. What it is told is made here from the
 * compiled classes, so that a new record cannot be forgotten: it would be written as {@code {}}, or not read at all, and only natively.
 */
class NativeMetadataTest {
    /** Read by other tests than ours, never by the running system. */
    private static final Set<String> NOT_READ_AT_RUN_TIME = Set.of("META-INF", "vectors");

    @Test
    void everything_that_can_be_json_is_known_to_the_native_builder() {
        var root = new JsonMapper().createObjectNode();
        var types = root.putArray("reflection");
        jsonTypes().forEach(type -> types.addObject()
                .put("type", type)
                .put("allDeclaredConstructors", true)
                .put("allDeclaredMethods", true)
                .put("allDeclaredFields", true));
        var resources = root.putArray("resources");
        folders().forEach(folder -> resources.addObject().put("glob", folder + "/**"));
        Golden.check(
                Golden.shipped("META-INF/native-image/com.evertill/commerce/reachability-metadata.json"),
                root.toPrettyString() + "\n");
    }

    @Test
    void the_scan_finds_what_is_written_most() {
        assertThat(jsonTypes())
                .contains(
                        "com.evertill.commerce.facts.Payload$SaleCompleted",
                        "com.evertill.commerce.basket.BasketEvent",
                        "com.evertill.commerce.money.Money",
                        "com.evertill.commerce.item.Unit",
                        "com.evertill.commerce.messages.Hello")
                .doesNotContain("com.evertill.commerce.pricing.Pricer");
    }

    private static List<String> jsonTypes() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("com.evertill.commerce").stream()
                        .filter(NativeMetadataTest::isPublic)
                        .filter(type -> type.isRecord() || type.isEnum() || type.isAnnotatedWith(JsonTypeInfo.class))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(NativeMetadataTest::isPublic).orElse(true);
    }

    private static List<String> folders() {
        return Golden.filesIn(Path.of("src/main/resources")).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> !NOT_READ_AT_RUN_TIME.contains(name))
                .toList();
    }
}
