package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.StaffId;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.TillAction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carts that customers bring along on their telephones. What is wanted is on the disk before the cloud is asked, and what the cloud gives is a fact before
 * anybody sees it. A cart that is here belongs to this shop like any basket that was put aside; without a cloud the same goods are sold by what the code
 * lists, at the shop's own prices.
 */
final class BroughtCarts {
    private final Turn turn;

    BroughtCarts(Turn turn) {
        this.turn = turn;
    }

    /** Asks the cloud for it, unless it is in this shop already. */
    @Nullable
    Refusal want(String text, Actor actor) throws SQLException {
        var code = CartCode.parse(text);
        if (code.isEmpty()) {
            return THE_CODE_IS_NOT_A_CODE;
        }
        if (!(turn.state().basket() instanceof Basket.NotOpened)) {
            return A_BASKET_IS_STILL_OPEN;
        }
        var cart = code.get().cart();
        var waiting = turn.site.waiting().find(turn.tx, cart.value());
        if (waiting.isPresent()) {
            turn.site.wantedCarts().forget(turn.tx, turn.till);
            return recall(
                    waiting.get().suspended().events(),
                    waiting.get().suspended().basket(),
                    actor.staff());
        }
        var question = turn.till + "-" + turn.site.journal().epoch() + "-Q" + turn.draw("question");
        if (ReceivedCarts.has(turn.tx, cart.value())) {
            return THE_CART_WAS_HERE_BEFORE;
        }
        turn.site.wantedCarts().want(turn.tx, turn.till, question, text, actor.staff(), turn.now);
        return null;
    }

    /** Nobody waits for it any more. */
    void leave() throws SQLException {
        turn.site.wantedCarts().forget(turn.tx, turn.till);
    }

    /** Sells what the code lists instead. All of it or, refused, nothing. */
    @Nullable
    Refusal takeListed(Weights weights) throws SQLException {
        var wanted = turn.site.wantedCarts().find(turn.tx, turn.till);
        var items = wanted.map(it -> it.code().items()).orElse(List.of());
        if (items.isEmpty()) {
            return THE_CODE_LISTS_NO_ITEMS;
        }
        leave();
        for (var item : items) {
            var scan = new TillAction.Scan(item.code(), null, (long) item.pieces(), null);
            var refused = turn.sell(scan, weights);
            if (refused != null) {
                return refused;
            }
        }
        return null;
    }

    /** What the cloud said. Late, again, or to another till's question it changes nothing. */
    void replied(Reply reply) throws SQLException {
        var wanted = turn.site.wantedCarts().find(turn.tx, turn.till).filter(it -> it.question()
                .equals(reply.id()));
        if (wanted.isEmpty()) {
            return;
        }
        switch (reply.given()) {
            case Reply.Nothing nothing -> turn.site.wantedCarts().refused(turn.tx, turn.till, nothing.refusal());
            case Reply.Cart(var events) -> {
                var basket = sound(events)
                        .filter(it -> it.id().equals(wanted.get().code().cart()));
                if (basket.isEmpty()) {
                    turn.site.wantedCarts().refused(turn.tx, turn.till, THE_CART_CANNOT_BE_HAD);
                } else {
                    receive(basket.get(), events, wanted.get());
                }
            }
        }
    }

    /** One that was put aside, without money of another till in it, and in this shop's currency: nothing else can go on here. */
    private Optional<Basket.Suspended> sound(List<BasketEntry> events) {
        try {
            var replayed = BasketRules.replay(
                    events.stream().map(BasketEntry::happened).toList());
            return replayed instanceof Basket.Suspended basket
                            && !basket.content().isPaidAtTill()
                            && basket.content()
                                    .opening()
                                    .currency()
                                    .equals(turn.site.store().currency())
                    ? Optional.of(basket)
                    : Optional.empty();
        } catch (IllegalStateException impossible) {
            // From elsewhere: what cannot have happened is no bug of this box.
            return Optional.empty();
        }
    }

    private void receive(Basket.Suspended basket, List<BasketEntry> events, WantedCarts.Wanted wanted)
            throws SQLException {
        leave();
        if (ReceivedCarts.has(turn.tx, basket.id().value())) {
            return; // another till of this shop was faster
        }
        turn.append(new Payload.BasketReceived(basket.id(), turn.till, wanted.by(), events));
        boolean isFree = turn.state().shift() != null && turn.state().basket() instanceof Basket.NotOpened;
        if (isFree) {
            Turn.must(recall(events, basket.id(), wanted.by()));
        }
    }

    private @Nullable Refusal recall(List<BasketEntry> events, BasketId basket, StaffId by) throws SQLException {
        var shift = turn.shift();
        turn.append(new Payload.BasketRecalled(basket, turn.till, by));
        turn.take(events);
        return turn.apply(new BasketCommand.RecallBasket(new Owner.AtTill(turn.till, shift.number(), shift.cashier())));
    }
}
