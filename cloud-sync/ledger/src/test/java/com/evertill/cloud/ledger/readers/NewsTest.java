package com.evertill.cloud.ledger.readers;

import static com.evertill.cloud.ledger.Rig.DAY;
import static com.evertill.cloud.ledger.Rig.NOW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus.BusFault;
import com.evertill.cloud.ledger.RigBench;
import com.evertill.cloud.ledger.Sales;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest extends RigBench {
    private static final int FACTS_OF_A_DAY = 400;
    private final List<CloudEvent> heard = new ArrayList<>();

    @Test
    void a_fact_is_told_whole_under_its_own_key() {
        sell(2);
        send(1, 1);
        tell();
        var event = heard.getFirst();
        assertThat(heard).hasSize(1);
        assertThat(event.id()).isEqualTo(box.node() + "/1/1");
        assertThat(event.source()).isEqualTo("/evertill/ledger");
        assertThat(event.type())
                .isEqualTo("com.evertill.facts.sale.completed.v1")
                .isEqualTo(FactEvents.type(FactType.SALE_COMPLETED));
        assertThat(event.subject()).isEqualTo(box.node().toString());
        assertThat(event.time()).isEqualTo(NOW);
        var told = event.read(FactEvents.Told.class);
        assertThat(told.businessDay()).isEqualTo(DAY);
        assertThat(told.withheld()).isNull();
        assertThat(told.payload()).isEqualTo(Json.read(box.journal().getFirst().payload(), JsonNode.class));
        assertThat(cloud.readers.news().waiting()).isZero();
    }

    @Test
    void what_cannot_be_interpreted_is_not_told_and_holds_up_nothing() {
        sell(1);
        box.happened(NOW, DAY, "loyalty.earned", 1, "{\"points\":5}");
        box.happened(NOW, DAY, "sale.completed", 1, "no json");
        sell(2);
        send(1, 4);
        tell();
        assertThat(heard).extracting(CloudEvent::id).containsExactly(box.node() + "/1/1", box.node() + "/1/4");
    }

    @Test
    void a_field_of_tomorrow_is_told_as_it_was_signed() {
        box.happened(NOW, DAY, "drawer.no-sale", 1, noSale("\"ofTomorrow\":{\"x\":1}"));
        send(1, 1);
        tell();
        assertThat(told(0).payload())
                .isEqualTo(Json.read(box.journal().getFirst().payload(), JsonNode.class));
    }

    @Test
    void a_fact_that_no_bus_takes_is_told_without_its_payload_which_the_ledger_gives_out() {
        sell(1);
        box.happened(NOW, DAY, "drawer.no-sale", 1, noSale("\"ofTomorrow\":\"" + "x".repeat(300_000) + "\""));
        box.happened(NOW, DAY, "drawer.no-sale", 1, noSale("\"ofTomorrow\":" + "[".repeat(62) + "]".repeat(62)));
        sell(2);
        send(1, 4);
        tell();
        assertThat(heard).hasSize(4);
        for (int fact : List.of(1, 2)) {
            var withheld = requireNonNull(told(fact).withheld());
            var signed = box.journal().get(fact);
            assertThat(told(fact).payload()).isNull();
            assertThat(withheld).isEqualTo(new FactEvents.Withheld(signed.payload().length, 1));
            assertThat(cloud.readers.news().payload(signed.key(), withheld.batch()))
                    .contains(Json.read(signed.payload(), JsonNode.class));
        }
        assertThat(cloud.readers.news().payload(new FactKey(box.node(), 1, 5), 1))
                .isEmpty();
    }

    @Test
    void after_a_rebuild_everything_is_told_again_under_the_same_ids() {
        sell(1);
        sell(2);
        send(1, 2);
        tell();
        var before = List.copyOf(heard);
        cloud.readers.rebuild();
        cloud.read();
        heard.clear();
        tell();
        assertThat(heard).isEqualTo(before);
    }

    @Test
    void while_the_bus_is_away_it_reads_no_further_than_it_can_keep_and_the_others_read_on() {
        for (int day = 0; day < 5; day++) {
            for (int sale = 0; sale < FACTS_OF_A_DAY; sale++) {
                sell(1);
            }
            send(box.highest() - FACTS_OF_A_DAY + 1, box.highest());
        }
        assertThatThrownBy(() -> cloud.readers.news().step(_ -> {
                    throw new BusFault("The bus is away.");
                }))
                .isInstanceOf(BusFault.class);
        assertThat(cloud.readers.news().waiting()).isEqualTo(3 * FACTS_OF_A_DAY);
        assertThat(cloud.readers.sales().recent(null, 5 * FACTS_OF_A_DAY)).hasSize(5 * FACTS_OF_A_DAY);
        for (int round = 0; round < 5; round++) {
            tell();
            cloud.read();
        }
        assertThat(heard).extracting(CloudEvent::id).doesNotHaveDuplicates().hasSize(5 * FACTS_OF_A_DAY);
    }

    private void sell(int pieces) {
        box.happened(NOW, DAY, Sales.ofApples(box.highest() + 1, pieces));
    }

    private void send(long first, long last) {
        cloud.receive(box, first, last);
        cloud.read();
    }

    private void tell() {
        while (cloud.readers.news().step(heard::addAll)) {}
    }

    private FactEvents.Told told(int index) {
        return heard.get(index).read(FactEvents.Told.class);
    }

    private static String noSale(String more) {
        return "{\"till\":1,\"shift\":\"" + Sales.SHIFT + "\",\"by\":\"11\",\"reason\":\"change\"," + more + "}";
    }
}
