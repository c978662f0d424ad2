package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static com.evertill.cloud.server.CloudTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.evertill.cloud.ledger.Sales;
import com.evertill.cloud.partners.Discretion;
import com.evertill.commerce.codec.Json;
import com.evertill.rehearsal.erp.ErpFault;
import com.evertill.rehearsal.erp.LocalErp;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The retailer's other systems and the whole cloud: what shops sell reaches them, and what they send is approved by a person. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class PartnersTest {
    private static final String HEADER = "gtin,plu,name,department,price,tax_class,unit\n";
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("a secret of twenty-four!".getBytes(StandardCharsets.UTF_8));

    @TestHTTPResource("/")
    URI base;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("evertill-erp");
    }

    private HttpResponse<String> asks(
            String key, String method, String path, String type, String body, String... more) {
        var headers = new java.util.ArrayList<>(List.of("Authorization", "Bearer " + key));
        headers.addAll(List.of(more));
        return new Browser(base).send(method, "/partners/v1/" + path, type, body, headers.toArray(String[]::new));
    }

    private HttpResponse<String> sends(String id, String csv) {
        return asks(Surroundings.ERP_KEY, "POST", "catalogue/main", "text/csv", csv, "Idempotency-Key", id);
    }

    private LocalErp erp() {
        return new LocalErp(new LocalErp.Config(
                0,
                List.of(SECRET),
                folder.resolve("erp.jsonl"),
                () -> ErpFault.NONE, // what goes wrong is tried where time is an argument: ExactlyOnceTest
                Duration.ofMillis(50),
                InstantSource.system(),
                Executors.newVirtualThreadPerTaskExecutor()));
    }

    @Test
    void what_a_shop_sells_comes_to_the_same_in_the_erp() {
        try (var erp = erp()) {
            for (var format : List.of("CLOUD_EVENTS", "POSLOG")) {
                var wanted = """
                        {"url":"%s/hooks","secret":"%s","format":"%s",
                         "pattern":{"detail-type":["com.evertill.facts.sale.completed.v1"],"detail":{"data":{"epoch":[%d]}}}}
                        """.formatted(erp.address(), SECRET, format, format.equals("POSLOG") ? 32 : 31);
                assertThat(asks(Surroundings.ERP_KEY, "PUT", "subscriptions/" + format, "application/json", wanted)
                                .statusCode())
                        .isEqualTo(204);
            }
            long sold = sold(31, 5) + sold(32, 4);
            eventually(() -> erp.books().sales() == 9);
            assertThat(erp.books().sums()).isEqualTo(Map.of("EUR", sold));
            assertThat(erp.books().forged()).isZero();
            assertThat(asks(Surroundings.WAREHOUSE_KEY, "GET", "subscriptions", "", "")
                            .body())
                    .isEqualTo("[]");
            assertThat(asks(Surroundings.WAREHOUSE_KEY, "GET", "subscriptions/POSLOG/undelivered", "", "")
                            .statusCode())
                    .isEqualTo(404);
            for (var format : List.of("CLOUD_EVENTS", "POSLOG")) {
                assertThat(asks(Surroundings.ERP_KEY, "GET", "subscriptions/" + format + "/undelivered", "", "")
                                .body())
                        .isEqualTo("[]");
                assertThat(asks(Surroundings.ERP_KEY, "DELETE", "subscriptions/" + format, "", "")
                                .statusCode())
                        .isEqualTo(204);
            }
        }
    }

    /** What the ledger says that it comes to. */
    private static long sold(int epoch, int sales) {
        var box = Surroundings.box(Surroundings.SOUTH, epoch);
        var day = LocalDate.of(2026, 11, 20);
        long sum = 0;
        for (int i = 1; i <= sales; i++) {
            var sale = Sales.ofApples(100L * epoch + i, i);
            box.happened(Instant.parse("2026-11-20T10:00:00Z"), day, sale);
            sum += sale.priced().total().minor();
        }
        try (var shop = new Shop(Surroundings.SOUTH)) {
            shop.send(box, 1, sales);
            assertThat(shop.confirmed(epoch).sequence()).isEqualTo(sales);
        }
        return sum;
    }

    @Test
    void a_catalogue_goes_in_whole_or_not_at_all_and_into_force_by_a_persons_hand() {
        var good = HEADER + ",4771,Quinces,Fruit,2.49,reduced,EACH\n";
        var bad = sends("prices-0", good + ",4772,,Fruit,1.00,reduced,EACH\n,4773,Pears,Fruit,x,none,EACH\n");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(json(bad.body()).get("lines").findValuesAsText("line")).containsExactly("3", "4");

        var first = sends("prices-1", good);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first.body()).get("state").asText()).isEqualTo("OPEN");
        assertThat(json(first.body()).get("items").asInt()).isOne();
        assertThat(sends("prices-1", good).body()).isEqualTo(first.body());
        var other = sends("prices-1", good.replace("2.49", "2.99"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other.body()).get("refusal").asText()).isEqualTo("THE_KEY_WAS_USED_FOR_ANOTHER_FILE");

        var ada = new Browser(base).signedIn("ada", Surroundings.APPROVER);
        var quinces = "/api/prices/zones/main/items?text=Quinces";
        assertThat(ada.get(quinces)).isEmpty();
        var draft = "/api/prices/drafts/" + json(first.body()).get("draft").asText();
        assertThat(ada.get(draft).get("createdBy").asText()).isEqualTo("partner erp");
        ada.post(draft + "/approval", "{}");
        assertThat(json(sends("prices-1", good).body()).get("state").asText())
                .as("a repeat takes no approval back")
                .isEqualTo("APPROVED");
        ada.post(draft + "/release", "{\"effective\":{\"kind\":\"now\"}}");
        var sent = json(asks(Surroundings.ERP_KEY, "GET", "catalogue/main/prices-1", "", "")
                .body());
        assertThat(sent.get("state").asText()).isEqualTo("RELEASED");
        assertThat(sent.get("release").asLong()).isPositive();
        eventually(() -> !ada.get(quinces).isEmpty());
        assertThat(ada.get("/api/audit").findValuesAsText("who")).contains("partner erp");
    }

    @Test
    void a_partner_may_no_more_than_it_was_given() {
        var csv = HEADER + ",4774,Figs,Fruit,2.49,reduced,EACH\n";
        assertThat(asks("somebody else's key", "GET", "subscriptions", "", "").statusCode())
                .isEqualTo(401);
        assertThat(asks(Surroundings.WAREHOUSE_KEY, "POST", "catalogue/main", "text/csv", csv, "Idempotency-Key", "k")
                        .statusCode())
                .isEqualTo(403);
        assertThat(asks(Surroundings.ERP_KEY, "POST", "catalogue/other", "text/csv", csv, "Idempotency-Key", "k")
                        .statusCode())
                .isEqualTo(403);
        assertThat(asks(Surroundings.ERP_KEY, "POST", "catalogue/main", "text/csv", csv)
                        .statusCode())
                .isEqualTo(400);
        assertThat(sends("a/b", csv).statusCode()).isEqualTo(400);
        var inside = "{\"url\":\"https://10.0.0.1/\",\"pattern\":{\"source\":[\"x\"]},\"secret\":\"" + SECRET + "\"}";
        var refused = asks(Surroundings.ERP_KEY, "PUT", "subscriptions/inside", "application/json", inside);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused.body()).get("refusal").asText()).isEqualTo("THE_ADDRESS_IS_NOT_PUBLIC");
    }

    /** Every command of the page, as it stands there. */
    @Test
    void the_page_for_integrators_does_what_it_says() throws IOException, InterruptedException {
        assumeThat(Files.exists(Path.of("/bin/bash")))
                .as("a shell to run it in")
                .isTrue();
        var commands = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/integration.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(commands).contains("curl -fsS");
        try (var erp = erp()) {
            var shell = new ProcessBuilder("/bin/bash", "-eu", "-o", "pipefail", "-c", commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile());
            shell.environment().put("EVERTILL", base.toString().replaceAll("/$", ""));
            shell.environment().put("KEY", Surroundings.ERP_KEY);
            shell.environment().put("HOOK", erp.address() + "/hooks");
            shell.environment().put("SECRET", SECRET);
            shell.environment().put("NEW_SECRET", SECRET.replace("whsec_YSBz", "whsec_YiBz"));
            int ended = shell.start().waitFor();
            var said = Files.readString(folder.resolve("said"));
            assertThat(ended).as(said).isZero();
            assertThat(said)
                    .contains(com.evertill.cloud.partners.Partners.sha256(Surroundings.ERP_KEY))
                    .contains("\"messages\":0", "\"state\":\"OPEN\"");
        }
    }

    /** A field that is new in an event is told to nobody; that it is so is decided and not forgotten. */
    @Test
    void somebody_has_thought_about_every_field_of_every_event_that_partners_may_hear() throws IOException {
        var unknown = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/resources/schemas/events/v1"))) {
            for (var file : files.filter(it -> isForPartners(it.getFileName().toString()))
                    .toList()) {
                names(Json.read(Files.readAllBytes(file), JsonNode.class), unknown);
            }
        }
        try (var files = Files.list(Path.of("../../commerce/src/main/resources/schemas/facts/v1"))) {
            for (var file : files.toList()) {
                names(Json.read(Files.readAllBytes(file), JsonNode.class), unknown);
            }
        }
        assertThat(unknown).as("say in Discretion or Grant who may know them").isEmpty();
    }

    private static boolean isForPartners(String file) {
        return file.matches("com\\.evertill\\.(facts|orders|stock|prices|customers|loyalty|carts|payments)\\..*");
    }

    private static void names(JsonNode schema, Set<String> unknown) {
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (!Discretion.isKnown(name)) {
                unknown.add(name);
            }
        });
        schema.forEach(part -> names(part, unknown));
    }
}
