package com.evertill.cloud.api;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.commerce.basket.BasketId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who wants to be told of what. The services' events come in from the bus; whoever is listening then is told, and nobody is remembered: who was away
 * asks for the state when it comes back.
 */
final class Feeds {
    /** Whatever happens to carts and orders. */
    static final EventPattern NEWS = EventPattern.of("{\"source\":[\"/evertill/carts\",\"/evertill/orders\"]}");

    private static final String CARTS = "/evertill/carts";

    private final Carts carts;
    private final Map<String, Set<Feed>> open = new ConcurrentHashMap<>();

    Feeds(Carts carts) {
        this.carts = carts;
    }

    /** As the schema has it. */
    public record CartChange(String cart, String store, int version) {}

    /** As the schema has it. */
    public record OrderChange(String order) {}

    Feed ofCart(Holder holder, String store) {
        return open(cart(holder, store));
    }

    Feed ofOrder(String order) {
        return open("order " + order);
    }

    private static String cart(Holder holder, String store) {
        return "cart " + Caller.hash(holder.name()) + " " + store;
    }

    private Feed open(String name) {
        return new Feed(begun -> begin(name, begun), ended -> end(name, ended));
    }

    private void begin(String name, Feed feed) {
        open.compute(name, (_, known) -> {
            Set<Feed> feeds = known == null ? ConcurrentHashMap.newKeySet() : known;
            feeds.add(feed);
            return feeds;
        });
    }

    private void end(String name, Feed feed) {
        open.computeIfPresent(name, (_, feeds) -> {
            feeds.remove(feed);
            return feeds.isEmpty() ? null : feeds;
        });
    }

    /** What {@link #NEWS} wants, however often. */
    void hear(CloudEvent event) {
        if (event.source().equals(CARTS)) {
            carts.find(new BasketId(event.subject())).ifPresent(cart -> {
                var change = new CartChange(event.subject(), cart.store(), cart.version());
                tell(cart(cart.holder(), cart.store()), change);
            });
        } else {
            tell("order " + event.subject(), new OrderChange(event.subject()));
        }
    }

    private void tell(String name, Object change) {
        open.getOrDefault(name, Set.of()).forEach(feed -> feed.tell(change));
    }

    /** How many there are. */
    int size() {
        return open.values().stream().mapToInt(Set::size).sum();
    }
}
