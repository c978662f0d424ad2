package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.Store;
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

    private static String name(int shop, int customer) {
        return "c-" + shop + "-" + customer;
    }
}
