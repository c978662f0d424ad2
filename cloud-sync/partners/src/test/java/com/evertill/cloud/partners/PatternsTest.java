package com.evertill.cloud.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.Webhooks.Wish;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.Tender;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern is written by somebody else and matched here, with every event: it finds out nothing that is not told, and takes no more than its share. */
class PatternsTest {
    private final Facts facts = new Facts();

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        rehearsal = new Rehearsal(folder);
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    private static Wish wish(String pattern) {
        return new Wish(URI.create("http://localhost:1/"), pattern, Format.CLOUD_EVENTS, Rehearsal.SECRET);
    }

    private static String inPayload(String fields) {
        return "{\"detail\":{\"data\":{\"payload\":{" + fields + "}}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CUSTOMERS | 'events':{'happened':{'customer':['c-0192-marias-reference']}}",
                "CUSTOMERS | 'events':{'happened':{'customer':[{'prefix':'c-'}]}}",
                "CUSTOMERS | 'basket':[{'exists':true}]",
                "STAFF     | 'cashier':['104']",
                "STAFF     | 'cashier':[{'anything-but':'105'}]",
                "CARDS     | 'tenders':{'approval':{'maskedPan':[{'suffix':'0021'}]}}",
                "CARDS     | 'tenders':{'approval':{'token':[{'wildcard':'tok_*'}]}}"
            })
    void what_is_hidden_is_not_found_by_asking_for_it(Grant grant, String fields) throws Exception {
        var pattern = inPayload(fields.replace('\'', '"'));
        var sale = facts.sold(1, TaxRules.EUROPEAN, List.of(Goods.milk(1, 1)), List.of(Facts.card(1, Goods.euro(129))));
        assertThat(EventPattern.of(pattern).matches(sale)).as("it is there").isTrue();
        var may = Rehearsal.partner("may", grant);
        var others = Rehearsal.partner(
                "may-not", EnumSet.complementOf(EnumSet.of(grant)).toArray(Grant[]::new));
        rehearsal.restart(may, others);
        assertThat(rehearsal.webhooks.subscribe(may, "may", wish(pattern))).isEmpty();
        assertThat(rehearsal.webhooks.subscribe(others, "may-not", wish(pattern)))
                .isEmpty();
        rehearsal.webhooks.take(sale);
        assertThat(rehearsal.waits("may")).isTrue();
        assertThat(rehearsal.waits("may-not")).isFalse();
    }

    @Test
    void what_is_hidden_is_as_if_it_were_not_there() throws Exception {
        rehearsal.webhooks.subscribe(Rehearsal.ERP, "s", wish(inPayload("\"cashier\":[{\"exists\":false}]")));
        rehearsal.webhooks.take(facts.sold(
                1, TaxRules.EUROPEAN, List.of(Goods.milk(1, 1)), List.of(new Tender.Cash(1, Goods.euro(129)))));
        assertThat(rehearsal.waits("s")).isTrue();
    }

    @Test
    void alternatives_that_multiply_are_refused_before_they_are_tried() {
        var both = IntStream.range(0, 40)
                .mapToObj(i -> "\"f" + i + "\":{\"$or\":[{\"a\":[1]},{\"b\":[1]}]}")
                .collect(Collectors.joining(","));
        assertThat(Patterns.refusal("{" + both + "}")).contains(PartnerRefusal.A_PATTERN_WITH_OR_IS_TWO_SUBSCRIPTIONS);
        assertThat(rehearsal.webhooks.subscribe(
                        Rehearsal.ERP, "s", wish("{\"$or\":[{\"source\":[\"a\"]},{\"id\":[\"b\"]}]}")))
                .contains(PartnerRefusal.A_PATTERN_WITH_OR_IS_TWO_SUBSCRIPTIONS);
        assertThat(Patterns.refusal("{\"detail\":{\"$or\":[{\"id\":[\"a\"]},{\"id\":[\"b\"]}],\"$or\":[1]}}"))
                .contains(PartnerRefusal.A_PATTERN_WITH_OR_IS_TWO_SUBSCRIPTIONS);
    }

    @Test
    void a_pattern_has_a_size_a_depth_and_a_number_of_fields_and_stars() {
        assertThat(Patterns.refusal(nested(11))).isEmpty();
        assertThat(Patterns.refusal(nested(12))).contains(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH);
        assertThat(Patterns.refusal(nested(1000))).contains(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH);
        assertThat(Patterns.refusal(fields(8))).isEmpty();
        assertThat(Patterns.refusal(fields(9))).contains(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH);
        assertThat(Patterns.refusal(stars(8))).isEmpty();
        assertThat(Patterns.refusal(stars(9))).contains(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH);
        assertThat(Patterns.refusal("{\"source\":[\"" + "a".repeat(4_081) + "\"]}"))
                .isEmpty();
        assertThat(Patterns.refusal("{\"source\":[\"" + "a".repeat(4_082) + "\"]}"))
                .contains(PartnerRefusal.THE_PATTERN_ASKS_TOO_MUCH);
    }

    private static String nested(int depth) {
        return "{\"detail\":".repeat(depth) + "{\"id\":[\"1\"]}" + "}".repeat(depth);
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"f" + i + "\":[{\"exists\":true}]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String stars(int count) {
        return "{\"id\":[{\"wildcard\":\"" + "a*".repeat(count) + "\"}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "[]",
                "{}",
                "{'source':'no list'}",
                "{'source':[{'like':'x'}]}",
                "{'source':['x']",
                "null",
                "7"
            })
    void what_is_no_pattern_is_said_to_be_none(String text) {
        assertThat(Patterns.refusal(text.replace('\'', '"'))).contains(PartnerRefusal.THE_PATTERN_IS_NO_EVENT_PATTERN);
    }

    @Test
    void patterns_are_remembered_only_while_somebody_wants_them() throws Exception {
        for (int i = 0; i < 50; i++) {
            rehearsal.webhooks.subscribe(Rehearsal.ERP, "s", wish("{\"source\":[\"/" + i + "\"]}"));
            rehearsal.webhooks.take(facts.noSale());
        }
        assertThat(rehearsal.webhooks.rememberedPatterns()).isOne();
        rehearsal.webhooks.unsubscribe(Rehearsal.ERP, "s");
        rehearsal.webhooks.take(facts.noSale());
        assertThat(rehearsal.webhooks.rememberedPatterns()).isZero();
    }
}
