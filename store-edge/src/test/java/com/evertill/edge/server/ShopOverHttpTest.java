package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as a browser meets it: what it lets in, what it refuses, and how it says so. */
@QuarkusTest
@WithTestResource(TestStore.class)
class ShopOverHttpTest {
    private static final String CATALOGUE = """
            gtin,plu,name,department,price,tax_class,unit
            4006381333931,,Milk,Dairy,1.19,reduced,EACH
            ,4011,Bananas,Produce,1.79,reduced,KG
            """;
    private static final String FLOAT =
            "{\"type\": \"open-shift\", \"openingFloat\": {\"minor\": 10000, \"currency\": \"EUR\"}}";

    @TestHTTPResource
    URI base;

    private Browser manager;

    @BeforeEach
    void a_shop_with_goods_and_no_open_shift() {
        manager = browser();
        assertThat(manager.signIn("1", "9999").status()).isEqualTo(200);
        assertThat(manager.post("/api/shop/catalogue", "text/csv", CATALOGUE.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        for (int till = 1; till <= 2; till++) {
            manager.act(till, "{\"type\": \"void-basket\"}");
            manager.act(till, "{\"type\": \"close-shift\", \"counted\": {\"minor\": 0, \"currency\": \"EUR\"}}");
        }
    }

    @Test
    void a_sale_from_pairing_to_receipt() {
        var cashier = pairedCashier(1);

        assertThat(cashier.act(1, FLOAT).status()).isEqualTo(200);
        assertThat(cashier.act(1, scan("4006381333931")).status()).isEqualTo(200);
        assertThat(cashier.act(1, "{\"type\": \"scan\", \"text\": \"4011\", \"weight\": 453}")
                        .status())
                .isEqualTo(200);
        var view = cashier.get("/api/tills/1").json();
        assertThat(view.at("/basket/priced/total/minor").asLong()).isEqualTo(119 + 81);
        assertThat(cashier.act(1, cash(500)).status()).isEqualTo(200);

        var sale = cashier.get("/api/tills/1").json().get("lastSale");
        assertThat(sale.at("/change/minor").asLong()).isEqualTo(300);
        var text = cashier.get("/api/tills/1/receipts/" + sale.get("receipt").asText() + ".txt")
                .body();
        assertThat(text).contains("Milk", "0,453 kg x 1,79/kg", "2,00 EUR");
        assertThat(cashier.get("/api/tills/1/receipts/" + sale.get("receipt").asText() + ".svg")
                        .body())
                .startsWith("<svg");
    }

    @Test
    void f08_a_repeated_command_is_answered_like_the_first_and_does_nothing() {
        manager.act(2, FLOAT);
        assertThat(manager.act(2, "the-scan", scan("4006381333931")).status()).isEqualTo(200);
        assertThat(manager.act(2, "the-scan", scan("4006381333931")).status()).isEqualTo(200);
        assertThat(manager.get("/api/tills/2").json().at("/basket/priced/items").asLong())
                .isEqualTo(1);
        assertThat(manager.act(2, "the-scan", scan("4011")).problem())
                .isEqualTo("THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND");
    }

    @Test
    void a_delivery_is_booked_once_and_is_in_stock_and_journal() {
        var milk = "gtin:04006381333931";
        long before = onHand(milk);
        var delivery = "{\"id\": \"d-1\", \"action\": {\"type\": \"receive\", \"document\": \"LS-1\", \"lines\":"
                + " [{\"itemId\": \"" + milk + "\", \"thousandths\": 24000}]}}";
        var first = manager.post("/api/shop/goods/bookings", delivery);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(manager.post("/api/shop/goods/bookings", delivery).body()).isEqualTo(first.body());
        assertThat(onHand(milk)).isEqualTo(before + 24_000);
        assertThat(manager.get("/api/shop/journal?type=stock.received")
                        .json()
                        .at("/0/about/0")
                        .asText())
                .isEqualTo("LS-1");
        assertThat(manager.post("/api/shop/goods/bookings", delivery.replace("d-1", "d-2"))
                        .problem())
                .isEqualTo("THE_DOCUMENT_WAS_BOOKED_BEFORE");
        assertThat(manager.post("/api/shop/goods/bookings", delivery.replace("LS-1", "x".repeat(41)))
                        .status())
                .isEqualTo(400);
        assertThat(pairedCashier(1)
                        .post("/api/shop/goods/bookings", delivery.replace("d-1", "d-3"))
                        .status())
                .isEqualTo(403);
    }

    private long onHand(String itemId) {
        var found =
                manager.get("/api/shop/goods/items?text=" + itemId.substring(5)).json();
        assertThat(found.at("/items/0/itemId").asText()).isEqualTo(itemId);
        return found.at("/items/0/onHand/thousandths").asLong();
    }

    @Test
    void every_view_is_pushed_whole_and_newer_than_the_last() throws Exception {
        manager.act(2, FLOAT);
        var views = new LinkedBlockingQueue<String>();
        var socket = listen("/api/tills/2/live", views).get(30, TimeUnit.SECONDS);
        long first = version(views);
        manager.act(2, scan("4006381333931"));
        assertThat(version(views)).isGreaterThan(first);
        socket.abort();
    }

    @Test
    void the_view_that_an_answer_names_comes_without_asking() throws Exception {
        manager.act(2, FLOAT);
        var views = new LinkedBlockingQueue<String>();
        var socket = listen("/api/tills/2/live", views).get(30, TimeUnit.SECONDS);
        for (int scan = 0; scan < 30; scan++) {
            long named =
                    manager.act(2, scan("4006381333931")).json().get("version").asLong();
            while (version(views) < named) {
                // One before it; version() fails where none comes.
            }
        }
        socket.abort();
    }

    @Test
    void nobody_listens_who_may_not_ask() {
        var views = new LinkedBlockingQueue<String>();
        var stranger = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(socketAddress("/api/tills/1/live"), collect(views));
        assertThat(stranger).failsWithin(30, TimeUnit.SECONDS);
        assertThat(views).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/session",
                "/api/tills/1",
                "/api/tills/1/x",
                "/api/tills/1/items",
                "/api/tills/1/receipts",
                "/api/tills/1/receipts/1-1-1.txt",
                "/api/shop",
                "/api/shop/journal",
                "/api/shop/journal/1",
                "/api/shop/totals",
                "/api/shop/stock",
                "/api/shop/goods/items",
                "/api/shop/simulation/1"
            })
    void nothing_is_told_to_a_stranger(String path) {
        var answer = browser().get(path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @Test
    void nothing_is_done_for_a_stranger() {
        var stranger = browser();
        assertThat(stranger.act(1, scan("4011")).status()).isEqualTo(401);
        assertThat(stranger.post("/api/shop/pairing-codes", "{\"till\": 1}").status())
                .isEqualTo(401);
        assertThat(stranger.put("/api/shop/link", "{\"plugged\": false}").status())
                .isEqualTo(401);
        assertThat(stranger.post("/api/shop/catalogue", "text/csv", new byte[0]).status())
                .isEqualTo(401);
    }

    @Test
    void a_cashier_commands_the_paired_till_and_no_other_and_is_no_manager() {
        var cashier = pairedCashier(1);
        assertThat(cashier.get("/api/tills/1").status()).isEqualTo(200);
        assertThat(cashier.get("/api/tills/2").status()).isEqualTo(403);
        assertThat(cashier.act(2, FLOAT).status()).isEqualTo(403);
        assertThat(cashier.get("/api/shop").status()).isEqualTo(403);
        assertThat(cashier.post("/api/shop/pairing-codes", "{\"till\": 1}").status())
                .isEqualTo(403);
    }

    @Test
    void a_session_that_was_ended_is_over() {
        var cashier = pairedCashier(1);
        cashier.delete("/api/session");
        assertThat(cashier.get("/api/tills/1").status()).isEqualTo(401);
    }

    @Test
    void a_pairing_code_works_once() {
        var code = manager.post("/api/shop/pairing-codes", "{\"till\": 1}")
                .json()
                .get("code")
                .asText();
        assertThat(browser()
                        .post("/api/pairing", "{\"code\": \"" + code + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(browser()
                        .post("/api/pairing", "{\"code\": \"" + code + "\"}")
                        .problem())
                .isEqualTo("pairing-code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"scan\", \"text\": \"0000000000000000000\"} | THE_CODE_IS_NOT_A_CODE",
                "{\"type\": \"scan\", \"text\": \"4006381333932\"} | THE_CHECK_DIGIT_IS_WRONG",
                "{\"type\": \"scan\", \"text\": \"96385074\"} | THE_ITEM_IS_UNKNOWN",
                "{\"type\": \"scan\", \"text\": \"4011\"} | THE_ITEM_NEEDS_A_WEIGHT",
                "{\"type\": \"scan\", \"text\": \"4011\", \"weight\": 0} | THE_QUANTITY_MUST_BE_MORE_THAN_ZERO",
                "{\"type\": \"scan\", \"text\": \"4006381333931\", \"pieces\": 0} | THE_QUANTITY_MUST_BE_MORE_THAN_ZERO",
                "{\"type\": \"scan\", \"text\": \"4006381333931\", \"pieces\": -1} | THE_QUANTITY_MUST_BE_MORE_THAN_ZERO",
                "{\"type\": \"scan\", \"text\": \"4006381333931\", \"pieces\": 99999999} | THE_QUANTITY_IS_TOO_LARGE",
                "{\"type\": \"scan\", \"text\": \"4006381333931\", \"pieces\": 9223372036854775807} | THE_QUANTITY_IS_TOO_LARGE",
                "{\"type\": \"pay-cash\", \"given\": {\"minor\": 100, \"currency\": \"EUR\"}} | THERE_IS_NO_OPEN_BASKET",
                "{\"type\": \"void-line\", \"line\": 1} | THERE_IS_NO_OPEN_BASKET",
                "{\"type\": \"pay-card\"} | THERE_IS_NO_CARD_TERMINAL",
                "{\"type\": \"print-receipt\", \"receipt\": \"1-1-999\"} | THERE_IS_NO_SUCH_RECEIPT"
            })
    void what_cannot_be_done_is_refused_in_words_and_the_shop_goes_on(String action, String refusal) {
        manager.act(2, FLOAT);
        var answer = manager.act(2, action);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(refusal);
        assertThat(answer.json().get("detail").asText()).endsWith(".");
        assertThat(manager.act(2, scan("4006381333931")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{\"id\": \"x\"}",
                "{\"id\": \"\", \"action\": {\"type\": \"void-basket\"}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"rob-the-till\"}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"scan\"}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"pay-cash\"}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"pay-cash\", \"given\": {\"minor\": \"much\", \"currency\": \"EUR\"}}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"pay-cash\", \"given\": {\"minor\": 1.5, \"currency\": \"EUR\"}}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"pay-cash\", \"given\": {\"minor\": 1, \"currency\": \"XXXX\"}}}",
                "{\"id\": \"x\", \"action\": {\"type\": \"void-line\", \"line\": 99999999999}}"
            })
    void rubbish_is_a_bad_request_and_no_bug(String body) {
        var answer = manager.post("/api/tills/2/commands", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @Test
    void problems_are_told_in_the_language_that_was_asked_for() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(base.resolve("/api/session"))
                .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .build();
        var answer = HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.body()).contains("angemeldet");
    }

    @Test
    void half_a_catalogue_changes_nothing_and_every_bad_line_is_named() {
        var bad = CATALOGUE + "4006381333932,,Wrong,Dairy,1.00,reduced,EACH\n,4012,,Produce,x,reduced,KG\n";
        var answer = manager.post("/api/shop/catalogue", "text/csv", bad.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("lines")).hasSize(2);
        assertThat(manager.get("/api/shop").json().at("/priceBook/items").asLong())
                .isEqualTo(2);
        var good = manager.post("/api/shop/catalogue?accept=good", "text/csv", bad.getBytes(StandardCharsets.UTF_8));
        assertThat(good.json().get("taken").asLong()).isEqualTo(2);
        assertThat(good.json().get("bad")).hasSize(2);
    }

    @Test
    void a_number_that_guesses_pins_rests_and_others_do_not() {
        var guesser = browser();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.signIn("8", "000" + i).status()).isEqualTo(401);
        }
        assertThat(guesser.signIn("8", "2222").status()).isEqualTo(429);
        assertThat(guesser.signIn("7", "1111").status()).isEqualTo(200);
    }

    private Browser pairedCashier(int till) {
        var code = manager.post("/api/shop/pairing-codes", "{\"till\": " + till + "}")
                .json()
                .get("code")
                .asText();
        var cashier = browser();
        assertThat(cashier.post("/api/pairing", "{\"code\": \"" + code + "\"}").status())
                .isEqualTo(200);
        assertThat(cashier.signIn("7", "1111").status()).isEqualTo(200);
        return cashier;
    }

    private Browser browser() {
        return new Browser(base.toString().replaceAll("/$", ""));
    }

    private static String scan(String text) {
        return "{\"type\": \"scan\", \"text\": \"" + text + "\"}";
    }

    private static String cash(long minor) {
        return "{\"type\": \"pay-cash\", \"given\": {\"minor\": " + minor + ", \"currency\": \"EUR\"}}";
    }

    private CompletableFuture<WebSocket> listen(String path, LinkedBlockingQueue<String> views) {
        return manager.webSocket(socketAddress(path), collect(views));
    }

    private URI socketAddress(String path) {
        return URI.create(base.resolve(path).toString().replaceFirst("http", "ws"));
    }

    private static long version(LinkedBlockingQueue<String> views) throws InterruptedException {
        var view = views.poll(30, TimeUnit.SECONDS);
        assertThat(view).isNotNull();
        return com.evertill.commerce.codec.Json.read(
                        java.util.Objects.requireNonNull(view).getBytes(StandardCharsets.UTF_8),
                        com.fasterxml.jackson.databind.JsonNode.class)
                .get("version")
                .asLong();
    }

    private static WebSocket.Listener collect(LinkedBlockingQueue<String> views) {
        return new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    views.add(text.toString());
                    text.setLength(0);
                }
                socket.request(1);
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
