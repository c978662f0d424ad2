package com.evertill.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import com.evertill.edge.sync.IotCloudLink.Endpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the link has to do, whatever broker it meets: mutual TLS, the shipped policy, sizes. What only IoT Core does, and its stand-in after it, is tried in
 * {@code rehearsal/local-iot}: client ids that belong to a certificate, refused subscriptions, rates. Mosquitto knows none of these.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IotCloudLinkContract {
    private static final int PATIENCE_SECONDS = 30;

    private Path folder;
    private Broker iot;
    private CloudPeer cloud;
    private ExecutorService executor;
    private IotCloudLink link;
    private Heard heard;

    abstract Broker start(Path folder);

    @BeforeAll
    void startBroker(@TempDir Path empty) {
        folder = empty;
        iot = start(empty);
        cloud = new CloudPeer(iot);
    }

    @AfterAll
    void stopBroker() {
        if (cloud != null) {
            cloud.close();
            iot.close();
        }
    }

    @BeforeEach
    void makeLink() {
        heard = new Heard();
        executor = Executors.newVirtualThreadPerTaskExecutor();
        link = linkOf(Box.NODE);
    }

    @AfterEach
    void closeLink() {
        iot.refuseConnections(false);
        link.close();
        executor.shutdownNow();
    }

    @Test
    void what_the_shop_publishes_the_cloud_receives_and_its_answer_comes_back() {
        link.start(heard);
        heard.next("connected");
        await(link.publish(Topic.HELLO.of(Box.NODE), "hello".getBytes(StandardCharsets.UTF_8)));
        cloud.receivedOn(Topic.HELLO.of(Box.NODE), "hello");
        cloud.publish(Topic.CONFIRMED.of(Box.NODE), "confirmed");
        heard.next("pos/v1/demo.store1.box1/confirmed confirmed");
        cloud.publish(Topic.NUDGE.of(Box.NODE), "nudge");
        heard.next("pos/v1/demo.store1.box1/nudge nudge");
    }

    @Test
    void without_a_connection_a_publish_fails_at_once_and_is_not_kept() {
        assertThatThrownBy(() -> await(link.publish(Topic.HELLO.of(Box.NODE), new byte[] {1})))
                .hasRootCauseMessage("there is no connection");
        link.start(heard);
        heard.next("connected");
        iot.refuseConnections(true);
        heard.nextStartingWith("disconnected");
        assertThatThrownBy(() -> await(link.publish(Topic.HELLO.of(Box.NODE), new byte[] {1})))
                .hasRootCauseMessage("there is no connection");
    }

    @Test
    void a_cut_connection_comes_back_by_itself_and_hears_again() {
        link.start(heard);
        heard.next("connected");
        iot.endEveryConnection();
        heard.nextStartingWith("disconnected");
        heard.afterSomeRefusals("connected");
        cloud.publish(Topic.CONFIRMED.of(Box.NODE), "again");
        heard.next("pos/v1/demo.store1.box1/confirmed again");
    }

    @Test
    void what_the_policy_forbids_is_not_delivered() {
        link.start(heard);
        heard.next("connected");
        var foreign = Topic.FACTS.of(NodeId.parse("demo.store2.box1"));
        assertThatThrownBy(() -> await(link.publish(foreign, new byte[] {1}))).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_is_too_large_for_iot_core_is_not_delivered() {
        link.start(heard);
        heard.next("connected");
        assertThatThrownBy(() -> await(link.publish(Topic.FACTS.of(Box.NODE), new byte[200 << 10])))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void stopped_it_is_silent_and_started_again_it_connects_again() {
        link.start(heard);
        heard.next("connected");
        link.stop();
        assertThatThrownBy(() -> await(link.publish(Topic.HELLO.of(Box.NODE), new byte[] {1})))
                .hasRootCauseMessage("there is no connection");
        link.start(heard);
        heard.next("connected");
    }

    @Test
    void closing_does_not_wait_for_a_network_that_is_not_there() {
        iot.refuseConnections(true);
        link.start(heard);
        heard.nextStartingWith("disconnected");
        var before = Instant.now();
        link.close();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_certificate_that_is_not_there_is_said_by_name() {
        var missing = new IotCloudLink(
                new Endpoint("localhost", 1, null, folder.resolve("none.pem"), folder.resolve("none.key"), Box.NODE),
                executor);
        assertThatThrownBy(() -> missing.start(heard))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.pem");
    }

    private IotCloudLink linkOf(NodeId node) {
        var identity = iot.certificates().node(node);
        return new IotCloudLink(
                new Endpoint(
                        "localhost", iot.port(), iot.certificates().ca(), identity.certificate(), identity.key(), node),
                executor);
    }

    private static void await(CompletableFuture<Void> future) {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** What a link said, one after another. */
    private static final class Heard implements CloudLink.Listener {
        private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

        void next(String expected) {
            assertThat(next()).isEqualTo(expected);
        }

        void nextStartingWith(String expected) {
            assertThat(next()).startsWith(expected);
        }

        /** A broker that is started anew refuses whoever comes back sooner. */
        void afterSomeRefusals(String expected) {
            var next = next();
            while (next.startsWith("disconnected")) {
                next = next();
            }
            assertThat(next).isEqualTo(expected);
        }

        private String next() {
            try {
                return String.valueOf(news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void connected() {
            news.add("connected");
        }

        @Override
        public void disconnected(String why) {
            news.add("disconnected: " + why);
        }

        @Override
        public void received(String topic, byte[] payload) {
            news.add(topic + " " + new String(payload, StandardCharsets.UTF_8));
        }
    }
}
