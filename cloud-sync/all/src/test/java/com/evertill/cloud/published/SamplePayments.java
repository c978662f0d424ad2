package com.evertill.cloud.published;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.payments.NoProvider;
import com.evertill.cloud.payments.Payments;
import com.evertill.cloud.payments.stripe.Stripe;
import com.evertill.cloud.payments.stripe.StripeAccount;
import com.evertill.commerce.money.Money;
import com.evertill.rehearsal.provider.Fault;
import com.evertill.rehearsal.provider.LocalProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service of payments itself told of an order that was paid, sold, returned in part and not wanted at last; and of one where there is no provider. */
final class SamplePayments {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Money TOTAL = new Money(258, Currency.getInstance("EUR"));
    private static final Money HALF = new Money(129, TOTAL.currency());

    static CloudEvent of(String type) {
        var told = new ArrayList<CloudEvent>();
        var config = new LocalProvider.Config(
                0, "sk_test_1", Optional.empty(), () -> Fault.NONE, Duration.ZERO, () -> AT, task -> Thread.ofVirtual()
                        .start(task));
        try (var provider = new LocalProvider(config);
                var client = HttpClient.newHttpClient()) {
            var folder = Files.createTempDirectory("samples");
            var account = new StripeAccount(provider.address(), "sk_test_1", List.of(), URI.create("http://localhost"));
            try (var payments =
                    Payments.open(url(folder, "payments"), new Stripe(account, client, Duration.ofSeconds(10)))) {
                paid(payments, provider);
                lost(payments, provider);
                while (payments.step(told::addAll)) {}
            }
            away(url(folder, "away"), new Stripe(account, client, Duration.ofSeconds(10)), provider, told);
            try (var payments = Payments.open(url(folder, "none"), new NoProvider())) {
                hear(payments, 5, "payment-wanted", Map.of("order", "A-1002", "amount", TOTAL));
                work(payments, AT);
                while (payments.step(told::addAll)) {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
        return told.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static String url(Path folder, String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    private static void paid(Payments payments, LocalProvider provider) throws NotTaken {
        var payment = "p-A-1001";
        hear(payments, 1, "payment-wanted", Map.of("order", "A-1001", "amount", TOTAL));
        work(payments, AT);
        provider.openPages().forEach(provider::pay);
        work(payments, AT.plusSeconds(10));
        hear(payments, 2, "capture-wanted", Map.of("order", "A-1001", "payment", payment, "amount", TOTAL));
        hear(
                payments,
                3,
                "refund-wanted",
                Map.of("order", "A-1001", "payment", payment, "name", "return-1", "amount", HALF));
        work(payments, AT.plusSeconds(10));
        hear(payments, 4, "payment-not-wanted", Map.of("order", "A-1001"));
        work(payments, AT.plusSeconds(10));
    }

    /** Somebody lets it go at the provider, as a bank does after a week. */
    private static void lost(Payments payments, LocalProvider provider) throws NotTaken {
        hear(payments, 6, "payment-wanted", Map.of("order", "A-1003", "amount", TOTAL));
        work(payments, AT);
        provider.openPages().forEach(provider::pay);
        work(payments, AT.plusSeconds(10));
        provider.money().stream()
                .filter(LocalProvider.Money::held)
                .map(LocalProvider.Money::id)
                .forEach(provider::cancelByHand);
        work(payments, AT.plus(Duration.ofDays(7)));
    }

    /** It was begun with a provider, and there is none when the goods leave. */
    private static void away(String url, Stripe stripe, LocalProvider provider, List<CloudEvent> told) throws NotTaken {
        try (var payments = Payments.open(url, stripe)) {
            hear(payments, 7, "payment-wanted", Map.of("order", "A-1004", "amount", TOTAL));
            work(payments, AT);
            provider.openPages().forEach(provider::pay);
            work(payments, AT.plusSeconds(10));
        }
        try (var payments = Payments.open(url, new NoProvider())) {
            var wanted = Map.of("order", "A-1004", "payment", "p-A-1004", "amount", TOTAL);
            hear(payments, 8, "capture-wanted", wanted);
            for (int minute = 1; minute < 60; minute++) {
                work(payments, AT.plus(Duration.ofMinutes(minute)));
            }
            while (payments.step(told::addAll)) {}
        }
    }

    private static void hear(Payments payments, int number, String type, Map<String, ?> data) throws NotTaken {
        var event = CloudEvent.of(
                "/evertill/orders", "n" + number, "com.evertill.orders." + type + ".v1", "A-1001", AT, data);
        payments.hear(event, AT);
    }

    private static void work(Payments payments, Instant now) {
        while (payments.step(now)) {}
    }

    private SamplePayments() {}
}
