package com.evertill.rehearsal.iot;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading and rebuilding of MQTT packets, which Netty gives as values that cannot be changed. */
final class Packets {
    private Packets() {}

    /** Bytes that count against the throughput: the payload and the topic; what else a packet holds is a few bytes. */
    static int sizeOf(MqttMessage message) {
        return message instanceof MqttPublishMessage publish
                ? publish.payload().readableBytes()
                        + publish.variableHeader().topicName().length()
                : 0;
    }

    static Optional<Integer> number(MqttProperties properties, MqttPropertyType type) {
        MqttProperties.@Nullable MqttProperty<?> property = properties.getProperty(type.value());
        return property == null ? Optional.empty() : Optional.of((Integer) property.value());
    }

    /** A copy that may be added to. */
    static MqttProperties without(MqttProperties properties, MqttPropertyType... types) {
        var unwanted = Set.of(types);
        var copy = new MqttProperties();
        for (MqttProperties.MqttProperty<?> property : properties.listAll()) {
            if (!unwanted.contains(MqttPropertyType.valueOf(property.propertyId()))) {
                copy.add(property);
            }
        }
        return copy;
    }

    /** With the topic spelled out: the broker needs to know nothing of aliases that were refused. */
    static MqttPublishMessage withTopic(MqttPublishMessage publish, String topic) {
        var header = publish.variableHeader();
        return new MqttPublishMessage(
                publish.fixedHeader(),
                new MqttPublishVariableHeader(
                        topic, header.packetId(), without(header.properties(), MqttPropertyType.TOPIC_ALIAS)),
                publish.payload());
    }

    static MqttUnsubscribeMessage inMqttsOwnWords(MqttUnsubscribeMessage unsubscribe) {
        var filters = unsubscribe.payload().topics().stream()
                .map(Limits::inMqttsOwnWords)
                .toList();
        return new MqttUnsubscribeMessage(
                unsubscribe.fixedHeader(),
                unsubscribe.idAndPropertiesVariableHeader(),
                new MqttUnsubscribePayload(filters));
    }

    static MqttPubAckMessage pubAck(int packetId, Reason reason) {
        return pubAck(packetId, reason.asByte());
    }

    static MqttPubAckMessage pubAck(int packetId) {
        return pubAck(packetId, MqttPubReplyMessageVariableHeader.REASON_CODE_OK);
    }

    private static MqttPubAckMessage pubAck(int packetId, byte code) {
        return new MqttPubAckMessage(
                new MqttFixedHeader(MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttPubReplyMessageVariableHeader(packetId, code, MqttProperties.NO_PROPERTIES));
    }
}
