package com.evertill.rehearsal.iot;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.MAXIMUM_QOS;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SERVER_KEEP_ALIVE;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.TOPIC_ALIAS_MAXIMUM;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.Optional;

/**
 * A CONNECT cut down to what IoT Core grants, and the CONNACK that says so.
 *
 * @param sessionExpiry seconds, as granted.
 * @param keepAlive seconds, if another than the one asked for.
 */
record Connecting(MqttConnectMessage limited, int sessionExpiry, Optional<Integer> keepAlive) {

    /** What stands in the packet alone and cannot be accepted, whoever sent it. */
    static Optional<Reason> refusal(MqttConnectMessage connect) {
        var header = connect.variableHeader();
        if (header.version() != MqttVersion.MQTT_5.protocolLevel()) {
            return Optional.of(Reason.UNSUPPORTED_PROTOCOL_VERSION);
        }
        if (!Limits.isClientIdValid(connect.payload().clientIdentifier())) {
            return Optional.of(Reason.CLIENT_IDENTIFIER_NOT_VALID);
        }
        if (header.isWillFlag() && header.willQos() == MqttQoS.EXACTLY_ONCE.value()) {
            return Optional.of(Reason.QOS_NOT_SUPPORTED);
        }
        return Optional.empty();
    }

    static Connecting of(MqttConnectMessage connect) {
        var header = connect.variableHeader();
        var keepAlive = grantedKeepAlive(header.keepAliveTimeSeconds());
        var properties =
                Packets.without(header.properties(), RECEIVE_MAXIMUM, SESSION_EXPIRY_INTERVAL, TOPIC_ALIAS_MAXIMUM);
        var inFlight = Packets.number(header.properties(), RECEIVE_MAXIMUM).orElse(Limits.IN_FLIGHT);
        properties.add(new IntegerProperty(RECEIVE_MAXIMUM.value(), Math.min(inFlight, Limits.IN_FLIGHT)));
        var expiry = grantedExpiry(
                Packets.number(header.properties(), SESSION_EXPIRY_INTERVAL).orElse(0));
        properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL.value(), expiry));
        var limited = new MqttConnectMessage(
                connect.fixedHeader(),
                new MqttConnectVariableHeader(
                        header.name(),
                        header.version(),
                        header.hasUserName(),
                        header.hasPassword(),
                        header.isWillRetain(),
                        header.willQos(),
                        header.isWillFlag(),
                        header.isCleanSession(),
                        keepAlive,
                        properties),
                connect.payload());
        return new Connecting(
                limited,
                expiry,
                keepAlive == header.keepAliveTimeSeconds() ? Optional.empty() : Optional.of(keepAlive));
    }

    /** A DISCONNECT may name another session expiry (MQTT 5, 3.14.2.2.2), which is limited as well. */
    static MqttMessage limited(MqttMessage disconnect) {
        if (!(disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header)) {
            return disconnect;
        }
        var asked = Packets.number(header.properties(), SESSION_EXPIRY_INTERVAL);
        if (asked.isEmpty()) {
            return disconnect;
        }
        var properties = Packets.without(header.properties(), SESSION_EXPIRY_INTERVAL);
        properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL.value(), grantedExpiry(asked.get())));
        return new MqttMessage(
                disconnect.fixedHeader(),
                new MqttReasonCodeAndPropertiesVariableHeader(header.reasonCode(), properties));
    }

    MqttConnAckMessage announce(MqttConnAckMessage ack) {
        var header = ack.variableHeader();
        if (header.connectReturnCode() != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            return ack;
        }
        MqttProperties properties = header.properties();
        properties.add(new IntegerProperty(RECEIVE_MAXIMUM.value(), Limits.IN_FLIGHT));
        properties.add(new IntegerProperty(MAXIMUM_QOS.value(), MqttQoS.AT_LEAST_ONCE.value()));
        properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL.value(), sessionExpiry));
        properties.add(new IntegerProperty(SUBSCRIPTION_IDENTIFIER_AVAILABLE.value(), 0));
        keepAlive.ifPresent(seconds -> properties.add(new IntegerProperty(SERVER_KEEP_ALIVE.value(), seconds)));
        return ack;
    }

    /** Four bytes without a sign: all ones, which asks for a session without an end, arrives as -1. */
    private static int grantedExpiry(int asked) {
        return (int) Math.min(Integer.toUnsignedLong(asked), Limits.SESSION_EXPIRY_SECONDS);
    }

    /** 0 switches keep-alive off in MQTT, not at IoT Core. */
    private static int grantedKeepAlive(int asked) {
        return asked == 0
                ? Limits.LONGEST_KEEP_ALIVE_SECONDS
                : Math.clamp(asked, Limits.SHORTEST_KEEP_ALIVE_SECONDS, Limits.LONGEST_KEEP_ALIVE_SECONDS);
    }
}
