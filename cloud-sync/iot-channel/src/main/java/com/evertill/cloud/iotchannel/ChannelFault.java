package com.evertill.cloud.iotchannel;

/** A channel cannot do what it is there for. The message says what and where, and what to look at. */
public final class ChannelFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChannelFault(String channel, String message) {
        super("Channel '" + channel + "': " + message);
    }

    ChannelFault(String channel, String message, Throwable cause) {
        super("Channel '" + channel + "': " + message, cause);
    }
}
