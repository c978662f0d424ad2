package com.evertill.cloud.payments;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.payments.stripe.Stripe;
import com.evertill.cloud.payments.stripe.StripeAccount;
import com.evertill.commerce.money.Money;
import com.evertill.rehearsal.provider.Fault;
import com.evertill.rehearsal.provider.LocalProvider;
import com.evertill.rehearsal.provider.Signing;
import com.evertill.rehearsal.provider.Told;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Payments with a file of their own, and a provider over real HTTP; time stands still unless somebody moves it. */
final class Shop implements AutoCloseable {
    static final String ORDER = "A-1";
    private static final String KEY = "sk_test_1";
    private static final String SECRET = "whsec_1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Path folder;
    private final Stripe stripe;
    final List<CloudEvent> told = new ArrayList<>();
    final LocalProvider provider;
    volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
    Supplier<Fault> faults = () -> Fault.NONE;
    boolean powerFails;
    Payments payments;
    private int news;

    Shop(Path folder) {
        this(folder, PATIENCE);
    }

    /** @param patience for an answer; the provider takes longer when it is slow. */
    Shop(Path folder, Duration patience) {
        this.folder = folder;
        provider = new LocalProvider(new LocalProvider.Config(
                0,
                KEY,
                Optional.empty(),
                () -> faults.get(),
                Duration.ofSeconds(20),
                () -> now,
                task -> Thread.ofVirtual().start(task)));
        stripe = new Stripe(
                new StripeAccount(provider.address(), KEY, List.of(SECRET), URI.create("https://shop.example/paid")),
                CLIENT,
                patience);
        payments = open();
    }

    /** In the middle of a step, when the provider has been asked and nobody has heard the answer. */
    static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Payments open() {
        var wire = new PaymentProvider() {
            @Override
            public Reply ask(Ask ask) {
                var reply = stripe.ask(ask);
                if (powerFails) {
                    throw new PowerCut();
                }
                return reply;
            }

            @Override
            public Notice read(String signature, byte[] body, Instant now) {
                return stripe.read(signature, body, now);
            }
        };
        return Payments.open("jdbc:sqlite:" + folder.resolve("payments.db"), wire);
    }

    /** As after a crash: whatever was not written down is forgotten. */
    void reopen() {
        payments.close();
        payments = open();
    }

    static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    CloudEvent event(String type, Map<String, ?> data) {
        return CloudEvent.of("/evertill/orders", "n" + ++news, "com.evertill.orders." + type + ".v1", ORDER, now, data);
    }

    CloudEvent wanted(long cents) {
        return event("payment-wanted", Map.of("order", ORDER, "amount", euro(cents)));
    }

    CloudEvent notWanted() {
        return event("payment-not-wanted", Map.of("order", ORDER));
    }

    CloudEvent captureWanted(long cents) {
        return event("capture-wanted", Map.of("order", ORDER, "payment", "p-A-1", "amount", euro(cents)));
    }

    CloudEvent refundWanted(String name, long cents) {
        return event("refund-wanted", Map.of("order", ORDER, "payment", "p-A-1", "name", name, "amount", euro(cents)));
    }

    void hear(CloudEvent event) throws NotTaken {
        payments.hear(event, now);
    }

    /** The provider goes wrong with the next requests, and not with those behind them. */
    void next(Fault... next) {
        var left = new ArrayList<>(List.of(next));
        faults = () -> left.isEmpty() ? Fault.NONE : left.removeFirst();
    }

    /** All that is due now. */
    void work() {
        for (int steps = 0; payments.step(now); steps++) {
            if (steps > 100) {
                throw new AssertionError("the provider is asked without end: " + state());
            }
        }
    }

    /** All that becomes due for that long. */
    void work(Duration duration) {
        var end = now.plus(duration);
        work();
        while (now.isBefore(end)) {
            var step = Duration.ofSeconds(Math.max(1, Duration.between(now, end).toSeconds() / 40));
            now = now.plus(step);
            work();
        }
    }

    void customerPays() {
        provider.openPages().forEach(provider::pay);
    }

    /** @param sent when the provider signed it. */
    Optional<WebhookRefusal> brings(Told message, Instant sent) {
        var header = Signing.header(SECRET, message.body(), sent);
        return payments.webhook(header, message.body().getBytes(StandardCharsets.UTF_8), now);
    }

    PaymentView view() {
        return payments.ofOrder(ORDER).orElseThrow();
    }

    PaymentView.State state() {
        return view().state();
    }

    /** What other services have heard since the last time. */
    List<String> tells() {
        told.clear();
        while (payments.step(told::addAll)) {}
        return told.stream()
                .map(event -> event.type().replaceAll("com.evertill.payments.(.*).v1", "$1"))
                .toList();
    }

    @Override
    public void close() {
        payments.close();
        provider.close();
    }
}
