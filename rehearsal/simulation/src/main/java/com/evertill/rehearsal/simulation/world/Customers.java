package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.carts.Whereabouts;
import com.evertill.cloud.orders.Fulfilment;
import com.evertill.cloud.orders.OrderCommand;
import com.evertill.cloud.orders.OrderId;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.orders.Paying;
import com.evertill.cloud.orders.Placement;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.tax.TaxRules;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People with telephones: they fill carts in the cloud, and show them at a till. */
final class Customers {
    private static final HeadId APP = new HeadId("app");
    /** The book that every shop begins with: nobody here waits for another. */
    private static final long BOOK = 1;

    private final World world;
    /** What each telephone shows, also without a line. */
    private final Map<String, CartCode> codes = new LinkedHashMap<>();

    private final Set<BasketId> shown = new LinkedHashSet<>();
    private final Map<BasketId, OrderId> orders = new LinkedHashMap<>();
    private final Map<String, OrderId> last = new LinkedHashMap<>();
    private int commands;

    Customers(World world) {
        this.world = world;
    }

    static Optional<Offered> offered(String item) {
        return Goods.ITEMS.stream()
                .filter(it -> it.id().equals(item))
                .map(it -> new Offered(it, Goods.TAXES.ratesOf(it.taxClass()).orElseThrow(), BOOK))
                .findFirst();
    }

    /** Every cart that was ever shown at a till. */
    Set<BasketId> shown() {
        return shown;
    }

    @Nullable
    CartCode code(int shop, int customer) {
        return codes.get(name(shop, customer));
    }

    void wasShown(CartCode code) {
        shown.add(code.cart());
    }

    /** Whether it was done. Where the cloud is away the telephone says so, and shows what it showed. */
    boolean ask(int shop, int customer, CartAction action) {
        var holder = new Holder.Customer(new CustomerReference(name(shop, customer)));
        var store = new Store(world.box(shop).node().shop(), Goods.EUR, TaxRules.EUROPEAN);
        var command = new Carts.Command("p" + ++commands, holder, APP, store, action);
        boolean[] done = {false};
        world.cloud.run("is asked by a customer", at -> {
            done[0] = at.carts().take(command, world.cloud.now()).refusal() == null;
            at.carts()
                    .find(holder, store.id())
                    .ifPresent(cart -> codes.put(
                            name(shop, customer),
                            CartCode.of(cart.basket().id(), cart.basket().content())));
        });
        return done[0];
    }

    /** Every order that was placed, by its basket. */
    Map<BasketId, OrderId> orders() {
        return orders;
    }

    /** Whether it was done. From then on the telephone shows the order. */
    boolean order(int shop, int customer, boolean beforehand) {
        var name = name(shop, customer);
        var store = world.box(shop).node().shop();
        ask(shop, customer, new CartAction.Park());
        boolean[] done = {false};
        world.cloud.run("is asked for an order", at -> {
            var cart = at.carts().find(new Holder.Customer(new CustomerReference(name)), store);
            if (cart.isEmpty()
                    || !cart.get().isParked()
                    || !(at.carts().whereabouts(cart.get().basket().id()) instanceof Whereabouts.Here)) {
                return;
            }
            var basket = cart.get().basket().id();
            var placement = new Placement(
                    new OrderId("O-" + basket),
                    name,
                    APP,
                    store,
                    new Fulfilment.Collect(store),
                    beforehand ? Paying.BEFOREHAND : Paying.ON_COLLECTION,
                    cart.get().entries());
            done[0] = take(at, name, placement.order(), new OrderCommand.Place(placement));
            if (done[0]) {
                orders.put(basket, placement.order());
                last.put(name, placement.order());
                codes.put(name, placement.code());
            }
        });
        return done[0];
    }

    boolean callOff(int shop, int customer) {
        var name = name(shop, customer);
        var order = last.get(name);
        boolean[] done = {false};
        if (order != null) {
            world.cloud.run("is asked to call off an order", at -> {
                done[0] = take(at, name, order, new OrderCommand.CallOff(OrderCommand.By.CUSTOMER));
            });
        }
        return done[0];
    }

    private boolean take(CloudMachine.Services at, String name, OrderId order, OrderCommand.Asked what) {
        return at.orders()
                .take(new Orders.Command(name, "p" + ++commands, order, what), world.cloud.now())
                .isEmpty();
    }

    private static String name(int shop, int customer) {
        return "c-" + shop + "-" + customer;
    }
}
