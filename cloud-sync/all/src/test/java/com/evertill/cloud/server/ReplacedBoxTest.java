package com.evertill.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.ledger.Box;
import com.evertill.cloud.ledger.Sales;
import com.evertill.commerce.facts.BatchStream;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.messages.Place.Verdict;
import com.evertill.commerce.node.NodeId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Head office and a box that asks for another's place, over a real broker and real HTTP. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the framework sets the addresses
@QuarkusTestResource(Surroundings.class)
class ReplacedBoxTest {
    private static final NodeId EAST = Surroundings.EAST;

    @TestHTTPResource("/")
    URI base;

    @Test
    void a_box_gets_a_place_by_an_approver_and_its_predecessors_facts_by_a_signed_address() throws IOException {
        var box = Surroundings.box(EAST, 1);
        try (var shop = new Shop(EAST)) {
            assertThat(asks(shop, "a-first-box").verdict())
                    .as("nobody has to approve the first")
                    .isEqualTo(Verdict.GRANTED);
            for (int i = 1; i <= 4; i++) {
                box.happened(Instant.parse("2026-11-20T10:00:00Z"), LocalDate.of(2026, 11, 17), Sales.ofApples(i, i));
            }
            shop.send(box, 1, 2);
            assertThat(shop.confirmed(1).sequence()).isEqualTo(2);
            shop.say(box.hello(Instant.now(), 2));
            shop.confirmed(1);

            assertThat(asks(shop, "second-box").verdict()).isEqualTo(Verdict.A_PERSON_HAS_TO_DECIDE);
            var path = "/api/stores/" + EAST + "/places/second-box/approval";
            var vic = new Browser(base).signedIn("vic", Surroundings.VIEWER);
            assertThat(vic.get("/api/stores").at("/asking/0/code").asText()).isEqualTo("SECO-NDBO");
            assertThat(vic.get("/api/stores").at("/asking/0/said").longValue()).isEqualTo(4);
            assertThat(vic.send("POST", path, "application/json", "{}").statusCode())
                    .isEqualTo(403);
            assertThat(new Browser(base)
                            .send("POST", path, "application/json", "{}")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(asks(shop, "second-box").verdict()).isEqualTo(Verdict.A_PERSON_HAS_TO_DECIDE);

            var ada = new Browser(base).signedIn("ada", Surroundings.APPROVER);
            assertThat(ada.send("POST", path.replace("second", "third"), "application/json", "{}")
                            .statusCode())
                    .isEqualTo(404);
            var taken = ada.post(path, "{}");
            assertThat(taken.get("epoch").intValue()).isEqualTo(2);
            assertThat(taken.get("lostAfter").longValue()).isEqualTo(2);
            assertThat(ada.get("/api/audit").findValuesAsText("what")).contains("APPROVED_BOX");
            assertThat(ada.get("/api/stores/alarms").findValuesAsText("kind")).contains("A_TAIL_IS_LOST");
            assertThat(ada.get("/api/stores").findValuesAsText("nonce")).isEmpty();

            var place = asks(shop, "second-box");
            assertThat(place.verdict()).isEqualTo(Verdict.GRANTED);
            assertThat(place.isSignedBy(Surroundings.publicKey("ledger"), EAST)).isTrue();
            assertThat(place.past()).singleElement().satisfies(past -> {
                assertThat(past.sequence()).isEqualTo(2);
                assertThat(past.hash()).isEqualTo(box.hashAt(2));
            });
            fetched(ada, place, box);

            shop.send(box, 3, 4);
            var late = shop.confirmed(1);
            assertThat(late.sequence())
                    .as("nothing is ever lost that still comes")
                    .isEqualTo(4);
            assertThat(late.successor()).isEqualTo(2);
        }
    }

    private Place asks(Shop shop, String nonce) {
        shop.say(new Hello(EAST, 0, 0, 0, "main", 0, 0, "test", List.of(), Instant.now(), null, nonce));
        Confirmed answer = shop.confirmed(0);
        return Objects.requireNonNull(answer.place());
    }

    private void fetched(Browser browser, Place place, Box box) throws IOException {
        var address = URI.create(place.past().getFirst().address());
        var here = base.resolve(URI.create(address.getRawPath() + "?" + address.getRawQuery()));
        var answer = browser.bytes(here);
        assertThat(answer.statusCode()).isEqualTo(200);
        var in = new DataInputStream(new ByteArrayInputStream(answer.body()));
        assertThat(BatchStream.read(in)).hasValueSatisfying(batch -> assertThat(batch.key())
                .isEqualTo(box.keys().getPublic().getEncoded()));
        assertThat(BatchStream.read(in)).isEmpty();
        assertThat(browser.bytes(URI.create(here + "&from=3")).body()).isEmpty();
        assertThat(browser.bytes(URI.create(here.toString().replace("/1/2?", "/1/4?")))
                        .statusCode())
                .as("the address is for what was signed")
                .isEqualTo(403);
    }
}
