package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.evertill.shop.api.GoodsApi;
import com.evertill.shop.api.SessionApi;
import com.evertill.shop.api.ShopApi;
import com.evertill.shop.api.TillApi;
import com.evertill.ui.server.ApiDocument;
import com.evertill.ui.server.Intruder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Iterator;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API, and who gets it. */
@QuarkusTest
@WithTestResource(TestStore.class)
class DescribedApiTest {
    @TestHTTPResource
    URI base;

    @TestHTTPResource(value = "/openapi", management = true)
    URI openApi;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private ApiDocument api;
    private Browser stranger;

    @BeforeEach
    void read() {
        var answer = browser(openApi).get(openApi.getPath() + "?format=json");
        assertThat(answer.status()).isEqualTo(200);
        api = ApiDocument.read(answer.body());
        stranger = browser(base);
    }

    @Test
    void it_is_openapi_3_and_has_every_operation_of_the_interfaces_and_no_other() {
        assertThat(api.version()).startsWith("3.");
        assertThat(api.operations())
                .hasSizeGreaterThan(20)
                .isEqualTo(ApiDocument.promised(SessionApi.class, TillApi.class, ShopApi.class, GoodsApi.class));
    }

    @Test
    void what_it_says_needs_a_session_does_and_what_it_says_does_not_does_not() {
        var open = new TreeSet<String>();
        for (var operation : api.operations()) {
            if (call(operation).status() != 401) {
                open.add(operation);
            }
        }
        assertThat(api.open())
                .isEqualTo(open)
                .containsExactly("DELETE /api/session", "GET /api/pairing", "POST /api/pairing", "POST /api/session");
        var signedIn = stranger.signIn("1", "9999").whole().headers();
        assertThat(signedIn.firstValue("Set-Cookie").orElse("")).startsWith(api.sessionCookie() + "=");
    }

    @Test
    void every_operation_says_that_its_trouble_is_a_problem_document_as_it_is() {
        assertThat(api.withoutProblem()).isEmpty();
        var problem = stranger.get("/api/shop");
        assertThat(problem.type()).startsWith("application/problem+json");
        Iterator<String> members = problem.json().fieldNames();
        assertThat(members).toIterable().containsAll(api.membersOfAProblem());
    }

    @Test
    void description_and_figures_are_for_this_machine_alone() {
        assertThat(browser(metrics).get(metrics.getPath()).body()).contains("jvm_memory");
        assertThat(browser(ready).get(ready.getPath()).status()).isEqualTo(200);
        for (var path : new String[] {"/q/openapi", "/q/metrics", "/q/health"}) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
        }
        assumeThat(Intruder.addresses()).as("a machine without a network").isNotEmpty();
        assertThat(Intruder.reaches(metrics.getPort())).isFalse();
    }

    /** DNS rebinding: the browser on the box is the attacker's hand. */
    @Test
    void a_page_from_elsewhere_whose_name_leads_here_is_told_nothing() {
        for (var address : new URI[] {openApi, metrics, ready.resolve("/q/health/../metrics")}) {
            assertThat(Intruder.statusAs("evil.example:" + address.getPort(), address))
                    .as(address.getPath())
                    .isEqualTo(421);
        }
        assertThat(Intruder.statusAs("localhost:" + metrics.getPort(), metrics)).isEqualTo(200);
    }

    private Browser.Answer call(String operation) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation
                .substring(method.length() + 1)
                .replace("{receipt}", "1-1-1")
                .replace("{part}", "scan")
                .replaceAll("\\{\\w+}", "1");
        return switch (method) {
            case "GET" -> stranger.get(path);
            case "DELETE" -> stranger.delete(path);
            case "PUT" -> stranger.put(path, "{\"plugged\": true}");
            default ->
                path.endsWith("/catalogue")
                        ? stranger.post(path, "text/csv", new byte[0])
                        : stranger.post(path, body(path));
        };
    }

    private static String body(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "commands" -> "{\"id\": \"x\", \"action\": {\"type\": \"void-basket\"}}";
            case "pairing-codes" -> "{\"till\": 1}";
            case "pairing" -> "{}";
            default -> "";
        };
    }

    private static Browser browser(URI address) {
        return new Browser(address.resolve("/").toString().replaceAll("/$", ""));
    }
}
