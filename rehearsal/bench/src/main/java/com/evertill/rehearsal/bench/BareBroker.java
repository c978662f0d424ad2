package com.evertill.rehearsal.bench;

import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import com.evertill.edge.sync.CloudLink;
import com.evertill.edge.sync.IotCloudLink;
import com.evertill.rehearsal.iot.Certificates;
import com.evertill.rehearsal.iot.LocalIot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The local stand-in for IoT Core with nobody behind it. */
final class BareBroker {
    private static final NodeId NODE = new NodeId("bench", "store", "box");
    private static final int IN_FLIGHT = 8; // as the shop's own window

    /** Until the PUBACK of the last, over the shop's own client. */
    static double secondsToTake(List<byte[]> messages, Path folder) throws Exception {
        var certificates = Certificates.in(folder.resolve("certificates"), InstantSource.system());
        var config = new LocalIot.Config(0, certificates, Optional.of(folder.resolve("broker")));
        try (var broker = LocalIot.start(config);
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var link = new IotCloudLink(endpoint(broker, certificates), threads)) {
            connect(link);
            long began = System.nanoTime();
            publish(link, messages);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static IotCloudLink.Endpoint endpoint(LocalIot broker, Certificates certificates) {
        var node = certificates.node(NODE);
        return new IotCloudLink.Endpoint(
                "localhost", broker.port(), certificates.ca(), node.certificate(), node.key(), NODE);
    }

    private static void connect(CloudLink link) throws Exception {
        var connected = new CompletableFuture<Boolean>();
        link.start(new CloudLink.Listener() {
            @Override
            public void connected() {
                connected.complete(true);
            }

            @Override
            public void disconnected(String why) {}

            @Override
            public void received(String topic, byte[] payload) {}
        });
        connected.get(30, TimeUnit.SECONDS);
    }

    private static void publish(CloudLink link, List<byte[]> messages) throws Exception {
        var window = new Semaphore(IN_FLIGHT);
        var all = new CompletableFuture<?>[messages.size()];
        for (int n = 0; n < all.length; n++) {
            window.acquire();
            all[n] = link.publish(Topic.FACTS.of(NODE), messages.get(n)).whenComplete((_, _) -> window.release());
        }
        CompletableFuture.allOf(all).get(2, TimeUnit.MINUTES);
    }

    private BareBroker() {}
}
