package com.evertill.cloud.published;

import com.evertill.cloud.customers.CustomerCommand;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.customers.Purpose;
import com.evertill.cloud.customers.SignIn;
import com.evertill.cloud.customers.SignInRules;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.loyalty.Loyalty;
import com.evertill.cloud.loyalty.PointsRule;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.node.HeadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What the service of customers itself told of somebody who signed in, allowed something, and wanted to be forgotten. */
final class SampleCustomers {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final HeadId WEB = new HeadId("web");
    private static final String MAIL = "maria@example.org";

    static CloudEvent of(String type) {
        var told = new ArrayList<CloudEvent>();
        var codes = new ArrayList<String>();
        try {
            var folder = Files.createTempDirectory("samples");
            var place = new Customers.Place(
                    "jdbc:sqlite:" + folder.resolve("customers.db"),
                    "jdbc:sqlite:" + folder.resolve("keys.db"),
                    new byte[32]);
            try (var customers = Customers.open(
                    place, SignInRules.of("49"), () -> "0199f0a2-3c41-7d55-9b1e-6f0c2a4d8e13", new Random(1))) {
                customers.ask("ask-1", MAIL, AT);
                customers.deliver((message, _) -> codes.add(message.code()), AT);
                var signedIn = (SignIn.Done) customers.signIn("sign-in-1", MAIL, codes.getFirst(), WEB, AT);
                for (var what :
                        List.of(new CustomerCommand.Allow(Purpose.PROFILING, "2026-11"), new CustomerCommand.Erase())) {
                    var id = "command-" + what.getClass().getSimpleName();
                    customers.take(new Customers.Command(signedIn.customer(), id, WEB, what), AT);
                }
                while (customers.step(told::addAll)) {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return first(told, type);
    }

    private static CloudEvent first(List<CloudEvent> told, String type) {
        return told.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Points that were earned by what was bought. */
    static CloudEvent ofLoyalty(String type) {
        var told = new ArrayList<CloudEvent>();
        var customer = "0199f0a2-3c41-7d55-9b1e-6f0c2a4d8e13";
        try (var loyalty = Loyalty.open(
                "jdbc:sqlite:" + Files.createTempDirectory("samples").resolve("loyalty.db"),
                PointsRule.ONE_A_UNIT,
                (_, _) -> Optional.empty())) {
            var named = Map.of("event", "customer-named", "customer", customer);
            var sale = Map.of(
                    "receipt",
                    "1-1-7",
                    "events",
                    List.of(Map.of("at", AT, "happened", named)),
                    "priced",
                    Map.of("total", Map.of("minor", 1_299, "currency", "EUR")));
            var fact = Map.of(
                    "node",
                    "acme.berlin.box1",
                    "epoch",
                    1,
                    "sequence",
                    7,
                    "at",
                    AT,
                    "businessDay",
                    "2026-11-23",
                    "payload",
                    sale);
            loyalty.hear(
                    CloudEvent.of(
                            FactEvents.SOURCE,
                            "acme.berlin.box1/1/7",
                            FactEvents.type(FactType.SALE_COMPLETED),
                            "acme.berlin.box1",
                            AT,
                            fact),
                    AT);
            while (loyalty.step(told::addAll)) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
        return first(told, type);
    }

    private SampleCustomers() {}
}
