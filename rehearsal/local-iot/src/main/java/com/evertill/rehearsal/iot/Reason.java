package com.evertill.rehearsal.iot;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;

/** Why something was refused or a connection ended: those of MQTT 5's reason codes (section 2.4) that AWS IoT Core is documented to give. */
enum Reason {
    MALFORMED_PACKET(0x81),
    PROTOCOL_ERROR(0x82),
    UNSUPPORTED_PROTOCOL_VERSION(0x84),
    CLIENT_IDENTIFIER_NOT_VALID(0x85),
    NOT_AUTHORIZED(0x87),
    TOPIC_FILTER_INVALID(0x8F),
    TOPIC_NAME_INVALID(0x90),
    RECEIVE_MAXIMUM_EXCEEDED(0x93),
    TOPIC_ALIAS_INVALID(0x94),
    /** Not in AWS' list, but what MQTT 5 wants for a packet above the announced size (section 3.2.2.3.6). */
    PACKET_TOO_LARGE(0x95),
    QUOTA_EXCEEDED(0x97),
    QOS_NOT_SUPPORTED(0x9B),
    SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED(0xA1);

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    byte asByte() {
        return (byte) code;
    }

    /** The same as the answer to a CONNECT. */
    MqttConnectReturnCode ofConnect() {
        return MqttConnectReturnCode.valueOf(asByte());
    }
}
