package com.evertill.cloud.iotchannel;

import com.evertill.commerce.messages.Topic;
import com.evertill.rehearsal.iot.LocalIot;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the stand-in for IoT Core before the application, and tells it where. */
public final class BrokerForTheTest implements QuarkusTestResourceLifecycleManager {
    private @Nullable LocalIot iot;

    @Override
    public Map<String, String> start() {
        try {
            var started = LocalIot.start(LocalIot.Config.inMemory(Files.createTempDirectory("iot-channel")));
            iot = started;
            var configuration = new HashMap<String, String>();
            configuration.putAll(channel(started, "incoming.facts-in", "cloud-facts"));
            configuration.putAll(channel(started, "incoming.hello-in", "cloud-hello"));
            configuration.putAll(channel(started, "outgoing.confirmed-out", "cloud-confirmed"));
            configuration.put("mp.messaging.incoming.facts-in.topic", Fixtures.SHARED_FACTS);
            configuration.put("mp.messaging.incoming.hello-in.topic", Topic.HELLO.ofEveryNode());
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> channel(LocalIot iot, String channel, String clientId) {
        var prefix = "mp.messaging." + channel + ".";
        var cloud = iot.certificates().cloud();
        return Map.of(
                prefix + "connector",
                IotConnector.NAME,
                prefix + "host",
                "localhost",
                prefix + "port",
                String.valueOf(iot.port()),
                prefix + "ca",
                iot.certificates().ca().toString(),
                prefix + "cert",
                cloud.certificate().toString(),
                prefix + "key",
                cloud.key().toString(),
                prefix + "client-id",
                clientId,
                prefix + "redeliver-after-ms",
                "50");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(iot, new TestInjector.MatchesType(LocalIot.class));
    }

    @Override
    public void stop() {
        if (iot != null) {
            iot.close();
        }
    }
}
