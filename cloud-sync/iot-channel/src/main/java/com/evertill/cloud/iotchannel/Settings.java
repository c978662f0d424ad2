package com.evertill.cloud.iotchannel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What {@code mp.messaging.incoming.NAME.*} and {@code mp.messaging.outgoing.NAME.*} say; {@link IotConnector} lists the attributes.
 *
 * @param filter of an incoming channel; not looked at for an outgoing one, where each envelope names its topic.
 * @param inFlight how many messages may be unacknowledged at once.
 */
record Settings(
        String channel,
        String host,
        int port,
        Path ca,
        Path certificate,
        Path key,
        String clientId,
        String filter,
        int inFlight,
        Duration sessionExpiry,
        Duration redeliverAfter,
        Duration answerWithin) {

    static Settings incoming(Config config) {
        return of(config, text(config, "topic"));
    }

    static Settings outgoing(Config config) {
        return of(config, "");
    }

    private static Settings of(Config config, String filter) {
        return new Settings(
                channel(config),
                text(config, "host"),
                number(config, "port", 8883),
                file(config, "ca"),
                file(config, "cert"),
                file(config, "key"),
                text(config, "client-id"),
                filter,
                number(config, "receive-maximum", 32),
                Duration.ofSeconds(number(config, "session-expiry-seconds", 3600)),
                Duration.ofMillis(number(config, "redeliver-after-ms", 5000)),
                Duration.ofMillis(number(config, "answer-within-ms", 30_000)));
    }

    private static String channel(Config config) {
        return config.getValue("channel-name", String.class);
    }

    private static String text(Config config, String attribute) {
        return config.getOptionalValue(attribute, String.class)
                .orElseThrow(() -> new ChannelFault(channel(config), "the attribute '" + attribute + "' is not set."));
    }

    private static int number(Config config, String attribute, int otherwise) {
        return config.getOptionalValue(attribute, Integer.class).orElse(otherwise);
    }

    private static Path file(Config config, String attribute) {
        var file = Path.of(text(config, attribute));
        if (!Files.isReadable(file)) {
            throw new ChannelFault(
                    channel(config), "the file " + file + ", named by '" + attribute + "', cannot be read.");
        }
        return file;
    }
}
