package com.evertill.rehearsal.iot;

import com.evertill.rehearsal.iot.IotPolicy.Action;
import com.evertill.rehearsal.iot.IotPolicy.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one connection may do, and has done: the policy, the limits and the counting, without a socket. Times are nanoseconds of any clock that
 * only goes forward. An empty answer is a yes.
 */
final class Rules {
    private final Principal who;
    private final IotPolicy policy;
    private final Rate publishes;
    private final Rate bytes;
    private final Map<Integer, String> aliases = new HashMap<>();
    private final Set<Integer> inFlight = new HashSet<>();
    private final Set<String> subscriptions = new HashSet<>();

    Rules(Principal who, IotPolicy policy, long now) {
        this.who = who;
        this.policy = policy;
        this.publishes = new Rate(Limits.PUBLISHES_PER_SECOND, Limits.PUBLISHES_AT_ONCE, now);
        this.bytes = new Rate(Limits.BYTES_PER_SECOND, Limits.BYTES_PER_SECOND, now);
    }

    String clientId() {
        return who.clientId();
    }

    /** Both directions count against one rate. */
    long waitForBytes(int count, long now) {
        return bytes.delay(count, now);
    }

    void takeBytes(int count, long now) {
        bytes.take(count, now);
    }

    /** What goes out waits for its turn, what comes in above the rate is refused: IoT Core keeps the one and discards the other. */
    long waitToSend(int size, long now) {
        return Math.max(publishes.delay(1, now), bytes.delay(size, now));
    }

    void send(int size, long now) {
        publishes.take(1, now);
        bytes.take(size, now);
    }

    boolean maySubscriberReceive(String topic) {
        return policy.allows(who, Action.RECEIVE, topic);
    }

    /** The topic that a PUBLISH is meant for, its alias resolved; empty if the alias is not one. */
    Optional<String> topicOf(String topic, Optional<Integer> alias) {
        if (alias.isEmpty()) {
            return Optional.of(topic);
        }
        if (alias.get() < 1 || alias.get() > Limits.TOPIC_ALIASES) {
            return Optional.empty();
        }
        if (!topic.isEmpty()) {
            aliases.put(alias.get(), topic);
        }
        return Optional.ofNullable(aliases.get(alias.get()));
    }

    /** Whether one more unacknowledged message is still within what was announced. */
    boolean mayWaitForPubAck(int packetId) {
        return inFlight.add(packetId) ? inFlight.size() <= Limits.IN_FLIGHT : true;
    }

    void acknowledged(int packetId) {
        inFlight.remove(packetId);
    }

    Optional<Reason> publish(String topic, boolean retain, int payload, long now) {
        if (publishes.delay(1, now) > 0 || payload > Limits.PAYLOAD_BYTES) {
            return Optional.of(Reason.QUOTA_EXCEEDED);
        }
        publishes.take(1, now);
        return mayPublish(topic, retain);
    }

    /** Also what a will needs, which is published later in its owner's name. */
    Optional<Reason> mayPublish(String topic, boolean retain) {
        if (Limits.isTopicTooLong(topic)) {
            return Optional.of(Reason.TOPIC_NAME_INVALID);
        }
        var allowed =
                policy.allows(who, Action.PUBLISH, topic) && (!retain || policy.allows(who, Action.RETAIN, topic));
        return allowed ? Optional.empty() : Optional.of(Reason.NOT_AUTHORIZED);
    }

    Optional<Reason> subscribe(String filter) {
        var sought = Limits.withoutShare(filter);
        if (sought.isEmpty() || Limits.isTopicTooLong(sought.get())) {
            return Optional.of(Reason.TOPIC_FILTER_INVALID);
        }
        if (!policy.allows(who, Action.SUBSCRIBE, filter)) {
            return Optional.of(Reason.NOT_AUTHORIZED);
        }
        if (subscriptions.size() >= Limits.SUBSCRIPTIONS && !subscriptions.contains(filter)) {
            return Optional.of(Reason.QUOTA_EXCEEDED);
        }
        subscriptions.add(filter);
        return Optional.empty();
    }

    void unsubscribe(String filter) {
        subscriptions.remove(filter);
    }
}
