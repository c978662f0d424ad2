package com.evertill.cloud.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.payments.WebhookRefusal;
import com.evertill.rehearsal.provider.Signing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String BODY = "{\"id\":\"evt_1\"}";
    private static final List<String> SECRETS = List.of("whsec_old", "whsec_new");

    private static @Nullable WebhookRefusal check(String header, String body, Instant now) {
        return StripeSignature.parse(header)
                .check(SECRETS, body.getBytes(StandardCharsets.UTF_8), now)
                .orElse(null);
    }

    @Test
    void whoever_has_one_of_the_secrets_is_the_provider() {
        assertThat(check(Signing.header("whsec_new", BODY, NOW), BODY, NOW)).isNull();
        assertThat(check(Signing.header("whsec_old", BODY, NOW), BODY, NOW)).isNull();
        assertThat(check(Signing.header("whsec_of_others", BODY, NOW), BODY, NOW))
                .isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
    }

    @Test
    void one_right_signature_among_several_is_enough() {
        var right = Signing.header("whsec_new", BODY, NOW);
        assertThat(check(right.replace(",v1=", ",v1=00ff,v1="), BODY, NOW)).isNull();
    }

    @Test
    void a_signature_is_good_for_five_minutes_of_either_clock() {
        var header = Signing.header("whsec_new", BODY, NOW);
        assertThat(check(header, BODY, NOW.plus(Duration.ofMinutes(5)))).isNull();
        assertThat(check(header, BODY, NOW.plus(Duration.ofSeconds(301))))
                .isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_TOO_OLD);
        assertThat(check(header, BODY, NOW.minus(Duration.ofSeconds(301))))
                .isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_TOO_OLD);
    }

    @Test
    void every_byte_counts_and_so_does_the_time() {
        var header = Signing.header("whsec_new", BODY, NOW);
        assertThat(check(header, BODY + " ", NOW)).isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
        var later = header.replaceFirst("t=\\d+", "t=" + (NOW.getEpochSecond() + 200));
        assertThat(check(later, BODY, NOW)).isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "t=", "v1=00", "t=x,v1=00", "t=1,v0=00", "t=99999999999999999999,v1=00", ",,,,=,=", "t=1"})
    void what_is_no_signature_is_refused(String header) {
        assertThat(check(header, BODY, NOW)).isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
    }

    @Test
    void a_signature_by_the_scheme_of_tests_proves_nothing() {
        var header = Signing.header("whsec_new", BODY, NOW)
                .replaceAll(",v0=\\d+", "")
                .replace("v1=", "v0=");
        assertThat(check(header, BODY, NOW)).isEqualTo(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
    }
}
