package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.devices.terminal.AdyenTerminal;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.NexoKey;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.TestAuthority;
import com.evertill.edge.TestStores;
import com.evertill.edge.store.StoreConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code store.json} to a payment. */
class CardTerminalsTest {
    private static final NexoKey KEY = new NexoKey("berlin-1", 1, "correct horse battery staple");
    private static final Money PRICE = new Money(699, Currency.getInstance("EUR"));

    @TempDir
    Path folder;

    private TestAuthority authority;

    @BeforeEach
    void files() throws IOException, CertificateEncodingException {
        authority = TestAuthority.make();
        var der = Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded());
        Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
        Files.writeString(folder.resolve("passphrase"), KEY.passphrase() + "\n");
    }

    @Test
    void a_till_pays_at_a_terminal_that_is_known_by_its_maker_and_name_and_shares_a_key() {
        try (var terminal = new AdyenTerminal(KEY, authority.terminal(), Thread::startVirtualThread);
                var client = HttpClient.newHttpClient();
                var connected = connect(client, terminal.endpoint(), nexo("ca.pem", "passphrase"))) {
            assertThat(connected.pay(PaymentReference.of(1, 1), PRICE)).isInstanceOf(PaymentOutcome.Approved.class);
            assertThat(terminal.captured()).isEqualTo(699);
        }
    }

    @Test
    void settings_that_do_not_fit_together_are_refused_with_a_sentence() {
        var https = URI.create("https://10.0.0.21:8443/nexo");
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> connect(client, https, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("both or neither");
            assertThatThrownBy(() -> connect(client, URI.create("http://10.0.0.21/nexo"), nexo("ca.pem", "passphrase")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> connect(client, https, nexo("no such file", "passphrase")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no such file");
            assertThatThrownBy(() -> connect(client, https, nexo("ca.pem", "no such file")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(KEY.passphrase());
        }
    }

    private static CardTerminal connect(
            HttpClient client, URI address, StoreConfig.@org.jspecify.annotations.Nullable Nexo nexo) {
        var till = new StoreConfig.Till(
                new TillId(1), null, null, null, address.toString(), null, null, null, nexo, null, null, null);
        return new CardTerminals(TestStores.german(), client, Duration.ofSeconds(30))
                .connect(till, address, () -> "Z1");
    }

    private StoreConfig.Nexo nexo(String ca, String passphrase) {
        return new StoreConfig.Nexo(
                "V400m-324688179",
                TestAuthority.TERMINAL,
                folder.resolve(ca).toString(),
                KEY.identifier(),
                KEY.version(),
                folder.resolve(passphrase).toString());
    }
}
