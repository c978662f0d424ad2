package com.evertill.cloud.api;

import com.evertill.cloud.api.Caller.Customer;
import com.evertill.cloud.api.Caller.Nobody;
import com.evertill.cloud.api.Caller.Visitor;
import com.evertill.cloud.carts.Cart;
import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.Whereabouts;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.node.CustomerReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carts, each of the caller's own. */
final class CartFields {
    private final Services services;

    CartFields(Services services) {
        this.services = services;
    }

    static Holder holder(Caller caller) {
        return switch (caller.who()) {
            case Customer customer -> new Holder.Customer(new CustomerReference(customer.reference()));
            case Visitor(var secret) -> new Holder.Visitor(secret);
            case Nobody() -> throw new IllegalStateException("nobody has no cart");
        };
    }

    @Nullable
    CartView cart(Asked asked) {
        return find(asked, asked.text("store")).map(this::view).orElse(null);
    }

    Optional<Cart> find(Asked asked, String store) {
        return services.carts().find(holder(asked.caller()), store);
    }

    private CartView view(Cart cart) {
        boolean isAtTill = services.carts().whereabouts(cart.basket().id()) instanceof Whereabouts.AtTill;
        return CartView.of(cart, isAtTill);
    }

    CartView.Answer add(Asked asked) {
        return take(asked, new CartAction.Add(asked.text("product"), quantity(asked)));
    }

    CartView.Answer change(Asked asked) {
        return take(asked, new CartAction.Change(asked.number("line"), quantity(asked)));
    }

    private static Quantity quantity(Asked asked) {
        return new Quantity(asked.number("thousandths"), asked.one(Unit.class, "unit"));
    }

    CartView.Answer remove(Asked asked) {
        return take(asked, new CartAction.Remove(asked.number("line")));
    }

    CartView.Answer merge(Asked asked) {
        return asked.caller().who() instanceof Customer customer
                        && customer.before().isPresent()
                ? take(asked, new CartAction.Merge(customer.before().get().secret()))
                : answer(asked, asked.text("store"), ApiRefusal.NOBODY_WAS_HERE_BEFORE);
    }

    CartView.Answer take(Asked asked, CartAction action) {
        var id = asked.text("store");
        var shop = services.shop(id);
        if (shop.isEmpty()) {
            return answer(asked, id, ApiRefusal.THERE_IS_NO_SUCH_STORE);
        }
        var caller = asked.caller();
        var command = new Carts.Command(
                asked.commandId(),
                holder(caller),
                caller.head().name(),
                shop.get().store(),
                action);
        return answer(asked, id, services.carts().take(command, asked.now()).refusal());
    }

    private CartView.Answer answer(Asked asked, String store, @Nullable Enum<?> refusal) {
        var cart = find(asked, store).map(this::view).orElse(null);
        return new CartView.Answer(cart, refusal == null ? null : RefusalView.of(refusal, asked.language()));
    }
}
