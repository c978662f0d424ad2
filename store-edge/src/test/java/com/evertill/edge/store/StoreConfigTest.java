package com.evertill.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.TestStores;
import com.evertill.edge.receipt.ReceiptWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigTest {
    @TempDir
    Path folder;

    private static String json() {
        var store = TestStores.german();
        var withStaff = new StoreConfig(
                store.node(),
                store.name(),
                store.legalEntity(),
                store.currency(),
                store.language(),
                store.zone(),
                store.priceZone(),
                store.taxRules(),
                store.taxes(),
                store.codes(),
                store.tills(),
                List.of(new StoreConfig.StaffMember("101", "Maria", "CASHIER", "471147")));
        return new String(Json.bytes(withStaff), StandardCharsets.UTF_8);
    }

    private StoreConfig read(String json) throws IOException {
        var file = folder.resolve("store.json");
        Files.writeString(file, json);
        return StoreConfig.read(file);
    }

    @Test
    void what_was_written_is_read() throws IOException {
        var store = read(json());
        assertThat(store.legalEntity()).isEqualTo(TestStores.german().legalEntity());
        assertThat(store.tills()).isEqualTo(TestStores.german().tills());
        assertThat(store.staff()).singleElement().satisfies(it -> assertThat(it.pin())
                .isEqualTo("471147"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"pin\":[\"471147\"]", "\"pin\":\"471147\",,", "\"pin\":\"471147"})
    void a_mistake_in_the_file_is_told_without_anybodys_pin(String mistake) throws IOException {
        var json = json().replace("\"pin\":\"471147\"", mistake);
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(StoreConfig.StoreFault.class)
                .hasMessageContaining("store.json")
                .satisfies(fault -> {
                    for (var cause = fault; cause != null; cause = cause.getCause()) {
                        assertThat(String.valueOf(cause.getMessage())).doesNotContain("471147");
                    }
                });
    }

    @Test
    void a_pin_without_quotes_is_a_pin() throws IOException {
        assertThat(read(json().replace("\"471147\"", "471147"))
                        .staff()
                        .getFirst()
                        .pin())
                .isEqualTo("471147");
    }

    @Test
    void nobody_reads_a_pin_in_the_words_of_a_store() throws IOException {
        assertThat(read(json()).toString()).contains("Dorfladen", "101").doesNotContain("471147");
    }

    @Test
    void a_logo_lies_beside_the_file_and_is_looked_at_before_the_first_receipt() throws IOException {
        var json = json().replaceFirst("\\{", "{\"logo\":\"logo.png\",");
        assertThatThrownBy(() -> read(json)).hasMessageContaining("there is no logo");
        Files.write(folder.resolve("logo.png"), "GIF89a".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(StoreConfig.StoreFault.class)
                .hasMessageContaining("it is not PNG");
        Files.write(folder.resolve("logo.png"), png(505, 10));
        assertThatThrownBy(() -> read(json)).hasMessageContaining("505 x 10 dots");
        Files.write(folder.resolve("logo.png"), png(504, 100));
        assertThat(read(json).logo()).isEqualTo(folder.resolve("logo.png").toString());
    }

    @Test
    void a_receipt_begins_with_the_logo() throws IOException {
        Files.write(folder.resolve("logo.png"), png(200, 50));
        var store = read(json().replaceFirst("\\{", "{\"logo\":\"logo.png\","));
        try (var shop = TestShop.german(folder.resolve("shop"))) {
            shop.opens("10.00");
            shop.scans(Goods.MILK);
            shop.paysCash("5.00");
            var sale = shop.database()
                    .read(tx -> shop.site()
                            .receipts()
                            .find(tx, shop.site().journal(), shop.lastSale().receipt()))
                    .orElseThrow();
            assertThat(new ReceiptWriter(store).write(sale, false).elements())
                    .first()
                    .isEqualTo(new ReceiptDocument.Picture(
                            Base64.getEncoder().encodeToString(png(200, 50)),
                            "Dorfladen",
                            ReceiptDocument.Align.CENTRE));
        }
    }

    private static byte[] png(int width, int height) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }

    @Test
    void a_till_is_there_once_and_one_at_least() {
        var json = json();
        assertThatThrownBy(() -> read(json.replace("\"number\":2", "\"number\":1")))
                .hasMessageContaining("till 1 is there twice");
        assertThatThrownBy(() -> read(json.replaceAll("\"tills\":\\[.*?]", "\"tills\":[]")))
                .hasMessageContaining("at least one till");
        assertThatThrownBy(() -> read(json.replace("\"name\":\"Dorfladen\",", "")))
                .hasMessageContaining("name");
    }
}
