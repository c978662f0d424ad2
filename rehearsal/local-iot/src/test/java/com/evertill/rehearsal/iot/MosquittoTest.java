package com.evertill.rehearsal.iot;

import static com.evertill.commerce.messages.Topic.CONFIRMED;
import static com.evertill.commerce.messages.Topic.FACTS;
import static com.evertill.commerce.messages.Topic.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.evertill.commerce.node.NodeId;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;

/** The shipped policies in the words of another broker. */
class MosquittoTest {
    private static final NodeId BOX = NodeId.parse("demo.store1.box1");
    private static final NodeId OTHER = NodeId.parse("demo.store2.box1");

    @TempDir
    static Path folder;

    private static RunningMosquitto broker;

    @BeforeAll
    static void start() {
        assumeTrue(Mosquitto.program().isPresent(), "MOSQUITTO IS SKIPPED: it is not installed");
        broker = RunningMosquitto.start(folder);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    private static Client connect(Certificates.Identity identity, String clientId) {
        return Client.of(broker.port(), broker.certificates(), identity, Client.as(clientId), _ -> {});
    }

    @Test
    void a_certificate_of_another_authority_does_not_come_in() {
        var elsewhere = Certificates.in(folder.resolve("elsewhere"), InstantSource.system());
        try (var client = connect(elsewhere.node(BOX), BOX.toString())) {
            assertThat(Client.await(client.refused)).as("no CONNACK").isNull();
        }
    }

    @Test
    void a_node_publishes_its_own_facts_and_hello_only() {
        try (var cloud = connect(broker.certificates().cloud(), "cloud-publishing");
                var node = connect(broker.certificates().node(BOX), BOX.toString())) {
            cloud.connected();
            cloud.subscribe(FACTS.ofEveryNode(), HELLO.ofEveryNode());
            node.connected();
            assertThat(node.publish(FACTS.of(OTHER), "forged")).isEqualTo(PubAckReasonCode.NOT_AUTHORIZED);
            assertThat(node.publish(CONFIRMED.of(BOX), "forged")).isEqualTo(PubAckReasonCode.NOT_AUTHORIZED);
            assertThat(node.publish(HELLO.of(BOX), "own")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(node.publish(FACTS.of(BOX), "own")).isEqualTo(PubAckReasonCode.SUCCESS);
            assertThat(cloud.receive().getTopic()).isEqualTo(HELLO.of(BOX));
            assertThat(cloud.receive().getTopic()).isEqualTo(FACTS.of(BOX));
        }
    }

    @Test
    void a_node_hears_its_own_answers_only() {
        try (var cloud = connect(broker.certificates().cloud(), "cloud-answering");
                var node = connect(broker.certificates().node(BOX), BOX.toString())) {
            cloud.connected();
            node.connected();
            node.subscribe(CONFIRMED.of(OTHER), CONFIRMED.of(BOX));
            cloud.publish(CONFIRMED.of(OTHER), "not for this box");
            cloud.publish(CONFIRMED.of(BOX), "for this box");
            assertThat(node.receive().getTopic()).isEqualTo(CONFIRMED.of(BOX));
        }
    }
}
