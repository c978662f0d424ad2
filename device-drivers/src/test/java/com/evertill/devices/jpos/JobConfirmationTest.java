package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a job is known to be on paper. */
class JobConfirmationTest {
    private final JobConfirmation confirmation = new JobConfirmation();

    @Test
    void the_first_job_is_put_to_the_printer_in_both_ways() {
        assertThat(text(confirmation.question())).contains("0001").endsWith("\u001Dr\u0001");
        assertThat(confirmation.isConfirmed()).isFalse();
    }

    @Test
    void f26_a_status_that_comes_after_the_name_confirms_no_later_job() {
        confirmation.question();
        confirmation.processId("0001");
        confirmation.status();
        assertThat(confirmation.isConfirmed()).isTrue();
        assertThat(text(confirmation.question())).contains("0002").doesNotContain("\u001Dr");
        assertThat(confirmation.hasStatus()).isFalse();
        assertThat(confirmation.isConfirmed()).isFalse();
        confirmation.processId("0001");
        assertThat(confirmation.isConfirmed()).isFalse();
        confirmation.processId("0002");
        assertThat(confirmation.isConfirmed()).isTrue();
    }

    @Test
    void a_printer_that_knows_no_names_confirms_each_job_by_its_status_in_turn() {
        confirmation.question();
        confirmation.status();
        assertThat(confirmation.hasStatus()).isTrue();
        confirmation.settleForStatus();
        assertThat(confirmation.isConfirmed()).isTrue();
        confirmation.question();
        assertThat(confirmation.isConfirmed()).isFalse();
        confirmation.status();
        assertThat(confirmation.isConfirmed()).isTrue();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
