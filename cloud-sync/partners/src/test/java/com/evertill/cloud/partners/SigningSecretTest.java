package com.evertill.cloud.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Secrets and signatures of Standard Webhooks. */
class SigningSecretTest {
    /** The example of the libraries that the authors of Standard Webhooks publish. */
    @Test
    void a_signature_is_the_one_of_the_published_example() {
        var secret =
                SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330L,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_has_its_prefix_and_24_to_64_bytes() {
        assertThat(SigningSecret.parse(secret(24))).isPresent();
        assertThat(SigningSecret.parse(secret(64))).isPresent();
        assertThat(SigningSecret.parse(secret(23))).isEmpty();
        assertThat(SigningSecret.parse(secret(65))).isEmpty();
        assertThat(SigningSecret.parse(secret(32).substring("whsec_".length()))).isEmpty();
        assertThat(SigningSecret.parse("whsec_not Base64")).isEmpty();
        assertThat(SigningSecret.parse(secret(32)).orElseThrow()).hasToString("SigningSecret");
    }

    private static String secret(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
