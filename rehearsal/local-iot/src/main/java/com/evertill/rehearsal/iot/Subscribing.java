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
import java.util.function.Predicate;

/**
 * A SUBSCRIBE of which only a part may go on to the broker, whose answers are then put in their places again.
 *
 * @param answers one for each filter asked for; empty where it is the broker's to answer.
 */
record Subscribing(MqttSubscribeMessage asked, List<Optional<Integer>> answers) {

    /**
     * @param held whether the session has this filter already, from an earlier connection. It is answered here: Artemis 2.55 would make a second
     *     consumer for a shared filter, and count what the first one has delivered against the client's receive maximum for ever.
     */
    static Subscribing of(MqttSubscribeMessage asked, Rules rules, Predicate<String> held) {
        var filters = asked.payload().topicSubscriptions();
        var tooMany = filters.size() > Limits.SUBSCRIPTIONS_AT_ONCE;
        return new Subscribing(
                asked,
                filters.stream()
                        .map(filter -> {
                            var refusal = tooMany
                                    ? Optional.of(Reason.QUOTA_EXCEEDED)
                                    : rules.subscribe(filter.topicFilter());
                            return refusal.map(Reason::code)
                                    .or(() -> Optional.of(filter.option().qos().value())
                                            .filter(_ -> held.test(Limits.inMqttsOwnWords(filter.topicFilter()))));
                        })
                        .toList());
    }

    /** Empty if nothing is left for the broker. */
    Optional<MqttSubscribeMessage> forBroker() {
        var left = new ArrayList<MqttTopicSubscription>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).isEmpty()) {
                left.add(asIotCoreMeansIt(asked.payload().topicSubscriptions().get(i)));
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new MqttSubscribeMessage(
                        asked.fixedHeader(), asked.idAndPropertiesVariableHeader(), new MqttSubscribePayload(left)));
    }

    /** @param brokers what the broker said to each filter that was left to it, in their order. */
    MqttSubAckMessage answer(List<Integer> brokers) {
        var next = brokers.iterator();
        var codes = answers.stream().map(answer -> answer.orElseGet(next::next)).toList();
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
