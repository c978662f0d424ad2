package com.evertill.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScreenHeadersTest {

    @Test
    void the_import_map_is_the_merger_of_the_maps_in_the_jars() throws IOException {
        var merged = new TreeMap<String, String>();
        var maps = getClass()
                .getClassLoader()
                .getResources("META-INF/importmap.json")
                .asIterator();
        while (maps.hasNext()) {
            try (var file = maps.next().openStream()) {
                Json.read(file.readAllBytes(), JsonNode.class)
                        .get("imports")
                        .forEachEntry((name, path) -> merged.put(name, path.asText()));
            }
        }
        assertThat(merged).containsKeys("lit", "lit-html/", "lit-element/", "@lit/reactive-element");
        assertThat(ScreenHeaders.importMap()).isEqualTo(Json.text(Map.of("imports", merged)));
    }

    @Test
    void everything_the_import_map_and_the_style_sheets_name_is_there() throws IOException {
        var text = ScreenHeaders.importMap() + read("kit/tokens.css");
        var named = Pattern.compile("/_static/[^\"]+")
                .matcher(text)
                .results()
                .map(it -> it.group())
                .toList();
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(named).filteredOn(path -> !path.endsWith("/")).allSatisfy(path -> assertThat(
                        getClass().getResource("/META-INF/resources" + path))
                .as(path)
                .isNotNull());
    }

    @Test
    void the_policy_allows_one_inline_text_and_no_other() {
        assertThat(ScreenHeaders.contentSecurityPolicy())
                .containsPattern("script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='")
                .doesNotContain("unsafe");
    }

    private String read(String path) throws IOException {
        try (var file = getClass().getResourceAsStream("/META-INF/resources/" + path)) {
            assertThat(file).as(path).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
