package com.evertill.cloud.iotchannel;

import java.util.Arrays;

/**
 * A message and the topic that it came on or goes to, whatever carried it. The topic is to be trusted: the broker lets a client publish only under
 * the name on its certificate.
 *
 * @param payload not copied: whoever makes an envelope hands its bytes over.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what is carried; equality below is by content
public record Envelope(String topic, byte[] payload) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && topic.equals(that.topic) && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * topic.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return topic + " (" + payload.length + " bytes)";
    }
}
