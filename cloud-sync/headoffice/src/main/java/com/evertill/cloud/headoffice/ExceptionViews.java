package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.StoresApi;
import com.evertill.cloud.headoffice.api.StoresApi.ShopExceptions;
import com.evertill.cloud.ledger.readers.Exceptions.OpenException;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.commerce.facts.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** What somebody in a shop must see to, as the screens show it. Only the shop itself closes it: there the slip and the customer are known. */
public final class ExceptionViews {
    private final Readers readers;

    public ExceptionViews(Readers readers) {
        this.readers = readers;
    }

    public StoresApi.Exceptions open(Instant now) {
        // The oldest first, and so the shop with the oldest first.
        var shops = readers.exceptions().open().stream()
                .collect(Collectors.groupingBy(
                        it -> it.node().shop(),
                        LinkedHashMap::new,
                        Collectors.mapping(ExceptionViews::view, Collectors.toList())));
        return new StoresApi.Exceptions(
                now,
                shops.entrySet().stream()
                        .map(it -> new ShopExceptions(it.getKey(), it.getValue()))
                        .toList());
    }

    private static StoresApi.OpenException view(OpenException open) {
        return switch (open.fact()) {
            case Payload.PaymentForwarded it ->
                new StoresApi.OpenException(
                        open.node().toString(),
                        open.till().number(),
                        open.id(),
                        open.opened(),
                        "DECLINED_LATER",
                        it.payment().amount(),
                        null,
                        it.payment().receipt().toString(),
                        it.payment().tender(),
                        it.why());
            case Payload.TerminalReconciled it ->
                new StoresApi.OpenException(
                        open.node().toString(),
                        open.till().number(),
                        open.id(),
                        open.opened(),
                        it.told() == null ? "NOT_TOLD" : "DIFFERS",
                        it.sold(),
                        it.told(),
                        null,
                        null,
                        it.why());
            case Payload.CardRefunded it ->
                new StoresApi.OpenException(
                        open.node().toString(),
                        open.till().number(),
                        open.id(),
                        open.opened(),
                        "REFUNDED_LATE",
                        it.amount(),
                        null,
                        it.payment() == null ? null : it.payment().receipt().toString(),
                        it.payment() == null ? null : it.payment().tender(),
                        it.reason());
            default -> throw new IllegalStateException(open.id() + " was opened by " + open.fact());
        };
    }
}
