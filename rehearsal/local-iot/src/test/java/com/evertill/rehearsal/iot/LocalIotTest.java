package com.evertill.rehearsal.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;

class LocalIotTest {
    private static final NodeId NODE = NodeId.parse("demo.store1.box1");

    @TempDir
    Path folder;

    @Test
    void what_a_node_publishes_the_cloud_receives() {
        try (var iot = LocalIot.start(LocalIot.Config.inMemory(folder));
                var cloud = Client.of(iot, iot.certificates().cloud(), Client.as("cloud"));
                var node = Client.of(iot, iot.certificates().node(NODE), Client.as(NODE.toString()))) {
            cloud.connected();
            cloud.subscribe(Topic.FACTS.ofEveryNode());
            node.connected();
            var answer = node.publish(Topic.FACTS.of(NODE), "a sale");
            assertThat(answer).isEqualTo(PubAckReasonCode.SUCCESS);
            var received = cloud.receive();
            assertThat(received.getTopic()).isEqualTo("pos/v1/demo.store1.box1/facts");
            assertThat(new String(received.getPayload(), StandardCharsets.UTF_8))
                    .isEqualTo("a sale");
        }
    }

    @Test
    void a_taken_port_is_said_in_one_sentence() {
        try (var first = LocalIot.start(LocalIot.Config.inMemory(folder))) {
            var second = LocalIot.Config.inMemory(folder).onPort(first.port());
            assertThatThrownBy(() -> LocalIot.start(second).close())
                    .isInstanceOf(LocalIotException.class)
                    .hasMessage("Port " + first.port() + " is taken by another program on this machine.");
        }
    }

    @Test
    void two_brokers_do_not_share_a_folder_at_once_but_one_after_the_other() {
        var config = new LocalIot.Config(
                0, Certificates.in(folder, InstantSource.system()), Optional.of(folder.resolve("data")));
        try (var _ = LocalIot.start(config)) {
            assertThatThrownBy(() -> LocalIot.start(config).close())
                    .isInstanceOf(LocalIotException.class)
                    .hasMessage("Another local IoT broker is using " + folder.resolve("data") + ".");
        }
        try (var again = LocalIot.start(config)) {
            assertThat(again.port()).isPositive();
        }
    }
}
