package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts of two shops on their way into the lake, and what head office is told of them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class ReportsTest {
    private static final int DAYS = 4;

    /** In the zone of both shops. */
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

    private final String all = "from=" + today.minusDays(DAYS) + "&to=" + today;

    private static boolean isTold;

    @TestHTTPResource("/")
    URI base;

    @Inject
    Cloud cloud;

    @Inject
    MeterRegistry meters;

    @Inject
    @Wellness
    LakeHealth health;

    private Browser vic;

    @BeforeEach
    void shopsTrade() {
        vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
        if (!isTold) {
            isTold = true;
            Trade.ofTwoShops(today, DAYS, 20);
        }
        eventually(() -> {
            var sales = report("sales", all);
            return sales.at("/lake/waiting").asLong() == 0
                    && sales.at("/agreement/compared").asInt() == 2 * (DAYS + 1)
                    && sales.at("/agreement/differing").asInt() == 0;
        });
    }

    private JsonNode report(String name, String query) {
        return vic.get("/api/reports/" + name + "?" + query);
    }

    @Test
    void history_of_the_lake_and_the_live_sums_of_today_are_what_the_ledger_counts() {
        var sales = report("sales", all);
        assertThat(sales.at("/days")).hasSize(DAYS + 1);
        for (var day : sales.at("/days")) {
            assertThat(day.get("live").asBoolean())
                    .isEqualTo(day.get("day").asText().equals(today.toString()));
        }
        assertThat(by(sales.at("/days"), "day", it -> it.at("/total/minor").asLong()))
                .isEqualTo(live(
                        "SALES", "businessDay", it -> it.at("/amount/minor").asLong()));
        assertThat(by(sales.at("/days"), "day", it -> it.at("/net/minor").asLong()))
                .isEqualTo(
                        live("NET", "businessDay", it -> it.at("/amount/minor").asLong()));
        assertThat(by(sales.at("/days"), "day", it -> it.at("/tax/minor").asLong()))
                .isEqualTo(
                        live("TAX", "businessDay", it -> it.at("/amount/minor").asLong()));
        assertThat(by(sales.at("/days"), "day", it -> it.at("/sales").asLong()))
                .isEqualTo(live("SALES", "businessDay", it -> it.at("/count").asLong()));
        assertThat(by(sales.at("/days"), "day", it -> it.at("/items").asLong()))
                .isEqualTo(live("ITEMS", "businessDay", it -> it.at("/count").asLong()));
        assertThat(by(sales.at("/shops"), "shop", it -> it.at("/total/minor").asLong()))
                .isEqualTo(live("SALES", "shop", it -> it.at("/amount/minor").asLong()));
    }

    @Test
    void what_the_lake_alone_knows_by_cashier_adds_up_to_the_live_sums_too() {
        var cashiers = report("signals", all).at("/cashiers");
        assertThat(sum(cashiers, "/sales")).isEqualTo(sum(report("sales", all).at("/days"), "/sales"));
        assertThat(sum(cashiers, "/voids/count"))
                .isPositive()
                .isEqualTo(live("VOIDED", "shop", it -> it.at("/count").asLong()).values().stream()
                        .mapToLong(it -> it)
                        .sum());
        assertThat(sum(cashiers, "/noSales/count")).isPositive();
        assertThat(cashiers.findValuesAsText("staff")).containsOnly("11", "12", "13");
        assertThat(cashiers.toString()).doesNotContain("name");
    }

    @Test
    void items_baskets_returns_and_stock_outs_are_told_within_their_bounds() {
        var some = report("items", all + "&limit=3");
        assertThat(some.get("items")).hasSize(3);
        assertThat(some.get("whole").asBoolean()).isFalse();
        assertThat(some.at("/items/0/name").asText()).isNotEmpty();
        assertThat(report("items", all).get("whole").asBoolean()).isTrue();
        var baskets = report("baskets", all).get("shops");
        assertThat(baskets).hasSize(2);
        assertThat(sum(baskets, "/ofOne")
                        + sum(baskets, "/ofUpToFive")
                        + sum(baskets, "/ofUpToTwenty")
                        + sum(baskets, "/ofMore"))
                .isEqualTo(sum(baskets, "/sales"));
        assertThat(sum(report("returns", all).get("shops"), "/lines")).isPositive();
        var out = report("stock-outs", all).get("items");
        assertThat(out.findValuesAsText("name")).containsOnly("Apples", "Bread, wholemeal");
        assertThat(out.at("/0/lowest").asLong()).isNegative();
    }

    @Test
    void a_report_is_of_the_chosen_days_and_stores() {
        var one = today.minusDays(2);
        var north = report("sales", "from=" + one + "&to=" + one + "&shop=acme.north");
        assertThat(north.at("/days").findValuesAsText("day")).containsExactly(one.toString());
        assertThat(north.at("/shops").findValuesAsText("shop")).containsExactly("acme.north");
        assertThat(north.has("liveFrom")).isFalse();
        assertThat(sum(report("items", all + "&shop=acme.north&shop=acme.south").get("items"), "/lines"))
                .isEqualTo(sum(report("items", all).get("items"), "/lines"))
                .isEqualTo(sum(report("items", all + "&shop=acme.north").get("items"), "/lines")
                        + sum(report("items", all + "&shop=acme.south").get("items"), "/lines"));
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        for (var query : List.of(
                "from=2026-02-01&to=2026-01-01", "from=2020-01-01&to=2026-01-01", "from=yesterday", all + "&limit=0")) {
            assertThat(vic.send("GET", "/api/reports/items?" + query, "", "").statusCode())
                    .as(query)
                    .isIn(400, 404);
        }
        assertThat(vic.send("GET", "/api/reports/items?" + all + "&limit=201", "", "")
                        .statusCode())
                .isEqualTo(400);
        var unknown = vic.send("GET", "/api/reports/sales?" + all + "&shop=acme.moon", "", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("urn:evertill:fault:not-found");
        assertThat(new Browser(base)
                        .send("GET", "/api/reports/sales?from=nonsense&shop=acme.moon", "", "")
                        .statusCode())
                .isIn(401, 404);
    }

    @Test
    void how_far_it_is_behind_and_what_went_wrong_is_counted_and_harms_nobody_elses_health() {
        assertThat(meters.get("evertill.lake.waiting").gauge().value()).isZero();
        assertThat(meters.get("evertill.lake.lag.seconds").gauge().value()).isLessThan(60);
        assertThat(meters.get("evertill.lake.set.aside").gauge().value()).isZero();
        assertThat(meters.get("evertill.lake.faults").counter().count()).isZero();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private Map<String, Long> live(String figure, String by, ToLongFunction<JsonNode> value) {
        var totals = StreamSupport.stream(vic.get("/api/sales/totals?" + all).spliterator(), false)
                .filter(total -> total.get("figure").asText().equals(figure))
                .toList();
        var sums = new TreeMap<String, Long>();
        totals.forEach(total -> sums.merge(total.get(by).asText(), value.applyAsLong(total), Long::sum));
        return sums;
    }

    private static Map<String, Long> by(JsonNode rows, String key, ToLongFunction<JsonNode> value) {
        var sums = new TreeMap<String, Long>();
        rows.forEach(row -> sums.merge(row.get(key).asText(), value.applyAsLong(row), Long::sum));
        return sums;
    }

    private static long sum(JsonNode rows, String path) {
        long sum = 0;
        for (var row : rows) {
            sum += row.at(path).asLong();
        }
        return sum;
    }
}
