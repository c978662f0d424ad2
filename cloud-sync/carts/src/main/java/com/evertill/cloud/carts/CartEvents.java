package com.evertill.cloud.carts;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.util.List;

/** What other services are told of carts: no holder is in it. */
public final class CartEvents {
    public static final String SOURCE = "/evertill/carts";
    public static final String CHANGED = "com.evertill.carts.cart-changed.v1";
    public static final String PARKED = "com.evertill.carts.cart-parked.v1";
    public static final String HANDED_OVER = "com.evertill.carts.cart-handed-over.v1";
    public static final String SOLD = "com.evertill.carts.cart-sold.v1";
    public static final String GIVEN_UP = "com.evertill.carts.cart-given-up.v1";

    /** @param version of the cart; what came before it is out of date. */
    public record Changed(BasketId cart, String store, int version, List<PricedLine> lines, Money total) {}

    /** @param entries by which a till goes on with it. */
    public record Parked(BasketId cart, String store, int version, List<BasketEntry> entries, Money total) {}

    public record GivenUp(BasketId cart, String store, int version) {}

    /** @param node of the shop that goes on with it. */
    public record HandedOver(BasketId cart, String store, int version, String node) {}

    public record Sold(BasketId cart, String store, String node, ReceiptNumber receipt) {}

    static CloudEvent handedOver(Cart cart, String node, Instant now) {
        var id = cart.basket().id();
        var data = new HandedOver(id, cart.store(), cart.version(), node);
        // It may be taken back and asked for again as it is.
        return about(cart, HANDED_OVER, cart.version() + "-" + now.toEpochMilli(), now, data);
    }

    static CloudEvent sold(Cart cart, String node, ReceiptNumber receipt, Instant now) {
        var data = new Sold(cart.basket().id(), cart.store(), node, receipt);
        return about(cart, SOLD, "sold", now, data);
    }

    static CloudEvent givenUpAtTill(Cart cart, Instant now) {
        var data = new GivenUp(cart.basket().id(), cart.store(), cart.version());
        return about(cart, GIVEN_UP, "given-up", now, data);
    }

    private static CloudEvent about(Cart cart, String type, String what, Instant now, Object data) {
        var id = cart.basket().id().value();
        return CloudEvent.of(SOURCE, id + "-" + what, type, id, now, data);
    }

    static CloudEvent of(Cart cart) {
        var basket = cart.basket();
        var id = basket.id();
        int version = cart.version();
        var priced = cart.priced();
        return switch (basket) {
            case Basket.Suspended _ ->
                event(cart, PARKED, new Parked(id, cart.store(), version, cart.entries(), priced.total()));
            case Basket.Voided _ -> event(cart, GIVEN_UP, new GivenUp(id, cart.store(), version));
            case Basket.Open _ ->
                event(cart, CHANGED, new Changed(id, cart.store(), version, priced.lines(), priced.total()));
            case Basket.Sealing _, Basket.Completed _ -> throw new IllegalStateException("no cart is paid for here");
        };
    }

    private static CloudEvent event(Cart cart, String type, Object data) {
        var id = cart.basket().id().value();
        return CloudEvent.of(SOURCE, id + "-" + cart.version(), type, id, cart.touched(), data);
    }

    private CartEvents() {}
}
