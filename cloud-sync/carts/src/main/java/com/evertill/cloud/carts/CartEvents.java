package com.evertill.cloud.carts;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedLine;
import java.util.List;

/** What other services are told of carts: no holder is in it. */
public final class CartEvents {
    public static final String SOURCE = "/evertill/carts";
    public static final String CHANGED = "com.evertill.carts.cart-changed.v1";
    public static final String PARKED = "com.evertill.carts.cart-parked.v1";
    public static final String GIVEN_UP = "com.evertill.carts.cart-given-up.v1";

    /** @param version of the cart; what came before it is out of date. */
    public record Changed(BasketId cart, String store, int version, List<PricedLine> lines, Money total) {}

    /** @param entries by which a till goes on with it. */
    public record Parked(BasketId cart, String store, int version, List<BasketEntry> entries, Money total) {}

    public record GivenUp(BasketId cart, String store, int version) {}

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
