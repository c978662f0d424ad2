package com.evertill.cloud.published;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.prices.PriceEvents;
import com.evertill.commerce.Golden;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.SampleFacts;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseWriter;
import com.evertill.commerce.release.SignedManifest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;

/** Events as services write them today; each is written down once, and read for ever. */
final class SampleEvents {
    /** Of whoever signed the sample of a release. */
    static final Path HEAD_OFFICE = Golden.ofTests("samples/events/v1/head-office.pub");

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    static CloudEvent of(FactType type) {
        var key = new FactKey(SampleFacts.NODE, 2, 1_042);
        var payload = Json.read(Json.bytes(SampleFacts.of(type)), JsonNode.class);
        var told = new FactEvents.Told(
                key.node(), key.epoch(), key.sequence(), SampleFacts.AT, SampleFacts.DAY, payload, null);
        return CloudEvent.of(
                FactEvents.SOURCE,
                key.toString(),
                FactEvents.type(type),
                key.node().toString(),
                SampleFacts.AT,
                told);
    }

    static CloudEvent ofRelease() {
        var effective = new Effective.StoreTime(LocalDateTime.parse("2026-11-24T06:00:00"));
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var file = new ReleaseWriter(OutputStream.nullOutputStream()).finish();
            var manifest = new ReleaseManifest(
                    ReleaseManifest.SCHEMA, "main", 12, null, 10L, effective, file, null, 0, AT, null);
            var signed = SignedManifest.sign(keys.getPrivate(), manifest);
            Golden.check(
                    HEAD_OFFICE,
                    Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
            var data = new PriceEvents.Published(
                    "main",
                    12,
                    10L,
                    effective,
                    Instant.parse("2026-11-24T05:00:00Z"),
                    signed.manifest(),
                    signed.signature());
            return CloudEvent.of(PriceEvents.SOURCE, "main/12/published", PriceEvents.PUBLISHED, "main/12", AT, data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CloudEvent ofSuperseded() {
        var data = new PriceEvents.Superseded("main", 12, 14);
        return CloudEvent.of(PriceEvents.SOURCE, "main/12/superseded", PriceEvents.SUPERSEDED, "main/12", AT, data);
    }

    private SampleEvents() {}
}
