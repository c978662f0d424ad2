package com.evertill.rehearsal.iot;

import static com.evertill.commerce.messages.Topic.CONFIRMED;
import static com.evertill.commerce.messages.Topic.FACTS;
import static com.evertill.commerce.messages.Topic.HELLO;
import static com.evertill.commerce.messages.Topic.NUDGE;
import static com.evertill.commerce.messages.Topic.QUESTION;
import static com.evertill.commerce.messages.Topic.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import com.evertill.rehearsal.iot.IotPolicy.Action;
import com.evertill.rehearsal.iot.IotPolicy.Principal;
import java.util.EnumSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What {@code deploy/aws/} gives: to a node nothing but its own six topics, to the cloud every node's, each in one direction. */
class ShippedPoliciesTest {
    private static final IotPolicy NODE = Attachments.shipped("iot-policy-node.json");
    private static final IotPolicy CLOUD = Attachments.shipped("iot-policy-cloud.json");
    private static final EnumSet<Topic> UP = EnumSet.of(FACTS, HELLO, QUESTION);
    private static final EnumSet<Topic> DOWN = EnumSet.of(CONFIRMED, NUDGE, REPLY);

    @Property
    void a_node_has_its_own_topics(@ForAll("nodes") NodeId node, @ForAll Topic topic) {
        var who = of(node);
        assertThat(NODE.allows(who, Action.CONNECT, node.toString())).isTrue();
        assertThat(NODE.allows(who, Action.PUBLISH, topic.of(node))).isEqualTo(UP.contains(topic));
        assertThat(NODE.allows(who, Action.SUBSCRIBE, topic.of(node))).isEqualTo(DOWN.contains(topic));
        assertThat(NODE.allows(who, Action.RECEIVE, topic.of(node))).isEqualTo(DOWN.contains(topic));
    }

    @Property
    void a_node_has_nothing_of_another(
            @ForAll("nodes") NodeId node, @ForAll("nodes") NodeId other, @ForAll Topic topic, @ForAll Action action) {
        var who = of(node);
        if (!node.equals(other)) {
            assertThat(NODE.allows(who, action, topic.of(other))).isFalse();
            assertThat(NODE.allows(who, Action.CONNECT, other.toString())).isFalse();
        }
        assertThat(NODE.allows(who, action, topic.ofEveryNode())).isFalse();
        assertThat(NODE.allows(who, action, "$share/ledger/" + topic.of(node))).isFalse();
    }

    @Property
    void nothing_else_is_a_nodes_either(
            @ForAll("nodes") NodeId node, @ForAll("names") String name, @ForAll Action action) {
        var own = Topic.parse(name).filter(address -> address.node().equals(node));
        var itself = action == Action.CONNECT && name.equals(node.toString());
        if (own.isEmpty() && !itself) {
            assertThat(NODE.allows(of(node), action, name)).isFalse();
        }
    }

    @Property
    void nobody_keeps_messages_on_a_topic(@ForAll("nodes") NodeId node, @ForAll Topic topic) {
        assertThat(NODE.allows(of(node), Action.RETAIN, topic.of(node))).isFalse();
        assertThat(CLOUD.allows(cloud(), Action.RETAIN, topic.of(node))).isFalse();
    }

    @Property
    void the_cloud_answers_any_node_and_hears_every_node(@ForAll("nodes") NodeId node, @ForAll Topic topic) {
        assertThat(CLOUD.allows(cloud(), Action.PUBLISH, topic.of(node))).isEqualTo(DOWN.contains(topic));
        assertThat(CLOUD.allows(cloud(), Action.RECEIVE, topic.of(node))).isEqualTo(UP.contains(topic));
        assertThat(CLOUD.allows(cloud(), Action.SUBSCRIBE, topic.ofEveryNode())).isEqualTo(UP.contains(topic));
        assertThat(CLOUD.allows(cloud(), Action.SUBSCRIBE, "$share/ledger/" + topic.ofEveryNode()))
                .isEqualTo(UP.contains(topic));
    }

    @Property
    void the_cloud_listens_to_nothing_wider(@ForAll("names") String name) {
        if (!name.startsWith("$share/ledger/pos/v1/+/") && !name.startsWith("pos/v1/+/")) {
            assertThat(CLOUD.allows(cloud(), Action.SUBSCRIBE, name)).isFalse();
        }
        if (!name.equals("cloud") && !name.startsWith("cloud-")) {
            assertThat(CLOUD.allows(cloud(), Action.CONNECT, name)).isFalse();
        }
    }

    @Property
    void only_names_of_nodes_and_the_cloud_have_a_policy(@ForAll("names") String name) {
        assertThat(Attachments.shipped().of(name).isPresent())
                .isEqualTo(name.equals("cloud") || name.matches("([A-Za-z0-9_-]{1,32}\\.){2}[A-Za-z0-9_-]{1,32}"));
    }

    @Provide
    Arbitrary<NodeId> nodes() {
        var part = Arbitraries.strings()
                .withCharRange('a', 'c')
                .withChars('-', '_', '1')
                .ofMinLength(1)
                .ofMaxLength(3);
        return Combinators.combine(part, part, part).as(NodeId::new);
    }

    /** Names near enough to ours that a pattern that is too wide would be found out. */
    @Provide
    Arbitrary<String> names() {
        var level = Arbitraries.of(
                "pos",
                "v1",
                "a.b.c",
                "a.b",
                "facts",
                "hello",
                "confirmed",
                "nudge",
                "+",
                "#",
                "*",
                "",
                "$share",
                "ledger",
                "cloud",
                "cloud-1",
                "$aws",
                "?");
        return level.list().ofMinSize(1).ofMaxSize(7).map(levels -> String.join("/", levels));
    }

    private static Principal of(NodeId node) {
        return new Principal(node.toString(), node.toString());
    }

    private static Principal cloud() {
        return new Principal("cloud", "cloud-1");
    }
}
