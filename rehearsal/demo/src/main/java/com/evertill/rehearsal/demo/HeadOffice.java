package com.evertill.rehearsal.demo;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A browser at head office, through the API that its screens use. */
public final class HeadOffice {
    private final Http http;

    HeadOffice(URI address) {
        this.http = new Http(address);
    }

    void signIn(String name, String password) {
        http.post("/api/session", Map.of("name", name, "password", password), JsonNode.class);
    }

    /** The number of the newest price book of the zone; 0 before the first. */
    long newestBook(String zone) {
        for (var known : http.get("/api/prices/zones")) {
            if (known.get("name").asText().equals(zone)) {
                return known.get("newest").asLong();
            }
        }
        throw new DemoFault("Head office knows no price zone '" + zone + "'.");
    }

    /** Drafts a whole book from a catalogue file, approves and releases it at once. */
    void releaseCatalogue(String zone, String draft, byte[] csv) {
        begin(zone, draft, "Demo catalogue");
        http.post("/api/prices/drafts/" + draft + "/catalogue?kind=WHOLE_BOOK", "text/csv", csv);
        approveAndRelease(draft);
    }

    /** Changes one price now: draft, approval and release in one go. */
    public void changePrice(String zone, String draft, String itemId, Money price) {
        begin(zone, draft, "One price");
        http.put("/api/prices/drafts/" + draft + "/items/" + itemId + "/price", Map.of("price", price), JsonNode.class);
        approveAndRelease(draft);
    }

    /** Every sum of the shop's business day, as the cloud has it. */
    JsonNode totals(NodeId node, LocalDate day) {
        return http.get("/api/stores/" + node.shop() + "/totals?day=" + day);
    }

    /** The name of a box that waits for somebody's word, if one does. */
    Optional<String> asking() {
        var asking = http.get("/api/stores").get("asking");
        return asking.isEmpty()
                ? Optional.empty()
                : Optional.of(asking.get(0).get("nonce").asText());
    }

    /** Gives the place to the box that asks for it under this name, and to no other. */
    JsonNode approveBox(NodeId node, String nonce) {
        return http.post("/api/stores/" + node + "/places/" + nonce + "/approval", Map.of(), JsonNode.class);
    }

    private void begin(String zone, String draft, String title) {
        http.put("/api/prices/drafts/" + draft, Map.of("zone", zone, "title", title), JsonNode.class);
    }

    private void approveAndRelease(String draft) {
        http.post("/api/prices/drafts/" + draft + "/approval", "application/json", new byte[0]);
        var now = Map.of("effective", Map.of("kind", "now"));
        http.post("/api/prices/drafts/" + draft + "/release", now, JsonNode.class);
    }
}
