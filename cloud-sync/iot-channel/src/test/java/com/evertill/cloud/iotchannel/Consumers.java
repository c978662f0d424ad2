package com.evertill.cloud.iotchannel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A ledger as its application will write one: it hears facts on virtual threads and answers. */
@Singleton
public class Consumers {
    final BlockingQueue<String> facts = new LinkedBlockingQueue<>();
    final BlockingQueue<String> greetings = new LinkedBlockingQueue<>();
    final AtomicInteger failuresToCome = new AtomicInteger();

    private final Emitter<Envelope> confirmed;

    Consumers(@Channel("confirmed-out") Emitter<Envelope> confirmed) {
        this.confirmed = confirmed;
    }

    @Incoming("facts-in")
    @RunOnVirtualThread
    void fact(Envelope envelope) {
        if (!Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("not on a virtual thread");
        }
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the store is away");
        }
        facts.add(Fixtures.text(envelope));
        var answer = envelope.topic().replaceAll("facts$", "confirmed");
        confirmed
                .send(Fixtures.envelope(answer, "up to " + Fixtures.text(envelope)))
                .toCompletableFuture()
                .join();
    }

    @Incoming("hello-in")
    @Blocking
    void hello(Envelope envelope) {
        // Configuration can be read only where the framework is at home.
        var name = ConfigProvider.getConfig().getValue("mp.messaging.incoming.hello-in.client-id", String.class);
        greetings.add(name + " heard " + Fixtures.text(envelope));
    }
}
