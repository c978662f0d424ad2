package com.evertill.cloud.carts;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketCommand.AddItem;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent.CartOpened;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.SoldItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One command on one cart, until it is kept: what is refused on the way changes nothing. */
final class CartTurn {
    private final Holder holder;
    private final Store store;
    private final HeadId head;
    private final Instant now;
    private final List<BasketEntry> entries;
    private final int before;
    private Basket basket;

    CartTurn(Holder holder, Store store, HeadId head, Optional<Cart> cart, Instant now) {
        this.holder = holder;
        this.store = store;
        this.head = head;
        this.now = now;
        this.entries = new ArrayList<>(cart.map(Cart::entries).orElse(List.of()));
        this.before = entries.size();
        this.basket = cart.<Basket>map(Cart::basket).orElse(new Basket.NotOpened());
    }

    /** For nobody's sake: as whoever had it last. */
    static CartTurn on(Cart cart, Instant now) {
        var content = cart.basket().content();
        var opening = content.opening();
        var store = new Store(cart.store(), opening.currency(), opening.taxRules());
        return switch (content.owner()) {
            case Owner.AtHead(var head) -> new CartTurn(cart.holder(), store, head, Optional.of(cart), now);
            case Owner.AtTill till -> throw new IllegalStateException("a cart that " + till + " has is not kept here");
        };
    }

    /** Parked or not, it is given up. */
    void abandon() {
        if (basket instanceof Basket.Suspended) {
            require(fetch());
        }
        require(giveUp());
    }

    private static void require(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw new IllegalStateException("a cart without payments cannot be given up: " + refusal);
        }
    }

    boolean isNew() {
        return before == 0;
    }

    /** How much of {@link #cart()} was there before. */
    int before() {
        return before;
    }

    Cart cart() {
        return new Cart(holder, store.id(), entries, (Basket.Known) basket, now);
    }

    /** @param ids for a cart that is begun. */
    @Nullable
    Refusal add(Optional<Assortment.Offered> offered, Quantity quantity, Supplier<String> ids) {
        if (offered.isEmpty()) {
            return Refusal.THE_ITEM_IS_UNKNOWN;
        }
        var item = offered.get().item();
        if (quantity.unit() != item.unit()) {
            return item.unit().isWeighed() ? Refusal.THE_ITEM_NEEDS_A_WEIGHT : Refusal.THE_ITEM_IS_NOT_SOLD_BY_WEIGHT;
        }
        var sold = SoldItem.of(item, offered.get().taxes());
        var add = new AddItem(sold, item.price(), quantity, null, offered.get().release(), sold.code());
        var refusal = begin(ids);
        return refusal == null ? apply(add) : refusal;
    }

    private @Nullable Refusal begin(Supplier<String> ids) {
        if (!(basket instanceof Basket.NotOpened)) {
            return null;
        }
        var id = new BasketId(ids.get());
        var refusal = apply(new BasketCommand.OpenBasket(new CartOpened(id, head, store.currency(), store.taxRules())));
        return refusal == null && holder instanceof Holder.Customer(var customer)
                ? apply(new BasketCommand.NameCustomer(customer))
                : refusal;
    }

    /** Each line as it was chosen. */
    @Nullable
    Refusal merge(Cart other, Supplier<String> ids) {
        var refusal = begin(ids);
        for (var line : other.basket().content().lines()) {
            if (refusal == null && !line.voided()) {
                refusal = apply(chosen(line));
            }
        }
        return refusal;
    }

    private static AddItem chosen(Line line) {
        return new AddItem(
                line.item(),
                line.unitPrice(),
                line.quantity(),
                line.statedAmount(),
                line.release(),
                line.item().code());
    }

    /** For a till to go on with. */
    @Nullable
    Refusal putAside() {
        return basket instanceof Basket.Suspended ? null : apply(new BasketCommand.SuspendBasket());
    }

    @Nullable
    Refusal fetch() {
        return apply(new BasketCommand.RecallBasket(new Owner.AtHead(head)));
    }

    @Nullable
    Refusal giveUp() {
        return apply(new BasketCommand.VoidBasket());
    }

    @Nullable
    Refusal apply(BasketCommand command) {
        return switch (BasketRules.decide(basket, command)) {
            case Decision.Refused(var why) -> why;
            case Decision.Accepted(var events) -> {
                for (var event : events) {
                    basket = BasketRules.evolve(basket, event);
                    entries.add(new BasketEntry(now, event));
                }
                yield null;
            }
        };
    }
}
