package com.evertill.cloud.partners;

import com.evertill.cloud.partners.Partner.Right;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.Webhooks.Wish;
import com.evertill.commerce.codec.Json;
import com.evertill.rehearsal.erp.ErpFault;
import com.evertill.rehearsal.erp.LocalErp;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Webhooks with stand-ins for ERPs on this machine, and a clock for all of them. */
final class Rehearsal implements AutoCloseable {
    static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("a secret of twenty-four!".getBytes(StandardCharsets.UTF_8));
    static final String NEW_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("one of another 24 bytes!".getBytes(StandardCharsets.UTF_8));
    static final String SALES = "{\"detail-type\":[\"com.evertill.facts.sale.completed.v1\"]}";
    static final Partner ERP = partner("erp");
    static final Partner WAREHOUSE = partner("warehouse");
    static final Partner CRM = partner("crm", Grant.values());
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    static final Duration PATIENCE = Duration.ofMillis(400);

    final Clock clock = new Clock();
    private final Path folder;
    Webhooks webhooks;

    Rehearsal(Path folder) {
        this.folder = folder;
        this.webhooks = open(new Partners(List.of(ERP, WAREHOUSE, CRM)));
    }

    static Partner partner(String name, Grant... grants) {
        var granted = EnumSet.noneOf(Grant.class);
        granted.addAll(List.of(grants));
        return new Partner(name, Partners.sha256(name + "'s key"), Set.of(Right.EVENTS), granted, Set.of());
    }

    private Webhooks open(Partners partners) {
        var here = new Reach(Set.of(), true, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        return Webhooks.open(new Webhooks.Place(
                "jdbc:sqlite:" + folder.resolve("partners.db"),
                partners,
                (key, batch) -> batch == 7
                        ? Optional.of(
                                Json.mapper().createObjectNode().put("till", 2).put("reason", key.toString()))
                        : Optional.empty(),
                here,
                PATIENCE,
                GIVEN_UP_AFTER,
                clock,
                new Random(1)));
    }

    /** As after a power cut. */
    void restart(Partner... partners) {
        webhooks.close();
        webhooks = open(new Partners(List.of(partners)));
    }

    LocalErp erp(String name, int port, Supplier<ErpFault> faults, String... secrets) {
        return new LocalErp(new LocalErp.Config(
                port,
                List.of(secrets),
                folder.resolve(name + ".jsonl"),
                faults,
                PATIENCE.multipliedBy(3),
                clock,
                Executors.newVirtualThreadPerTaskExecutor()));
    }

    LocalErp erp(String name) {
        return erp(name, 0, () -> ErpFault.NONE, SECRET);
    }

    static Wish wish(LocalErp erp, String pattern, Format format) {
        return new Wish(URI.create(erp.address() + "/hooks"), pattern, format, SECRET);
    }

    /** Until nothing is to be done now. */
    void send(String subscription) {
        while (webhooks.step(subscription)) {
            Thread.onSpinWait();
        }
    }

    /** Lets time pass until nothing waits, an hour at most. */
    void sendAll(String subscription) {
        for (int second = 0; second < 3600 && waits(subscription); second++) {
            send(subscription);
            clock.goOn(Duration.ofSeconds(1));
        }
    }

    boolean waits(String subscription) {
        return webhooks.all().stream().anyMatch(it -> it.id().equals(subscription) && it.waiting() > 0);
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
