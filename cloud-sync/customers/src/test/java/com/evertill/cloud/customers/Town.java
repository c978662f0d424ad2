package com.evertill.cloud.customers;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.node.HeadId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The service of customers, the gateway that brings its codes, and persons who read them. */
final class Town implements AutoCloseable {
    static final HeadId WEB = new HeadId("web");
    static final byte[] SECRET = "a secret that nobody else can know".getBytes(StandardCharsets.UTF_8);

    final Map<String, CodeMessage> brought = new LinkedHashMap<>();
    final List<CloudEvent> told = new ArrayList<>();
    Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private final Path folder;
    private final SignInRules rules;
    private final Random random = new Random(17);
    private int names;
    private int commands;
    private Customers customers;

    Town(Path folder) {
        this(folder, SignInRules.of("49"));
    }

    Town(Path folder, SignInRules rules) {
        this.folder = folder;
        this.rules = rules;
        this.customers = open();
    }

    private Customers open() {
        return open(folder.resolve("customers.db"));
    }

    /** On another copy of the data, with the keys of this one. */
    Customers open(Path data) {
        var place = new Customers.Place("jdbc:sqlite:" + data, "jdbc:sqlite:" + keys(), SECRET);
        return Customers.open(place, rules, () -> "customer-" + ++names, random);
    }

    Path data() {
        return folder.resolve("customers.db");
    }

    Path keys() {
        return folder.resolve("customer-keys.db");
    }

    Customers customers() {
        return customers;
    }

    void restart() {
        customers.close();
        customers = open();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String id() {
        return "command-" + ++commands;
    }

    Optional<CustomerRefusal> ask(String contact) {
        return customers.ask(id(), contact, now);
    }

    /** The last that was brought there. */
    String code(String to) {
        while (customers.deliver((message, _) -> brought.put(message.id(), message), now)) {}
        return brought.values().stream()
                .filter(message -> message.to().equals(to))
                .reduce((_, last) -> last)
                .orElseThrow()
                .code();
    }

    /** Asks, reads, signs in. */
    SignIn.Done signIn(String contact) {
        var refused = ask(contact);
        if (refused.isPresent()) {
            throw new AssertionError(refused.get());
        }
        var to = Contact.read(contact, "49").orElseThrow().address();
        return (SignIn.Done) customers.signIn(id(), contact, code(to), WEB, now);
    }

    Optional<CustomerRefusal> does(String customer, CustomerCommand what) {
        return customers.take(new Customers.Command(customer, id(), WEB, what), now);
    }

    List<String> tells() {
        told.clear();
        while (customers.step(told::addAll)) {}
        return told.stream()
                .map(event -> event.type().replaceAll("com.evertill.customers.(.*).v1", "$1") + " " + event.data())
                .toList();
    }

    @Override
    public void close() {
        customers.close();
    }
}
