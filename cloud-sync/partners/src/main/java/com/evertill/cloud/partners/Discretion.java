package com.evertill.cloud.partners;

import com.evertill.cloud.events.CloudEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts an event down to what a partner may know. What is not named here stays inside: a field that somebody adds to an event is told to no partner before
 * somebody has thought about it here.
 */
public final class Discretion {
    /** Of which nobody learns anything of a person. */
    private static final Set<String> OPEN = Set.of(
            // Where and when, and what it is.
            "at",
            "businessDay",
            "box",
            "day",
            "device",
            "epoch",
            "event",
            "happened",
            "head",
            "id",
            "kind",
            "mode",
            "name",
            "node",
            "number",
            "outcome",
            "payload",
            "sequence",
            "shift",
            "shifts",
            "since",
            "software",
            "state",
            "step",
            "store",
            "takenAt",
            "till",
            "until",
            "version",
            "exception",
            "replaces",
            "lostAfter",
            "approval",
            "details",
            // Goods.
            "available",
            "code",
            "department",
            "item",
            "itemId",
            "items",
            "line",
            "lines",
            "missing",
            "onHand",
            "quantity",
            "reconsider",
            "reserved",
            "shortBy",
            "thousandths",
            "toStock",
            "unit",
            "from",
            "to",
            "order",
            "original",
            "originalLine",
            "receipt",
            "voided",
            "wanted",
            // Money.
            "amount",
            "brand",
            "cashBack",
            "change",
            "counted",
            "currency",
            "due",
            "entry",
            "events",
            "expected",
            "means",
            "minor",
            "net",
            "offline",
            "offlineApproved",
            "openingFloat",
            "paid",
            "ppm",
            "precision",
            "priced",
            "printed",
            "rate",
            "refund",
            "rounding",
            "seal",
            "signature",
            "signer",
            "sold",
            "statedAmount",
            "tax",
            "taxClass",
            "taxRules",
            "taxes",
            "tender",
            "tenders",
            "tip",
            "told",
            "total",
            "unitPrice",
            // Price books.
            "comesAt",
            "effective",
            "manifest",
            "release",
            "rollbackTo",
            "supersededBy",
            "zone");

    /** Whose events are about goods and money. */
    private static final Set<String> OPEN_TO_ALL = Set.of("facts", "orders", "stock", "prices");

    private static final Map<String, Grant> OPEN_TO_SOME = Map.of(
            "customers",
            Grant.CUSTOMERS,
            "loyalty",
            Grant.CUSTOMERS,
            "carts",
            Grant.CUSTOMERS,
            "payments",
            Grant.CARDS);

    private final Set<Grant> grants;
    private final Set<String> names;

    public Discretion(Set<Grant> grants) {
        this.grants = Set.copyOf(grants);
        var open = new HashSet<>(OPEN);
        grants.forEach(grant -> open.addAll(grant.names()));
        this.names = Set.copyOf(open);
    }

    /** Whether this partner may know that such a thing happened at all. */
    public boolean mayHear(String type) {
        var service = type.split("\\.", 4)[2];
        var grant = OPEN_TO_SOME.get(service);
        return OPEN_TO_ALL.contains(service) || (grant != null && grants.contains(grant));
    }

    /** @return nothing if it may not be heard. */
    public Optional<CloudEvent> of(CloudEvent event) {
        return mayHear(event.type())
                ? Optional.of(new CloudEvent(
                        event.specVersion(),
                        event.id(),
                        event.source(),
                        event.type(),
                        event.subject(),
                        event.time(),
                        event.dataContentType(),
                        cut(event.data())))
                : Optional.empty();
    }

    /** Whether somebody has thought about a field of this name. */
    public static boolean isKnown(String name) {
        return OPEN.contains(name)
                || name.equals("withheld")
                || Set.of(Grant.values()).stream()
                        .anyMatch(grant -> grant.names().contains(name));
    }

    private JsonNode cut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var left = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(field -> names.contains(field.getKey()))
                    .forEach(field -> left.set(field.getKey(), cut(field.getValue())));
            return left;
        }
        if (node.isArray()) {
            var left = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> left.add(cut(element)));
            return left;
        }
        return node;
    }
}
