package com.evertill.cloud.iotchannel;

import com.evertill.commerce.messages.Topic;
import com.evertill.rehearsal.iot.Certificates.Identity;
import com.evertill.rehearsal.iot.LocalIot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

final class Fixtures {
    static final String SHARED_FACTS = "$share/ledger/" + Topic.FACTS.ofEveryNode();

    private Fixtures() {}

    static Settings cloud(LocalIot iot, String clientId, String filter, int inFlight) {
        return settings(iot, iot.certificates().cloud(), clientId, filter, inFlight);
    }

    static Settings settings(LocalIot iot, Identity identity, String clientId, String filter, int inFlight) {
        return new Settings(
                clientId,
                "localhost",
                iot.port(),
                iot.certificates().ca(),
                identity.certificate(),
                identity.key(),
                clientId,
                filter,
                inFlight,
                Duration.ofHours(1),
                Duration.ofMillis(50),
                Duration.ofSeconds(20));
    }

    static Envelope envelope(String topic, String text) {
        return new Envelope(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Envelope envelope) {
        return new String(envelope.payload(), StandardCharsets.UTF_8);
    }
}
