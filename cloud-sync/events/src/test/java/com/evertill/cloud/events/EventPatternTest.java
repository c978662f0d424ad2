package com.evertill.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EventBridge's own examples of what a pattern can say (User Guide, "Comparison operators"), on our events. */
class EventPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"detail-type": ["com.evertill.carts.cart-parked.v1"]}      | true
                    {"detail-type": ["com.evertill.carts.cart-expired.v1"]}     | false
                    {"detail-type": [{"prefix": "com.evertill.carts."}]}        | true
                    {"source": ["/evertill/carts"]}                             | true
                    {"detail": {"data": {"shop": ["berlin-1", "wien-1"]}}}      | true
                    {"detail": {"data": {"shop": [{"anything-but": "berlin-1"}]}}} | false
                    {"detail": {"data": {"items": [{"numeric": [">", 2]}]}}}    | true
                    {"detail": {"data": {"items": [{"numeric": [">", 3]}]}}}    | false
                    {"detail": {"data": {"customer": [{"exists": false}]}}}     | true
                    {"detail": {"subject": [{"wildcard": "cart-*"}]}}           | true
                    {"$or": [{"source": ["/evertill/orders"]}, {"detail": {"data": {"items": [3]}}}]} | true
                    """)
    void a_pattern_says_which_events_a_rule_wants(String pattern, boolean matches) {
        assertThat(EventPattern.of(pattern).matches(Carts.parked("c-1"))).isEqualTo(matches);
    }

    @Test
    void types_are_the_pattern_that_most_rules_have() {
        var pattern = EventPattern.ofTypes(Carts.PARKED, Carts.EXPIRED);
        assertThat(pattern.matches(Carts.parked("c-1"))).isTrue();
        assertThat(pattern.matches(Carts.expired("c-2"))).isTrue();
        assertThat(pattern).hasToString("{\"detail-type\":[\"" + Carts.PARKED + "\",\"" + Carts.EXPIRED + "\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"source\": \"/evertill/carts\"}",
                "{\"source\": [{\"like\": \"x\"}]}",
                "{\"source\": []}"
            })
    void what_eventbridge_would_not_take_is_not_taken_here(String pattern) {
        assertThatThrownBy(() -> EventPattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("This is no event pattern: ");
    }
}
