package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.carts.Whereabouts;
import com.evertill.cloud.ledger.Box;
import com.evertill.cloud.ledger.Sales;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.release.ReleaseFile;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseRecord;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.tax.TaxRules;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** The whole cloud with a real broker, real shops' clients, and head office's API. Every test has an epoch, drafts and days of its own. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class CloudTest {
    private static final String HEADER = "gtin,plu,name,department,price,tax_class,unit\n";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Cloud cloud;

    @Inject
    MeterRegistry meters;

    @Inject
    @Wellness
    EventsHealth health;

    @Test
    void facts_arrive_are_confirmed_and_add_up_to_the_shops_own_sums() {
        var box = Surroundings.box(Surroundings.NORTH, 1);
        var day = LocalDate.of(2026, 11, 20);
        for (int i = 1; i <= 7; i++) {
            box.happened(Instant.parse("2026-11-20T10:00:00Z"), day, Sales.ofApples(i, i));
        }
        try (var shop = new Shop(Surroundings.NORTH)) {
            shop.send(box, 1, 3);
            assertThat(shop.confirmed(1).sequence()).isEqualTo(3);
            shop.send(box, 6, 7);
            assertThat(shop.confirmed(1).sequence()).isEqualTo(3);
            shop.send(box, 4, 5);
            var confirmed = shop.confirmed(1);
            assertThat(confirmed.sequence()).isEqualTo(7);
            assertThat(confirmed.hash()).isEqualTo(box.hashAt(7));
            assertThat(confirmed.isSignedBy(Surroundings.publicKey("ledger"))).isTrue();
            shop.send(box, 1, 3);
            assertThat(shop.confirmed(1).sequence()).isEqualTo(7);
        }
        var ada = ada();
        var path = "/api/stores/acme.north/totals?day=" + day;
        eventually(() -> sum(ada.get(path), Figure.SALES) == ownSum(box, Figure.SALES));
        for (var figure : Figure.values()) {
            assertThat(sum(ada.get(path), figure)).as(figure.name()).isEqualTo(ownSum(box, figure));
        }
        // Every reader of the facts has its own position.
        eventually(() -> ada.get("/api/stores/acme.north/stock")
                        .at("/0/onHand/thousandths")
                        .longValue()
                == -28_000);
        eventually(() -> ada.get("/api/sales?shop=acme.north&limit=3").size() == 3);
        eventually(() -> told("com.evertill.facts.sale.completed.v1", "acme.north.a/1/") == 7);
        eventually(() -> cloud.stock().levels("acme.north", Sales.APPLES).stream()
                .anyMatch(level -> level.onHand().equals(Quantity.each(-28))));
        eventually(() -> !cloud.insight().forecasts().isEmpty()
                && !cloud.insight().offers().isEmpty());
        assertThat(meters.get("evertill.forecast.unanswered").gauge().value()).isZero();
        assertThat(meters.get("evertill.offers.open").gauge().value()).isZero();
    }

    /** What a cart would take for it in the south; -1 if it is not sold. */
    private long cartsPrice(String item) {
        var south = new Store("acme.south", Currency.getInstance("EUR"), TaxRules.EUROPEAN);
        return cloud.assortment()
                .find(south, item, Instant.now())
                .map(offered -> offered.item().price().minor())
                .orElse(-1L);
    }

    /** How many such events are on the bus. */
    private long told(String type, String ids) {
        var file = "jdbc:sqlite:" + cloud.settings().data().resolve("bus.db");
        try (var connection = DriverManager.getConnection(file);
                var count = connection.prepareStatement(
                        "SELECT count(*) FROM event WHERE json_extract(event, '$.type') = ? AND id LIKE ? || '%'")) {
            count.setString(1, type);
            count.setString(2, ids);
            return count.executeQuery().getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_waits_for_the_bus_and_what_it_has_given_up_is_counted() {
        for (var service : List.of("ledger", "prices", "carts", "stock", "forecast", "offers")) {
            assertThat(meters.get("evertill.outbox").tag("service", service).gauge())
                    .isNotNull();
        }
        assertThat(meters.get("evertill.dead.letters").gauge().value()).isZero();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void f14_an_altered_batch_is_refused_alarmed_and_stops_nothing() {
        var box = Surroundings.box(Surroundings.SOUTH, 4)
                .happened(Instant.parse("2026-11-20T10:00:00Z"), LocalDate.of(2026, 11, 19), Sales.ofApples(1, 1));
        try (var shop = new Shop(Surroundings.SOUTH)) {
            var wire = box.batch(1, 1);
            wire[wire.length - 90] ^= 1;
            shop.sendRaw(Topic.FACTS, wire);
            var refused = shop.confirmed(4);
            assertThat(refused.sequence()).isZero();
            assertThat(refused.problem()).isEqualTo(Rejection.ITS_SIGNATURE_IS_WRONG);
            shop.sendRaw(Topic.HELLO, "no json".getBytes(StandardCharsets.UTF_8));
            shop.send(box, 1, 1);
            eventually(() -> shop.confirmed(4).sequence() == 1);
        }
        var ada = ada();
        // Greetings come by another channel than facts: neither waits for the other.
        eventually(() -> ada.get("/api/stores/alarms")
                .get("alarms")
                .findValuesAsText("kind")
                .containsAll(List.of("A_BATCH_WAS_REJECTED", "A_HELLO_WAS_REJECTED")));
        assertThat(ada.get("/api/stores/alarms").get("quarantine")).isNotEmpty();
    }

    @Test
    void a_price_release_goes_from_a_file_to_the_shop_and_its_acknowledgement_back() throws Exception {
        var ada = ada();
        try (var shop = new Shop(Surroundings.SOUTH)) {
            var box = Surroundings.box(Surroundings.SOUTH, 5);
            shop.say(box.hello(Instant.now(), 0));
            shop.confirmed(5);
            shop.forgetNudges();
            ada.put("/api/prices/drafts/first", "{\"zone\":\"main\",\"title\":\"All of it\"}");
            var imported = ada.postCsv(
                    "/api/prices/drafts/first/catalogue",
                    HEADER + ",4011,Apples,Fruit,1.99,reduced,EACH\n,4012,Pears,Fruit,2.49,reduced,EACH\n");
            assertThat(imported.get("taken").longValue()).isEqualTo(2);
            ada.post("/api/prices/drafts/first/approval", "{}");
            var release = ada.post("/api/prices/drafts/first/release", "{\"effective\":{\"kind\":\"now\"}}");
            long number = release.get("number").longValue();

            var nudge = shop.nudge();
            var manifest =
                    new SignedManifest(nudge.manifest(), nudge.signature()).open(Surroundings.publicKey("headoffice"));
            assertThat(manifest.number()).isEqualTo(number);
            assertThat(fetched(ada, nudge, manifest.full().bytes())).hasSizeGreaterThan(2);

            var acknowledged = new Payload.ReleaseAcknowledged("main", number, Acknowledgement.ACTIVE, null);
            eventually(() -> told("com.evertill.prices.release-published.v1", "main/" + number + "/published") == 1);
            box.happened(Instant.now(), LocalDate.of(2026, 11, 18), acknowledged);
            shop.send(box, 1, 1);
            eventually(() -> ada.get("/api/prices/zones/main/releases/" + number)
                    .at("/progress/0/step")
                    .asText()
                    .equals("ACTIVE"));
        }
        eventually(() -> cartsPrice("plu:4012") == 249);
        aCartGoesToTheTill();
        assertThat(ada.get("/api/audit").findValuesAsText("what"))
                .contains("IMPORTED_CATALOGUE", "APPROVED_DRAFT", "RELEASED_DRAFT");
    }

    private void aCartGoesToTheTill() {
        var south = new Store("acme.south", Currency.getInstance("EUR"), TaxRules.EUROPEAN);
        var maria = new Holder.Customer(new CustomerReference("c-5f0c7a1e"));
        var pears = new CartAction.Add("plu:4012", Quantity.each(2));
        cloud.carts().take(new Carts.Command("c1", maria, new HeadId("web"), south, pears), Instant.now());
        var cart = cloud.carts().find(maria, south.id()).orElseThrow().basket().id();
        try (var shop = new Shop(Surroundings.SOUTH);
                var elsewhere = new Shop(Surroundings.NORTH)) {
            assertThat(elsewhere.asks(new Question("1-1-Q1", new Question.Cart(cart.value()))))
                    .isEqualTo(new Reply("1-1-Q1", new Reply.Nothing(Refusal.THE_CART_IS_FOR_ANOTHER_STORE.name())));
            shop.sendRaw(Topic.QUESTION, "no question".getBytes(StandardCharsets.UTF_8));
            var reply = shop.asks(new Question("1-1-Q1", new Question.Cart(cart.value())));
            assertThat(shop.asks(new Question("1-1-Q1", new Question.Cart(cart.value()))))
                    .as("asked again")
                    .isEqualTo(reply);
            var events = ((Reply.Cart) reply.given()).events();
            var content = ((Basket.Suspended) BasketRules.replay(
                            events.stream().map(BasketEntry::happened).toList()))
                    .content();
            assertThat(content.priced().total().minor()).isEqualTo(498);
            var received = new Payload.BasketReceived(cart, new TillId(2), new StaffId("104"), events);
            var box = Surroundings.box(Surroundings.SOUTH, 7)
                    .happened(Instant.now(), LocalDate.of(2026, 11, 18), received);
            shop.send(box, 1, 1);
            eventually(() -> cloud.carts().whereabouts(cart) instanceof Whereabouts.AtTill at && at.received());
        }
    }

    @Test
    void a_release_that_was_wrong_is_taken_back_and_the_shop_is_told_which_book_comes_back() throws Exception {
        var ada = ada();
        try (var shop = new Shop(Surroundings.SOUTH)) {
            var box = Surroundings.box(Surroundings.SOUTH, 6);
            long good = released(ada, "good", "3.99");
            long wrong = released(ada, "wrong", "0.39");
            shop.say(box.hello(Instant.now(), 0));
            shop.confirmed(6);
            shop.forgetNudges();
            var command = "{\"to\":" + good + ",\"effective\":{\"kind\":\"now\"}}";
            var rollback = ada.put("/api/prices/zones/main/rollbacks/back", command);
            assertThat(rollback.get("number").longValue()).isGreaterThan(wrong);
            assertThat(rollback.get("rollbackTo").longValue()).isEqualTo(good);
            assertThat(ada.put("/api/prices/zones/main/rollbacks/back", command).get("number"))
                    .as("the same again")
                    .isEqualTo(rollback.get("number"));

            var manifest = manifest(shop.nudge());
            while (manifest.number() < rollback.get("number").longValue()) {
                manifest = manifest(shop.nudge());
            }
            assertThat(manifest.rollbackTo()).isEqualTo(good);
        }
        assertThat(ada.get("/api/audit").findValuesAsText("what")).contains("ROLLED_BACK");
    }

    private static ReleaseManifest manifest(Nudge nudge) {
        return new SignedManifest(nudge.manifest(), nudge.signature()).open(Surroundings.publicKey("headoffice"));
    }

    private static long released(Browser ada, String draft, String price) {
        var path = "/api/prices/drafts/" + draft;
        ada.put(path, "{\"zone\":\"main\",\"title\":\"Melons\"}");
        ada.postCsv(path + "/catalogue", HEADER + ",4032,Melons,Fruit," + price + ",reduced,EACH\n");
        ada.post(path + "/approval", "{}");
        return ada.post(path + "/release", "{\"effective\":{\"kind\":\"now\"}}")
                .get("number")
                .longValue();
    }

    /** In two ranges, as after a broken line. */
    private List<ReleaseRecord> fetched(Browser browser, Nudge nudge, long length) throws IOException {
        var address = base.resolve(URI.create(nudge.full()).getRawPath() + "?"
                + URI.create(nudge.full()).getRawQuery());
        var first = browser.bytes(address, "Range", "bytes=0-99");
        var rest = browser.bytes(address, "Range", "bytes=100-");
        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(first.headers().firstValue("Content-Range")).contains("bytes 0-99/" + length);
        assertThat(first.body()).hasSize(100);
        assertThat(browser.bytes(address, "Range", "bytes=" + length + "-").statusCode())
                .isEqualTo(416);
        assertThat(browser.bytes(URI.create(address + "0")).statusCode()).isEqualTo(403);
        var whole = new byte[(int) length];
        System.arraycopy(first.body(), 0, whole, 0, 100);
        System.arraycopy(rest.body(), 0, whole, 100, rest.body().length);
        assertThat(browser.bytes(address).body()).isEqualTo(whole);
        var manifest =
                new SignedManifest(nudge.manifest(), nudge.signature()).open(Surroundings.publicKey("headoffice"));
        var records = new ArrayList<ReleaseRecord>();
        ReleaseFile.read(new ByteArrayInputStream(whole), manifest.full(), records::add);
        return records;
    }

    private Browser ada() {
        return new Browser(base).signedIn("ada", Surroundings.APPROVER);
    }

    private static long sum(JsonNode postings, Figure figure) {
        long sum = 0;
        for (var posting : postings) {
            if (posting.get("figure").asText().equals(figure.name())) {
                sum += posting.get("minor").longValue();
            }
        }
        return sum;
    }

    private static long ownSum(Box box, Figure figure) {
        return box.journal().stream()
                .flatMap(fact -> Movements.postings(fact.businessDay(), FactType.read(fact)).stream())
                .filter(posting -> posting.figure() == figure)
                .mapToLong(posting -> posting.minor())
                .sum();
    }

    static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
