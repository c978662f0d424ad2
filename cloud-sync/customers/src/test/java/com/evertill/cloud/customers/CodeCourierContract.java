package com.evertill.cloud.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every way to a gateway does. */
abstract class CodeCourierContract {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final CodeMessage FIRST = message("0a", "maria@example.org", "012345");

    static CodeMessage message(String id, String to, String code) {
        return new CodeMessage(id, Channel.EMAIL, to, code, NOW.plus(Duration.ofMinutes(10)));
    }

    abstract CodeCourier courier() throws Exception;

    /** What the gateway has, each once. */
    abstract List<CodeMessage> arrived() throws Exception;

    abstract void breakDown() throws Exception;

    @Test
    void what_is_taken_is_with_the_gateway() throws Exception {
        var courier = courier();
        var second = message("0b", "eva@example.org", "543210");
        courier.take(FIRST, NOW);
        courier.take(second, NOW);
        assertThat(arrived()).containsExactlyInAnyOrder(FIRST, second);
    }

    @Test
    void what_comes_again_is_there_once() throws Exception {
        var courier = courier();
        courier.take(FIRST, NOW);
        courier.take(FIRST, NOW.plusSeconds(1));
        assertThat(arrived()).containsExactly(FIRST);
    }

    @Test
    void what_does_not_arrive_is_a_fault_that_says_what_to_do_and_no_code() throws Exception {
        var courier = courier();
        breakDown();
        assertThatThrownBy(() -> courier.take(FIRST, NOW))
                .isInstanceOf(CodeCourier.CourierFault.class)
                .hasMessageContaining("Look ")
                .satisfies(fault -> assertThat(fault.toString()).doesNotContain("012345", "maria"));
    }
}
