package com.evertill.cloud.api;

import com.evertill.cloud.api.Caller.Customer;
import com.evertill.cloud.api.Caller.Nobody;
import com.evertill.cloud.api.Caller.Visitor;
import com.evertill.cloud.carts.Cart;
import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Whereabouts;
import com.evertill.cloud.orders.Fulfilment;
import com.evertill.cloud.orders.OrderCommand;
import com.evertill.cloud.orders.OrderCommand.By;
import com.evertill.cloud.orders.OrderId;
import com.evertill.cloud.orders.OrderRefusal;
import com.evertill.cloud.orders.OrderRules;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.orders.Paying;
import com.evertill.cloud.orders.Placement;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders: of the caller's own, or of the store in which the caller works. */
final class OrderFields {
    private static final int MOST_ON_A_PAGE = 50;
    private static final int DIGITS = 12;

    private final Services services;

    OrderFields(Services services) {
        this.services = services;
    }

    /** By which orders know a customer. */
    private static String reference(Caller caller) {
        return switch (caller.who()) {
            case Customer customer -> customer.reference();
            case Visitor visitor -> visitor.reference();
            case Nobody() -> throw new IllegalStateException("nobody has ordered nothing");
        };
    }

    @Nullable
    OrderView order(Asked asked) {
        return mine(asked.caller(), asked.text("id")).map(OrderView::of).orElse(null);
    }

    /** One that is not the caller's is not there. */
    Optional<Orders.Picture> mine(Caller caller, String id) {
        return look(id).filter(picture -> isMine(caller, picture.order().placement()));
    }

    private Optional<Orders.Picture> look(String id) {
        try {
            return services.orders().look(new OrderId(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static boolean isMine(Caller caller, Placement placement) {
        return switch (caller.head().kind()) {
            case TILL ->
                Objects.equals(caller.head().store(), placement.fulfilment().store());
            case WEBSHOP, KIOSK -> placement.customer().equals(reference(caller));
        };
    }

    @Nullable
    OrderPayment payment(OrderView order) {
        return services.payments().ofOrder(order.id()).map(OrderPayment::of).orElse(null);
    }

    OrderView.Page orders(Asked asked) {
        int first = asked.first(MOST_ON_A_PAGE);
        return page(services.orders().ofCustomer(reference(asked.caller()), behind(asked), first), first);
    }

    OrderView.Page ordersOfStore(Asked asked) {
        int first = asked.first(MOST_ON_A_PAGE);
        var store = asked.text("store");
        return store.equals(asked.caller().head().store())
                ? page(services.orders().openIn(store, behind(asked), first), first)
                : new OrderView.Page(List.of(), null);
    }

    private static Optional<OrderId> behind(Asked asked) {
        try {
            return asked.optional("after").map(OrderId::new);
        } catch (IllegalArgumentException noId) {
            throw ApiError.bad("after is what the page before said is next");
        }
    }

    private OrderView.Page page(List<OrderId> found, int first) {
        var orders = found.stream()
                .flatMap(id -> services.orders().look(id).stream())
                .map(OrderView::of)
                .toList();
        return new OrderView.Page(
                orders, found.size() < first ? null : found.getLast().value());
    }

    /**
     * What would be refused is refused before the cart is put aside. The order's name follows from the command's id, so that a repeat, however far the first one
     * came, places the same order.
     */
    OrderView.Answer place(Asked asked) {
        var shop = services.shop(asked.text("store"));
        if (shop.isEmpty() || services.shop(from(asked)).isEmpty()) {
            return refused(asked, ApiRefusal.THERE_IS_NO_SUCH_STORE);
        }
        var order = name(asked);
        if (mine(asked.caller(), order.value()).isPresent()) {
            return answer(asked, order, null);
        }
        if (OrderView.Way.SHIP == way(asked) && asked.optional("address").isEmpty()) {
            return refused(asked, ApiRefusal.AN_ADDRESS_IS_NEEDED);
        }
        var holder = CartFields.holder(asked.caller());
        var cart = services.carts().find(holder, shop.get().id());
        if (cart.isEmpty()) {
            return refused(asked, ApiRefusal.THERE_IS_NO_CART);
        }
        if (services.carts().whereabouts(cart.get().basket().id()) instanceof Whereabouts.AtTill) {
            return refused(asked, Refusal.THE_CART_IS_AT_A_TILL);
        }
        var why = refusal(asked, order, cart.get());
        if (why != null) {
            return refused(asked, why);
        }
        if (!cart.get().isParked()) {
            var park = new Carts.Command(
                    asked.commandId() + "-park",
                    holder,
                    asked.caller().head().name(),
                    shop.get().store(),
                    new CartAction.Park());
            var unparked = services.carts().take(park, asked.now()).refusal();
            if (unparked != null) {
                return refused(asked, unparked);
            }
        }
        return services.carts()
                .find(holder, shop.get().id())
                .filter(Cart::isParked)
                .map(parked -> place(asked, placement(asked, order, parked.entries())))
                .orElseGet(() -> refused(asked, OrderRefusal.THE_BASKET_IS_NOT_PUT_ASIDE));
    }

    private OrderView.Answer place(Asked asked, Placement placement) {
        return take(asked, placement.order(), new OrderCommand.Place(placement));
    }

    /** As the orders would decide if the cart were put aside now; null if they would take it. */
    private static @Nullable Enum<?> refusal(Asked asked, OrderId order, Cart cart) {
        var entries = new ArrayList<>(cart.entries());
        if (!cart.isParked()) {
            switch (BasketRules.decide(cart.basket(), new BasketCommand.SuspendBasket())) {
                case Decision.Refused(var why) -> {
                    return why;
                }
                case Decision.Accepted(var events) ->
                    events.forEach(event -> entries.add(new BasketEntry(asked.now(), event)));
            }
        }
        return OrderRules.wouldRefuse(placement(asked, order, entries)).orElse(null);
    }

    private static Placement placement(Asked asked, OrderId order, List<BasketEntry> entries) {
        var caller = asked.caller();
        return new Placement(
                order,
                reference(caller),
                caller.head().name(),
                asked.text("store"),
                switch (way(asked)) {
                    case COLLECT -> new Fulfilment.Collect(from(asked));
                    case SHIP -> new Fulfilment.Ship(from(asked), asked.text("address"));
                },
                asked.one(Paying.class, "paying"),
                entries);
    }

    private static OrderView.Way way(Asked asked) {
        return asked.one(OrderView.Way.class, "way");
    }

    private static String from(Asked asked) {
        return asked.optional("from").orElseGet(() -> asked.text("store"));
    }

    /** Twelve letters and digits that people can tell from each other. */
    private static OrderId name(Asked asked) {
        var letters = Caller.hash(reference(asked.caller()) + " " + asked.commandId())
                .toUpperCase(Locale.ROOT)
                .replaceAll("[-_01OIL5S]", "");
        return new OrderId(letters.substring(0, DIGITS));
    }

    OrderView.Answer callOff(Asked asked) {
        return ask(
                asked,
                new OrderCommand.CallOff(asked.caller().head().kind() == Head.Kind.TILL ? By.STORE : By.CUSTOMER));
    }

    OrderView.Answer gather(Asked asked) {
        return ask(asked, new OrderCommand.Gather());
    }

    private OrderView.Answer ask(Asked asked, OrderCommand.Asked what) {
        return mine(asked.caller(), asked.text("order"))
                .map(picture -> take(asked, picture.order().placement().order(), what))
                .orElseGet(() -> refused(asked, OrderRefusal.THERE_IS_NO_SUCH_ORDER));
    }

    private OrderView.Answer take(Asked asked, OrderId order, OrderCommand.Asked what) {
        var asker = asked.caller().head().kind() == Head.Kind.TILL
                ? "head " + asked.caller().head().name()
                : reference(asked.caller());
        var command = new Orders.Command(asker, asked.commandId(), order, what);
        return answer(asked, order, services.orders().take(command, asked.now()).orElse(null));
    }

    private static OrderView.Answer refused(Asked asked, Enum<?> why) {
        return new OrderView.Answer(null, RefusalView.of(why, asked.language()));
    }

    private OrderView.Answer answer(Asked asked, OrderId order, @Nullable Enum<?> refusal) {
        return new OrderView.Answer(
                mine(asked.caller(), order.value()).map(OrderView::of).orElse(null),
                refusal == null ? null : RefusalView.of(refusal, asked.language()));
    }
}
