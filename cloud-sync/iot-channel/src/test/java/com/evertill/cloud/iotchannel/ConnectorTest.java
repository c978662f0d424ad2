package com.evertill.cloud.iotchannel;

import static com.evertill.cloud.iotchannel.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.evertill.rehearsal.iot.LocalIot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.health.HealthReport;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

/** The connector in a real application. */
@QuarkusTest
@QuarkusTestResource(BrokerForTheTest.class)
class ConnectorTest {
    @Inject
    Consumers consumers;

    @Inject
    @Connector(IotConnector.NAME)
    IotConnector connector;

    @SuppressWarnings("NullAway.Init") // set by BrokerForTheTest
    LocalIot iot;

    @Test
    void a_fact_is_processed_on_a_virtual_thread_and_its_confirmation_reaches_the_shop() throws InterruptedException {
        try (var shop = new Shop(iot, "demo.store1.box1")) {
            shop.publishes(1).join();
            assertThat(consumers.facts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("0");
            assertThat(shop.heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("up to 0");
        }
    }

    @Test
    void what_failed_is_processed_when_the_store_is_back() throws InterruptedException {
        try (var shop = new Shop(iot, "demo.store1.box2")) {
            consumers.failuresToCome.set(1);
            shop.publishes(1).join();
            assertThat(shop.heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("up to 0");
            assertThat(consumers.failuresToCome).hasValue(0);
            consumers.facts.clear();
        }
    }

    @Test
    void health_tells_of_every_channel() {
        await().atMost(PATIENCE).until(() -> connector.getReadiness().isOk());
        assertThat(connector.getReadiness().getChannels())
                .extracting(HealthReport.ChannelInfo::getChannel)
                .containsExactlyInAnyOrder("facts-in", "hello-in", "confirmed-out");
        assertThat(connector.getLiveness().isOk()).isTrue();
    }

    @Test
    void a_blocking_consumer_may_read_configuration() throws InterruptedException {
        try (var shop = new Shop(iot, "demo.store1.box3")) {
            shop.greets("hello").join();
            assertThat(consumers.greetings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("cloud-hello heard hello");
        }
    }
}
