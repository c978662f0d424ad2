package com.evertill.cloud.server;

import com.evertill.cloud.api.Reply;
import com.evertill.ui.server.Problem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Who listens at the moment, each on the virtual thread of its request. */
@ApplicationScoped
public class Listeners {
    private static final int MOST = 10_000;

    /** Then a head connects again, as whoever it is by then. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** So that whatever is in between does not think that nobody is there, and a head notices when that is so. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Ear open(SseEventSink sink, Sse sse) {
        if (threads.size() >= MOST) {
            throw Problem.fault(503, "internal");
        }
        return new Ear(sink, sse);
    }

    /** What was told and not sent yet waits here; who takes too little of it has to connect and ask again. */
    final class Ear implements Consumer<Reply> {
        private static final int MOST_WAITING = 64;

        private final SseEventSink sink;
        private final Sse sse;
        private final BlockingQueue<Reply> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        private volatile boolean isOverrun;

        private Ear(SseEventSink sink, Sse sse) {
            this.sink = sink;
            this.sse = sse;
        }

        @Override
        public void accept(Reply reply) {
            isOverrun |= !waiting.offer(reply);
        }

        /** There is nothing to listen to. */
        void answer(Reply reply) {
            try (sink) {
                send(next(reply));
                send(complete());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void listen(Runnable end) {
            threads.add(Thread.currentThread());
            try (sink) {
                relay(Instant.now().plus(LONGEST));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end.run();
                threads.remove(Thread.currentThread());
            }
        }

        private void relay(Instant until) throws InterruptedException {
            boolean isThere = send(sse.newEventBuilder().comment("").build());
            while (isThere && !isOverrun && Instant.now().isBefore(until)) {
                var reply = waiting.poll(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                isThere = send(reply == null ? sse.newEventBuilder().comment("").build() : next(reply));
            }
            if (isThere) {
                send(complete());
            }
        }

        private OutboundSseEvent next(Reply reply) {
            return sse.newEventBuilder()
                    .name("next")
                    .data(String.class, new String(reply.json(), StandardCharsets.UTF_8))
                    .build();
        }

        private OutboundSseEvent complete() {
            return sse.newEventBuilder().name("complete").data(String.class, "").build();
        }

        /** @return whether somebody took it. */
        private boolean send(OutboundSseEvent event) throws InterruptedException {
            if (sink.isClosed()) {
                return false;
            }
            try {
                sink.send(event).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException | TimeoutException gone) {
                return false;
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }
}
