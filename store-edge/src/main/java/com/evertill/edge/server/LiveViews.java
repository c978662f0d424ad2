package com.evertill.edge.server;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.TillId;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Pushes the newest view to whoever looks at it: made once, whatever the number of screens, and never faster than screens can show. */
@ApplicationScoped
public class LiveViews {
    private static final Logger LOG = Logger.getLogger(LiveViews.class);
    private static final long SHOP_EVERY_MILLIS = 400;

    private final OpenConnections connections;
    private final Instance<Views> views;
    private final Instance<Edge> edge;
    private final Set<TillId> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore shopBell = new Semaphore(0);
    private volatile boolean open = true;

    @Inject
    public LiveViews(OpenConnections connections, Instance<Views> views, Instance<Edge> edge) {
        this.connections = connections;
        this.views = views;
        this.edge = edge;
        Thread.ofVirtual().name("till-views").start(() -> repeat(bell, 0, this::pushTills));
        Thread.ofVirtual().name("shop-views").start(() -> repeat(shopBell, SHOP_EVERY_MILLIS, this::pushShop));
    }

    void changed(TillId till) {
        changed.add(till);
        bell.release();
        shopBell.release();
    }

    /** Something that every screen shows, such as the link. */
    void everythingChanged() {
        edge.get().lanes().forEach(lane -> changed(lane.till().number()));
    }

    private void repeat(Semaphore rung, long pauseMillis, Runnable push) {
        while (open) {
            try {
                rung.acquire();
                rung.drainPermits();
                push.run();
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a view could not be pushed", e);
            }
        }
    }

    private void pushTills() {
        var tills = new HashSet<>(changed);
        changed.removeAll(tills);
        for (var till : tills) {
            var lane = edge.get().lane(till.number());
            lane.ifPresent(it -> push(
                    "/api/tills/" + till + "/live", () -> Json.text(views.get().till(it))));
        }
    }

    private void pushShop() {
        push("/api/shop/live", () -> Json.text(views.get().shop()));
    }

    private void push(String path, Supplier<String> view) {
        var listeners = connections.stream()
                .filter(connection -> connection.handshakeRequest().path().equals(path))
                .toList();
        if (!listeners.isEmpty()) {
            var text = view.get();
            listeners.forEach(listener -> send(listener, text));
        }
    }

    private static void send(WebSocketConnection listener, String text) {
        listener.sendText(text).subscribe().with(_ -> {}, gone -> LOG.debugf("a screen is gone: %s", gone));
    }

    @PreDestroy
    void close() {
        open = false;
        bell.release();
        shopBell.release();
    }
}
