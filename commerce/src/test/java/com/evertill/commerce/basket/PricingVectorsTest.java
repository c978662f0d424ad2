package com.evertill.commerce.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.Golden;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.pricing.PricedBasket;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The receipts once more, as data: whatever computes prices, in whatever language, replays {@code vectors/pricing/*.json} and must come to the
 * same amounts. They are shipped with the core, named in {@code vectors/pricing/index.json}.
 */
class PricingVectorsTest {
    private static final String FOLDER = "vectors/pricing/";
    private static final List<Path> RECEIPTS = ReceiptsTest.RECEIPTS.stream()
            .filter(file -> !file.endsWith("a-thousand-lines.txt"))
            .toList();
    private static final ObjectMapper PRETTY = Json.configure(JsonMapper.builder())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** @param events what happened, in order; they hold all that a price depends on */
    record Vector(List<BasketEvent> events, PricedBasket priced) {}

    @ParameterizedTest
    @FieldSource("RECEIPTS")
    void every_receipt_is_a_vector(Path receipt) throws IOException {
        var script = Script.of(ReceiptsTest.script(receipt));
        var vector = new Vector(script.events(), script.known().content().priced());
        Golden.check(Golden.shipped(FOLDER + name(receipt)), PRETTY.writeValueAsString(vector) + "\n");
    }

    @Test
    void the_index_names_them_all() throws IOException {
        var names = RECEIPTS.stream().map(PricingVectorsTest::name).toList();
        Golden.check(Golden.shipped(FOLDER + "index.json"), PRETTY.writeValueAsString(names) + "\n");
        assertThat(Golden.filesIn(Golden.shipped(FOLDER))).hasSize(names.size() + 1);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void f19_the_same_vectors_give_the_same_amounts_wherever_they_are_replayed(String name) throws IOException {
        var vector = Json.read(read(name), Vector.class);
        assertThat(BasketRules.replay(vector.events())).isInstanceOfSatisfying(Basket.Known.class, basket -> assertThat(
                        basket.content().priced())
                .isEqualTo(vector.priced()));
    }

    static List<String> shipped() throws IOException {
        return List.of(Json.read(read("index.json"), String[].class));
    }

    private static byte[] read(String name) throws IOException {
        try (var in = PricingVectorsTest.class.getResourceAsStream("/" + FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static String name(Path receipt) {
        return receipt.getFileName().toString().replace(".txt", ".json");
    }
}
