package com.evertill.cloud.partners.poslog;

import static com.evertill.cloud.partners.Goods.apples;
import static com.evertill.cloud.partners.Goods.euro;
import static com.evertill.cloud.partners.Goods.milk;
import static com.evertill.cloud.partners.Goods.soap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.partners.Facts;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Payload.StockLine;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.pricing.Pricer;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.Tender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an integrator reads. The texts are in {@code src/test/resources/poslog}; run with {@code -Dupdate} to write them anew. */
class PosLogTest {
    private static final StaffId CHIEF = new StaffId("900");

    private final Facts facts = new Facts();

    private static void check(String name, CloudEvent event) {
        var text = PosLog.of(event).orElseThrow();
        assertThat(new Parsed(text).all("POSLog", "Transaction")).hasSize(1);
        Golden.check("poslog/" + name + ".xml", text);
    }

    private CloudEvent sale() {
        var lines = List.of(milk(1, 4), apples(2, 453), soap(3, 1).asVoided(), soap(4, 2));
        return facts.sold(
                1042, TaxRules.EUROPEAN, lines, List.of(Facts.card(1, euro(500)), new Tender.Cash(2, euro(600))));
    }

    @Test
    void a_sale_has_lines_taxes_card_and_cash() {
        check("sale", sale());
    }

    @Test
    void taxes_that_come_on_top_are_told_so() {
        check(
                "sale-taxed-on-top",
                facts.sold(
                        1043, TaxRules.AMERICAN, List.of(milk(1, 3), soap(2, 1)), List.of(Facts.card(1, euro(527)))));
    }

    @Test
    void a_sale_that_was_given_up_is_cancelled() {
        check("voided", facts.voided(TaxRules.EUROPEAN, List.of(milk(1, 1))));
    }

    @Test
    void a_return_names_its_sale_and_its_totals_are_negative() {
        check("return", facts.returned(1044, 1042, List.of(milk(1, 2), soap(2, 1))));
    }

    @Test
    void a_return_priced_as_the_whole_receipt_tells_no_taxes() {
        var whole = Pricer.price(Facts.EUR, TaxRules.EUROPEAN, List.of(milk(1, 4), soap(2, 2)), List.of());
        var text = PosLog.of(facts.returned(1044, 1042, List.of(milk(1, 1)), whole))
                .orElseThrow();
        assertThat(text).doesNotContain("<Tax").contains("TransactionGrandAmount\" CurrencyCode=\"EUR\">-1.29<");
    }

    @Test
    void a_drawer_opened_without_a_sale_is_a_control() {
        check("no-sale", facts.noSale());
    }

    @Test
    void goods_that_come_go_or_are_counted_are_inventory() {
        var lines = List.of(
                new StockLine("gtin:04012345678901", Quantity.each(24)),
                new StockLine("plu:4129", new Quantity(-666, com.evertill.commerce.item.Unit.KG)));
        check("stock-received", facts.fact(new Payload.StockReceived("delivery note 4711", lines, CHIEF)));
        check("stock-counted", facts.fact(new Payload.StockCounted(lines, CHIEF)));
        check("stock-adjusted", facts.fact(new Payload.StockAdjusted(lines, "broken", CHIEF)));
        check(
                "stock-transferred",
                facts.fact(new Payload.StockTransferred("T-12", "store-7", "store-9", lines, CHIEF)));
    }

    @Test
    void an_order_tells_each_of_its_steps() {
        var lines = List.of(Map.of("item", "plu:4129", "quantity", Map.of("thousandths", 453, "unit", "KG")));
        var money = Map.of("minor", 1335, "currency", "EUR");
        check(
                "order-placed",
                Facts.order(
                        "placed",
                        Map.of(
                                "order",
                                "o-1",
                                "store",
                                "acme.berlin",
                                "takenAt",
                                "acme.berlin",
                                "basket",
                                "b-1",
                                "version",
                                3,
                                "lines",
                                lines,
                                "total",
                                money)));
        check(
                "order-collected",
                Facts.order(
                        "collected",
                        Map.of(
                                "order",
                                "o-1",
                                "store",
                                "acme.berlin",
                                "node",
                                "acme.berlin.box1",
                                "receipt",
                                "2-1-1042")));
        check(
                "order-returned",
                Facts.order(
                        "returned",
                        Map.of(
                                "order",
                                "o-1",
                                "name",
                                "r-1",
                                "store",
                                "acme.hamburg",
                                "lines",
                                lines,
                                "refund",
                                money)));
        check(
                "order-cancelled",
                Facts.order(
                        "cancelled",
                        Map.of("order", "o-1", "store", "acme.berlin", "reason", "THE_CUSTOMER_CHANGED_THEIR_MIND")));
    }

    @Test
    void what_is_no_transaction_has_no_document() {
        assertThat(PosLog.of(facts.fact("device.changed", Json.mapper().createObjectNode())))
                .isEmpty();
    }

    @Test
    void a_tender_that_is_new_here_is_told_under_its_own_name() {
        var event = sale();
        ((ObjectNode) event.data().at("/payload/tenders/1")).put("means", "gift-card");
        assertThat(PosLog.of(event).orElseThrow())
                .contains("TenderType=\"evertill:GiftCard\"")
                .contains("TenderType=\"CreditDebit\"");
    }

    @Test
    void whatever_a_name_holds_it_stays_xml() {
        var event = sale();
        ((ObjectNode) event.data().at("/payload/priced/lines/0"))
                .put("name", "\u0000\u0001]]>\uD800&\uFFFE\uD83C\uDF4E\r\n");
        var text = PosLog.of(event).orElseThrow();
        assertThat(new Parsed(text).texts("Sale", "Description").getFirst())
                .contains("\uFFFD\uFFFD]]>\uFFFD&\uFFFD\uD83C\uDF4E");
    }

    @Test
    void what_is_no_fact_is_said_to_be_none() {
        assertThatThrownBy(() -> PosLog.of(facts.withheld("sale.completed", 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme.berlin.box1/1/1");
        assertThatThrownBy(() ->
                        PosLog.of(facts.fact("sale.completed", Json.mapper().createObjectNode())))
                .isInstanceOf(Json.MalformedException.class);
    }
}
