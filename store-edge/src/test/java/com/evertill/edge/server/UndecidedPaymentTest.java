package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A card payment of which nobody knows, at a till where nobody is: the manager sees it in the office and settles it from there. */
@QuarkusTest
@WithTestResource(TestStore.class)
class UndecidedPaymentTest {
    private static final String LOST =
            "INSERT INTO card_attempt(reference, till, basket, currency, minor, state, intended, asked)"
                    + " VALUES ('lost', 2, 'gone', 'EUR', 2350, 'UNKNOWN', 1, 1)";

    @TestHTTPResource
    URI base;

    @Inject
    Edge edge;

    @Test
    void it_is_on_its_tills_card_until_a_manager_has_decided() {
        edge.shop().database().act(tx -> tx.update(LOST));
        var manager = new Browser(base.toString().replaceAll("/$", ""));
        manager.signIn("1", "9999");

        assertThat(undecided(manager, 1)).isEmpty();
        assertThat(undecided(manager, 2)).singleElement().satisfies(payment -> {
            assertThat(payment.get("attempt").asText()).isEqualTo("lost");
            assertThat(payment.at("/amount/minor").asLong()).isEqualTo(2350);
            assertThat(payment.get("state").asText()).isEqualTo("UNKNOWN");
            assertThat(payment.get("reversing").asBoolean()).isFalse();
        });

        var decided = manager.act(2, "{\"type\": \"resolve-card\", \"attempt\": \"lost\", \"approved\": false}");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(undecided(manager, 2)).isEmpty();
    }

    @Test
    void of_a_refund_that_waits_for_the_manager_nobody_says_that_it_was_not_given() {
        var waits =
                "INSERT INTO card_attempt(reference, till, basket, currency, minor, state, intended, asked, trouble,"
                        + " refund_reason, refund_by) VALUES ('waits', 1, 'gone', 'EUR', 500, 'WATCHED', ?, 1, 'NO_ANSWER', 'sour', '1')";
        long now = System.currentTimeMillis();
        edge.shop().database().act(tx -> tx.update(waits, now));
        var manager = new Browser(base.toString().replaceAll("/$", ""));
        manager.signIn("1", "9999");
        assertThat(manager.get("/api/shop").json().at("/tills/0/refunds"))
                .singleElement()
                .satisfies(refund -> assertThat(refund.get("state").asText()).isEqualTo("UNKNOWN"));
    }

    private static JsonNode undecided(Browser manager, int till) {
        return manager.get("/api/shop").json().at("/tills/" + (till - 1) + "/undecided");
    }
}
