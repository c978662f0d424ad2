package com.evertill.cloud.iotchannel;

import java.time.Instant;
import java.util.Optional;

/**
 * How a channel is.
 *
 * @param connectedSince empty while it is not connected; it is trying then.
 * @param trouble what went wrong last, also if it is long mended; for the person who looks after it.
 */
public record ChannelState(String channel, Optional<Instant> connectedSince, Optional<String> trouble) {
    static ChannelState unconnected(String channel) {
        return new ChannelState(channel, Optional.empty(), Optional.empty());
    }

    public boolean isConnected() {
        return connectedSince.isPresent();
    }

    ChannelState connected(Instant at) {
        return new ChannelState(channel, Optional.of(at), trouble);
    }

    ChannelState disconnected(String why) {
        return new ChannelState(channel, Optional.empty(), Optional.of(why));
    }

    ChannelState troubled(String why) {
        return new ChannelState(channel, connectedSince, Optional.of(why));
    }
}
