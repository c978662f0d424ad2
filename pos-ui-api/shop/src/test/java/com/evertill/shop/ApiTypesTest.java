package com.evertill.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.shop.api.GoodsApi;
import com.evertill.shop.api.SessionApi;
import com.evertill.shop.api.ShopApi;
import com.evertill.shop.api.TillApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiTypesTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/resources/app/api.d.ts");

    @Test
    void the_scripts_are_checked_against_the_api_as_it_is() throws IOException {
        var types = ApiTypes.of(SessionApi.class, TillApi.class, ShopApi.class, GoodsApi.class, ReceiptDocument.class);
        if (System.getProperty("update") != null) {
            Files.writeString(FILE, types);
        }
        assertThat(types).as("stale: run this test with -Dupdate").isEqualTo(Files.readString(FILE));
    }
}
