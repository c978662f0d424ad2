package com.evertill.cloud.server;

import com.evertill.cloud.payments.NoProvider;
import com.evertill.cloud.payments.PaymentProvider;
import com.evertill.cloud.payments.stripe.Stripe;
import com.evertill.cloud.payments.stripe.StripeAccount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The way to the provider of payments that the settings name. */
final class ProviderAccess {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @param here where this server is, if customers come back to it.
     * @throws StartFault if something of it is missing.
     */
    static PaymentProvider of(Settings.Payments settings, String here) {
        if (settings.provider().isEmpty()) {
            return new NoProvider();
        }
        var address = settings.provider().get();
        if (!"https".equals(address.getScheme()) && !THIS_MACHINE.contains(String.valueOf(address.getHost()))) {
            throw new StartFault("the provider of payments at " + address + " would be shown our key in the clear");
        }
        var keys = lines(settings.key()
                .orElseThrow(() -> new StartFault("evertill.payments.key is missing, and a provider is there")));
        var secrets = settings.webhookSecrets().map(ProviderAccess::lines).orElse(List.of());
        if (keys.size() != 1) {
            throw new StartFault("the file of evertill.payments.key has no single key");
        }
        var back = settings.back().orElse(URI.create(here + "/web/"));
        var client = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Stripe(new StripeAccount(address, keys.getFirst(), secrets, back), client, PATIENCE);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new StartFault(file + " cannot be read", e);
        }
    }

    private ProviderAccess() {}
}
