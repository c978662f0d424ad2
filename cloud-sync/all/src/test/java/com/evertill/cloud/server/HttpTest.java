package com.evertill.cloud.server;

import static com.evertill.cloud.server.CloudTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.evertill.cloud.headoffice.api.AuditApi;
import com.evertill.cloud.headoffice.api.ExceptionsApi;
import com.evertill.cloud.headoffice.api.PaymentsApi;
import com.evertill.cloud.headoffice.api.PricesApi;
import com.evertill.cloud.headoffice.api.ReportsApi;
import com.evertill.cloud.headoffice.api.SalesApi;
import com.evertill.cloud.headoffice.api.SessionApi;
import com.evertill.cloud.headoffice.api.StoresApi;
import com.evertill.ui.server.ApiDocument;
import com.evertill.ui.server.Intruder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may, and what is answered to requests that make no sense. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class HttpTest {
    private static final String LIMITS = "{\"each\":{\"minor\":2000,\"currency\":\"EUR\"},\"count\":5,"
            + "\"sum\":{\"minor\":6000,\"currency\":\"EUR\"},\"hours\":12}";

    @TestHTTPResource("/")
    URI base;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/openapi", management = true)
    URI openApi;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/session",
                "/api/stores",
                "/api/stores/alarms",
                "/api/stores/exceptions",
                "/api/stores/acme.north/totals",
                "/api/stores/acme.north/stock",
                "/api/sales",
                "/api/sales/totals",
                "/api/prices/zones",
                "/api/prices/zones/main/items",
                "/api/prices/zones/main/drafts",
                "/api/prices/zones/main/releases",
                "/api/prices/zones/main/releases/1",
                "/api/prices/drafts/first",
                "/api/prices/drafts/first/changes",
                "/api/prices/drafts/first/check",
                "/api/payments/exceptions",
                "/api/exceptions",
                "/api/reports/sales",
                "/api/reports/items",
                "/api/reports/baskets",
                "/api/reports/returns",
                "/api/reports/stock-outs",
                "/api/reports/signals",
                "/api/audit"
            })
    void nothing_is_shown_to_nobody(String path) {
        assertProblem(new Browser(base).send("GET", path, "", ""), 401, "urn:evertill:fault:signed-out");
    }

    @Test
    void the_api_is_described_whole_and_what_it_says_needs_a_session_does() {
        var text = new Browser(base).bytes(URI.create(openApi + "?format=json")).body();
        var api = ApiDocument.read(new String(text, StandardCharsets.UTF_8));
        assertThat(api.version()).startsWith("3.");
        var promised = ApiDocument.promised(
                AuditApi.class,
                ExceptionsApi.class,
                PaymentsApi.class,
                PricesApi.class,
                ReportsApi.class,
                SalesApi.class,
                SessionApi.class,
                StoresApi.class,
                BlobResource.class,
                ArchiveResource.class,
                GraphQlResource.class,
                WebhookResource.class,
                PartnersResource.class);
        assertThat(api.operations()).hasSizeGreaterThan(25).isEqualTo(promised);
        var open = new TreeSet<String>();
        for (var operation : api.operations()) {
            if (asked(operation).statusCode() != 401) {
                open.add(operation);
            }
        }
        assertThat(api.open())
                .isEqualTo(open)
                .containsExactly(
                        "DELETE /api/session",
                        "GET /archive/{node}/{epoch}/{last}",
                        "GET /blobs/{key}",
                        "POST /api/session",
                        "POST /graphql",
                        "POST /webhooks/payments");
        assertThat(api.withoutProblem()).isEmpty();
        assertThat(api.sessionCookie()).isEqualTo(Callers.SESSION);
    }

    /** By a stranger, with a body that makes sense. */
    private HttpResponse<String> asked(String operation) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation
                .substring(method.length() + 1)
                .replace("{number}", "1")
                .replaceAll("\\{\\w+}", "x");
        var type = path.contains("/catalogue") ? "text/csv" : "application/json";
        return new Browser(base).send(method, path, type, method.equals("GET") ? "" : body(path));
    }

    private static String body(String path) {
        if (path.endsWith("/price")) {
            return "{\"price\":{\"minor\":1,\"currency\":\"EUR\"}}";
        }
        if (path.endsWith("/release")) {
            return "{\"effective\":{\"kind\":\"now\"}}";
        }
        if (path.contains("/rollbacks/")) {
            return "{\"to\":1,\"effective\":{\"kind\":\"now\"}}";
        }
        if (path.endsWith("/offline-limits")) {
            return LIMITS;
        }
        if (path.endsWith("/password")) {
            return "{\"old\":\"x\",\"fresh\":\"y\"}";
        }
        if (path.matches("/api/prices/drafts/x/items/x")) {
            return "{\"id\":\"plu:4011\",\"plu\":\"4011\",\"name\":\"A\",\"department\":\"\","
                    + "\"price\":{\"minor\":1,\"currency\":\"EUR\"},\"taxClass\":\"reduced\",\"unit\":\"EACH\"}";
        }
        if (path.endsWith("/exceptions/seen")) {
            return "{\"id\":\"x\",\"exception\":\"y\",\"word\":\"z\"}";
        }
        if (path.startsWith("/partners/v1/subscriptions")) {
            return "{\"url\":\"https://erp.example/\",\"pattern\":{\"source\":[\"x\"]},\"secret\":\"x\"}";
        }
        return path.contains("/catalogue") ? "gtin\n" : "{\"zone\":\"main\",\"title\":\"x\"}";
    }

    @Test
    void a_wrong_password_says_nothing_of_which_was_wrong() {
        var wrong = new Browser(base)
                .send(
                        "POST",
                        "/api/session",
                        "application/json",
                        Browser.signIn("ada", "wrong"),
                        "Accept-Language",
                        "de");
        var nobody = new Browser(base)
                .send(
                        "POST",
                        "/api/session",
                        "application/json",
                        Browser.signIn("eve", "wrong"),
                        "Accept-Language",
                        "de");
        assertProblem(wrong, 401, "urn:evertill:fault:sign-in");
        assertThat(wrong.body()).isEqualTo(nobody.body()).contains("Kennwort");
    }

    @Test
    void the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        var answer = new Browser(base)
                .send("POST", "/api/session", "application/json", Browser.signIn("vic", Surroundings.VIEWER));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Strict");
    }

    @Test
    void a_viewer_sees_and_changes_nothing() {
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        assertThat(vic.get("/api/stores").get("stores")).isNotEmpty();
        assertProblem(
                vic.send("PUT", "/api/prices/drafts/vics", "application/json", "{\"zone\":\"main\",\"title\":\"\"}"),
                403,
                "urn:evertill:fault:forbidden");
    }

    @Test
    void only_an_approver_says_what_shops_take_that_the_bank_was_not_asked_about() {
        var path = "/api/prices/zones/main/offline-limits";
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        assertProblem(vic.send("PUT", path, "application/json", LIMITS), 403, "urn:evertill:fault:forbidden");
        var set = ada().put(path, LIMITS);
        assertThat(set.get("offlineIsSet").booleanValue()).isTrue();
        assertThat(set.get("offline").get("count").intValue()).isEqualTo(5);
        for (var nonsense : List.of(LIMITS.replace("2000", "-1"), LIMITS.replace("5", "100000"), "{}")) {
            assertThat(ada().send("PUT", path, "application/json", nonsense).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void after_signing_out_the_session_is_over() {
        var ada = ada();
        assertThat(ada.send("DELETE", "/api/session", "", "").statusCode()).isEqualTo(204);
        assertThat(ada.send("GET", "/api/stores", "", "").statusCode()).isEqualTo(401);
    }

    @Test
    void requests_that_make_no_sense_are_problems_too() {
        var ada = ada();
        assertThat(ada.send("PUT", "/api/prices/drafts/x", "application/json", "{")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.send("PUT", "/api/prices/drafts/x", "application/json", "{}")
                        .statusCode())
                .isEqualTo(400);
        assertProblem(ada.send("GET", "/api/nowhere", "", ""), 404, "urn:evertill:fault:not-found");
        assertProblem(
                ada.send("GET", "/api/prices/zones/mars/items", "", ""),
                404,
                "urn:evertill:refusal:THERE_IS_NO_SUCH_ZONE");
        assertThat(ada.send("GET", "/api/sales?limit=100000", "", "").statusCode())
                .isEqualTo(400);
        assertThat(ada.send("GET", "/blobs/zzz", "", "").statusCode()).isEqualTo(400);
        assertThat(ada.send("POST", "/api/prices/drafts/x/catalogue?kind=ODD", "text/csv", "x\n")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_the_provider_of_payments_has_not_signed_is_not_taken() {
        var path = "/webhooks/payments";
        var forged = new Browser(base)
                .send("POST", path, "application/json", "{\"id\":\"evt_1\"}", "Stripe-Signature", "t=1,v1=00");
        assertProblem(forged, 400, "urn:evertill:fault:bad-request");
        var endless = new Browser(base).send("POST", path, "application/json", " ".repeat(300_000));
        assertProblem(endless, 400, "urn:evertill:fault:bad-request");
    }

    @Test
    void who_may_not_has_changed_nothing() {
        ada().put("/api/prices/drafts/adas", "{\"zone\":\"main\",\"title\":\"hers\"}");
        var path = "/api/prices/drafts/adas/items/plu:4011";
        var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        for (var intruder : List.of(new Browser(base), vic)) {
            assertThat(intruder.send("PUT", path, "application/json", body("/api/prices/drafts/x/items/x"))
                            .statusCode())
                    .isIn(401, 403);
            assertThat(intruder.send("DELETE", "/api/prices/drafts/adas", "", "")
                            .statusCode())
                    .isIn(401, 403);
        }
        var draft = ada().get("/api/prices/drafts/adas");
        assertThat(draft.get("lines").intValue()).isZero();
        assertThat(draft.get("state").asText()).isEqualTo("OPEN");
    }

    /** Told from its announced length, before any of it is sent. */
    @Test
    void a_body_beyond_all_reason_is_refused() throws Exception {
        try (var line = new Socket(base.getHost(), base.getPort())) {
            var head = List.of(
                    "POST /api/prices/drafts/x/catalogue HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: text/csv",
                    "Content-Length: 70000000");
            line.getOutputStream().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_refusal_is_told_by_name_and_in_words() {
        var ada = ada();
        ada.put("/api/prices/drafts/empty", "{\"zone\":\"main\",\"title\":\"nothing\"}");
        var answer = ada.send("POST", "/api/prices/drafts/empty/approval", "application/json", "{}");
        assertProblem(answer, 409, "urn:evertill:refusal:THE_DRAFT_CHANGES_NOTHING");
        assertThat(json(answer.body()).get("detail").asText()).startsWith("The draft changes nothing");
    }

    @Test
    void every_answer_has_the_headers_that_keep_browsers_out_of_trouble() {
        for (var path : List.of("/", "/api/session", "/nowhere")) {
            var headers = new Browser(base).send("GET", path, "", "").headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
        }
    }

    @Test
    void health_and_figures_are_on_the_management_port_alone_and_for_this_machine() {
        var browser = new Browser(base);
        assertThat(browser.bytes(metrics).statusCode()).isEqualTo(200);
        Browser.eventually(() -> browser.bytes(ready).statusCode() == 200);
        for (var path : List.of("/q/health", "/q/metrics", "/q/openapi")) {
            assertThat(browser.send("GET", path, "", "").statusCode()).isEqualTo(404);
        }
        for (var address : List.of(metrics, openApi)) {
            assertThat(Intruder.statusAs("evil.example", address)).isEqualTo(421);
        }
        assumeThat(Intruder.addresses()).as("a machine without a network").isNotEmpty();
        assertThat(Intruder.reaches(metrics.getPort())).isFalse();
    }

    private Browser ada() {
        return new Browser(base).signedIn("ada", Surroundings.APPROVER);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer.body()).get("type").asText()).isEqualTo(type);
        assertThat(json(answer.body()).get("status").intValue()).isEqualTo(status);
    }
}
