package com.evertill.rehearsal.iot;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A SUBSCRIBE of which only a part may be granted: the part goes on to the broker, and its answers are put in their places again.
 *
 * @param refusals one for each filter asked for; empty where it is granted.
 */
record Subscribing(MqttSubscribeMessage asked, List<Optional<Reason>> refusals) {

    static Subscribing of(MqttSubscribeMessage asked, Rules rules) {
        var filters = asked.payload().topicSubscriptions();
        var tooMany = filters.size() > Limits.SUBSCRIPTIONS_AT_ONCE;
        return new Subscribing(
                asked,
                filters.stream()
                        .map(filter ->
                                tooMany ? Optional.of(Reason.QUOTA_EXCEEDED) : rules.subscribe(filter.topicFilter()))
                        .collect(Collectors.toList()));
    }

    /** Empty if nothing of it is granted. */
    Optional<MqttSubscribeMessage> granted() {
        var granted = new ArrayList<MqttTopicSubscription>();
        for (int i = 0; i < refusals.size(); i++) {
            if (refusals.get(i).isEmpty()) {
                granted.add(
                        asIotCoreMeansIt(asked.payload().topicSubscriptions().get(i)));
            }
        }
        return granted.isEmpty()
                ? Optional.empty()
                : Optional.of(new MqttSubscribeMessage(
                        asked.fixedHeader(), asked.idAndPropertiesVariableHeader(), new MqttSubscribePayload(granted)));
    }

    /** @param brokers what the broker said to each filter that was granted, in their order. */
    MqttSubAckMessage answer(List<Integer> brokers) {
        var next = brokers.iterator();
        var codes = refusals.stream()
                .map(refusal -> refusal.map(Reason::code).orElseGet(next::next))
                .toList();
        return new MqttSubAckMessage(
                new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                asked.idAndPropertiesVariableHeader().withEmptyProperties(),
                new MqttSubAckPayload(codes));
    }

    /** Retained messages come to a filter without wildcards that is not shared, and to no other. */
    private static MqttTopicSubscription asIotCoreMeansIt(MqttTopicSubscription subscription) {
        var filter = subscription.topicFilter();
        var option = subscription.option();
        var retained = Limits.hasWildcard(filter) || filter.startsWith("$share/")
                ? RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE
                : option.retainHandling();
        return new MqttTopicSubscription(
                Limits.inMqttsOwnWords(filter),
                new MqttSubscriptionOption(option.qos(), option.isNoLocal(), option.isRetainAsPublished(), retained));
    }
}
