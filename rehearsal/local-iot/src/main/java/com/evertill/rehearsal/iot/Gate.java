package com.evertill.rehearsal.iot;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SUBSCRIPTION_IDENTIFIER;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.TOPIC_ALIAS;

import com.evertill.rehearsal.iot.IotPolicy.Action;
import com.evertill.rehearsal.iot.IotPolicy.Principal;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one connection and the broker: every packet passes here, both ways, and only what {@link Rules} allow goes on. Runs on the
 * connection's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, and there is nobody else to tell
final class Gate extends PacedHandler {
    private final Door door;
    private final Sessions sessions;
    private final Map<Integer, Subscribing> subscribing = new HashMap<>();
    private @Nullable Rules rules;
    private @Nullable Connecting connecting;

    /** What the broker remembers of its clients. */
    interface Sessions {
        boolean hold(String clientId, String filter);
    }

    Gate(Door door, Sessions sessions) {
        this.door = door;
        this.sessions = sessions;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (!door.enter(context.channel())) {
            context.close();
        }
    }

    @Override
    long waitToRead(MqttMessage message) {
        return rules == null ? 0 : rules.waitForBytes(Packets.sizeOf(message), door.now());
    }

    @Override
    void read(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            var tooLong = message.decoderResult().cause() instanceof TooLongFrameException;
            end(context, message, tooLong ? Reason.PACKET_TOO_LARGE : Reason.MALFORMED_PACKET);
        } else if (message instanceof MqttConnectMessage connect && rules == null) {
            connect(context, connect);
        } else if (rules == null) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            rules.takeBytes(Packets.sizeOf(message), door.now());
            inside(context, message, rules);
        }
    }

    private void inside(ChannelHandlerContext context, MqttMessage message, Rules rules) {
        switch (message) {
            case MqttPublishMessage publish -> publish(context, publish, rules);
            case MqttSubscribeMessage subscribe -> subscribe(context, subscribe, rules);
            case MqttUnsubscribeMessage unsubscribe -> {
                unsubscribe.payload().topics().forEach(rules::unsubscribe);
                context.fireChannelRead(Packets.inMqttsOwnWords(unsubscribe));
            }
            default -> {
                switch (message.fixedHeader().messageType()) {
                    case PUBACK, PINGREQ -> context.fireChannelRead(message);
                    case DISCONNECT -> context.fireChannelRead(Connecting.limited(message));
                    // QoS 2 and AUTH are not spoken by IoT Core; the rest is not a client's to say.
                    default -> end(context, message, Reason.PROTOCOL_ERROR);
                }
            }
        }
    }

    private void connect(ChannelHandlerContext context, MqttConnectMessage connect) {
        var commonName = Door.commonName(context);
        var policy = commonName.flatMap(door::policyOf);
        var refusal = Connecting.refusal(connect);
        if (refusal.isPresent()) {
            refuse(context, connect, refusal.get());
        } else if (policy.isEmpty()) {
            refuse(context, connect, Reason.NOT_AUTHORIZED);
        } else {
            var who = new Principal(commonName.orElseThrow(), connect.payload().clientIdentifier());
            connect(context, connect, who, policy.get());
        }
    }

    private void connect(ChannelHandlerContext context, MqttConnectMessage connect, Principal who, IotPolicy policy) {
        var entering = new Rules(who, policy, door.now());
        var will = connect.variableHeader().isWillFlag()
                ? entering.mayPublish(
                        connect.payload().willTopic(), connect.variableHeader().isWillRetain())
                : Optional.<Reason>empty();
        if (!policy.allows(who, Action.CONNECT, who.clientId())) {
            refuse(context, connect, Reason.NOT_AUTHORIZED);
        } else if (will.isPresent()) {
            refuse(context, connect, will.get());
        } else {
            rules = entering;
            connecting = Connecting.of(connect);
            context.fireChannelRead(connecting.limited());
        }
    }

    private void publish(ChannelHandlerContext context, MqttPublishMessage publish, Rules rules) {
        var header = publish.variableHeader();
        var qos = publish.fixedHeader().qosLevel();
        var topic = rules.topicOf(header.topicName(), Packets.number(header.properties(), TOPIC_ALIAS));
        if (qos == MqttQoS.EXACTLY_ONCE) {
            end(context, publish, Reason.QOS_NOT_SUPPORTED);
        } else if (topic.isEmpty()) {
            end(context, publish, Reason.TOPIC_ALIAS_INVALID);
        } else if (qos == MqttQoS.AT_LEAST_ONCE && !rules.mayWaitForPubAck(header.packetId())) {
            end(context, publish, Reason.RECEIVE_MAXIMUM_EXCEEDED);
        } else {
            var refusal = rules.publish(
                    topic.get(),
                    publish.fixedHeader().isRetain(),
                    publish.payload().readableBytes(),
                    door.now());
            if (refusal.isEmpty()) {
                context.fireChannelRead(Packets.withTopic(publish, topic.get()));
            } else {
                refuse(context, publish, refusal.get(), rules);
            }
        }
    }

    /** QoS 1 is told; QoS 0 has no answer, so what is over the rate is dropped and anything else ends the connection. */
    private void refuse(ChannelHandlerContext context, MqttPublishMessage publish, Reason reason, Rules rules) {
        if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            int packetId = publish.variableHeader().packetId();
            rules.acknowledged(packetId);
            context.writeAndFlush(Packets.pubAck(packetId, reason));
            ReferenceCountUtil.release(publish);
        } else if (reason == Reason.QUOTA_EXCEEDED) {
            ReferenceCountUtil.release(publish);
        } else {
            end(context, publish, reason);
        }
    }

    private void subscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe, Rules rules) {
        var filters = subscribe.payload().topicSubscriptions();
        if (filters.stream().anyMatch(filter -> filter.option().qos() == MqttQoS.EXACTLY_ONCE)) {
            end(context, subscribe, Reason.QOS_NOT_SUPPORTED);
        } else if (Packets.number(subscribe.idAndPropertiesVariableHeader().properties(), SUBSCRIPTION_IDENTIFIER)
                .isPresent()) {
            end(context, subscribe, Reason.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED);
        } else {
            var asked = Subscribing.of(subscribe, rules, filter -> sessions.hold(rules.clientId(), filter));
            var forBroker = asked.forBroker();
            if (forBroker.isEmpty()) {
                context.writeAndFlush(asked.answer(List.of()));
            } else {
                subscribing.put(subscribe.variableHeader().messageId(), asked);
                context.fireChannelRead(forBroker.get());
            }
        }
    }

    @Override
    long waitToWrite(MqttMessage message) {
        return message instanceof MqttPublishMessage && rules != null
                ? rules.waitToSend(Packets.sizeOf(message), door.now())
                : 0;
    }

    @Override
    void write(ChannelHandlerContext context, MqttMessage message, ChannelPromise promise) {
        var answer =
                switch (message) {
                    case MqttConnAckMessage ack when connecting != null -> connecting.announce(ack);
                    case MqttSubAckMessage ack -> answered(ack);
                    default -> message;
                };
        if (rules != null && message instanceof MqttPublishMessage publish) {
            deliver(context, publish, promise, rules);
        } else {
            if (rules != null && message.fixedHeader().messageType() == MqttMessageType.PUBACK) {
                rules.acknowledged(((MqttMessageIdVariableHeader) message.variableHeader()).messageId());
            }
            context.write(answer, promise);
        }
    }

    /** What a subscriber may not receive is acknowledged in its place, so that it does not stand in the way of what it may. */
    private void deliver(
            ChannelHandlerContext context, MqttPublishMessage publish, ChannelPromise promise, Rules rules) {
        if (rules.maySubscriberReceive(publish.variableHeader().topicName())) {
            rules.send(Packets.sizeOf(publish), door.now());
            context.write(publish, promise);
        } else {
            if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
                context.fireChannelRead(Packets.pubAck(publish.variableHeader().packetId()));
            }
            ReferenceCountUtil.release(publish);
        }
    }

    private MqttMessage answered(MqttSubAckMessage ack) {
        var asked = subscribing.remove(ack.variableHeader().messageId());
        return asked == null ? ack : asked.answer(ack.payload().reasonCodes());
    }

    private static void refuse(ChannelHandlerContext context, MqttConnectMessage connect, Reason reason) {
        ReferenceCountUtil.release(connect);
        context.writeAndFlush(MqttMessageBuilders.connAck()
                        .returnCode(reason.ofConnect())
                        .build())
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static void end(ChannelHandlerContext context, MqttMessage message, Reason reason) {
        ReferenceCountUtil.release(message);
        context.writeAndFlush(MqttMessageBuilders.disconnect()
                        .reasonCode(reason.asByte())
                        .build())
                .addListener(ChannelFutureListener.CLOSE);
    }
}
