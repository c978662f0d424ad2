package com.evertill.cloud.carts;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All carts. A command that was taken is durable, and so is what the other services will be told of it. */
public final class Carts implements AutoCloseable {
    /** After which nobody comes back for it. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 100;
    /** As a message brings it to a shop; AWS IoT Core takes 128 KB. */
    private static final int MOST_BYTES = 100_000;

    private static final String ORDERED = "com.evertill.orders.placed.v1";

    private final Database database;
    private final Outbox outbox;
    private final CommandLog<Refusal> commands = new CommandLog<>(Refusal.class);
    private final Assortment assortment;
    private final Supplier<String> ids;

    /**
     * @param url {@code jdbc:sqlite:FILE}
     * @param ids for carts; never the same twice.
     */
    public static Carts open(String url, Assortment assortment, Supplier<String> ids) {
        return new Carts(Database.open(url, CartsSchema.MIGRATIONS), assortment, ids);
    }

    private Carts(Database database, Assortment assortment, Supplier<String> ids) {
        this.database = database;
        this.outbox = new Outbox(database);
        this.assortment = assortment;
        this.ids = ids;
    }

    /**
     * Who asks for what.
     *
     * @param id of the command, made by the head; a repeat under the same id is answered the same and changes nothing.
     */
    public record Command(String id, Holder holder, HeadId head, Store store, CartAction action) {}

    /** The one that a holder has in a store. */
    public Optional<Cart> find(Holder holder, String store) {
        return database.read(tx -> CartRows.live(tx, holder, store));
    }

    public CartAnswer take(Command command, Instant now) {
        var asker = command.holder().name() + "@" + command.store().id();
        var asked = new CommandLog.Asked(asker, command.id(), Json.text(command.action()));
        var reused = Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND;
        return database.write(tx -> new CartAnswer(commands.once(tx, asked, reused, () -> decide(tx, command, now), now)
                .orElse(null)));
    }

    private @Nullable Refusal decide(Tx tx, Command command, Instant now) throws SQLException {
        var turn = turn(tx, command.holder(), command, now);
        if (isAtTill(tx, turn, command, now)) {
            return Refusal.THE_CART_IS_AT_A_TILL;
        }
        var refusal = command.action() instanceof CartAction.Merge(var visitor)
                ? merge(tx, turn, new Holder.Visitor(visitor), command, now)
                : take(turn, command, now);
        if (refusal == null) {
            keep(tx, turn);
        }
        return refusal;
    }

    /** It can be fetched from a shop that never said that it got it. */
    private static boolean isAtTill(Tx tx, CartTurn turn, Command command, Instant now) throws SQLException {
        if (turn.isNew()) {
            return false;
        }
        var cart = turn.cart().basket().id().value();
        var handover = HandoverRows.atTill(tx, cart);
        if (handover.isPresent()
                && command.action() instanceof CartAction.Fetch
                && HandoverRows.isLost(handover.get(), now)) {
            HandoverRows.takeBack(tx, cart);
            return false;
        }
        return handover.isPresent();
    }

    private static CartTurn turn(Tx tx, Holder holder, Command command, Instant now) throws SQLException {
        var store = command.store();
        return new CartTurn(holder, store, command.head(), CartRows.live(tx, holder, store.id()), now);
    }

    private @Nullable Refusal take(CartTurn turn, Command command, Instant now) {
        return switch (command.action()) {
            case CartAction.Add(var item, var quantity) ->
                turn.add(assortment.find(command.store(), item, now), quantity, ids);
            case CartAction.Change(var line, var quantity) ->
                turn.apply(new BasketCommand.ChangeQuantity(line, quantity));
            case CartAction.Remove(var line) -> turn.apply(new BasketCommand.VoidLine(line));
            case CartAction.Clear() -> turn.giveUp();
            case CartAction.Park() -> turn.apply(new BasketCommand.SuspendBasket());
            case CartAction.Fetch() -> turn.fetch();
            case CartAction.Merge _ -> throw new IllegalStateException("merging is between two carts");
        };
    }

    private @Nullable Refusal merge(Tx tx, CartTurn turn, Holder visitor, Command command, Instant now)
            throws SQLException {
        var other = turn(tx, visitor, command, now);
        if (isAtTill(tx, other, command, now)) {
            return Refusal.THE_CART_IS_AT_A_TILL;
        }
        var refusal = visitor.equals(command.holder()) ? Refusal.A_BASKET_IS_STILL_OPEN : other.giveUp();
        if (refusal == null) {
            refusal = turn.merge(other.cart(), ids);
        }
        if (refusal == null) {
            keep(tx, other);
        }
        return refusal;
    }

    private static void keep(Tx tx, CartTurn turn) throws SQLException {
        var cart = turn.cart();
        CartRows.keep(tx, cart, turn.before());
        Outbox.put(tx, CartEvents.of(cart));
    }

    /**
     * Gives a cart to a shop: from then on it is that shop's, until it sells it or gives it up. One that is still open is put aside first.
     *
     * @return the same for a repeat of the question, as long as its holder has not taken the cart back.
     */
    public Handover give(Handover.Wanted wanted, Instant now) {
        var asked = new CommandLog.Asked(
                wanted.node().toString(), wanted.id(), wanted.cart().value());
        var reused = Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND;
        return database.write(tx -> {
            var refusal = commands.once(tx, asked, reused, () -> give(tx, wanted, now), now);
            if (refusal.isPresent()) {
                return new Handover.Refused(refusal.get());
            }
            return HandoverRows.wasGiven(tx, wanted)
                    ? new Handover.Given(
                            CartRows.read(tx, wanted.cart().value()).entries())
                    : new Handover.Refused(Refusal.THE_CART_CANNOT_BE_HAD);
        });
    }

    private static @Nullable Refusal give(Tx tx, Handover.Wanted wanted, Instant now) throws SQLException {
        var id = wanted.cart().value();
        if (!CartRows.isLive(tx, id)) {
            return Refusal.THERE_IS_NO_SUCH_CART;
        }
        var cart = CartRows.read(tx, id);
        if (!cart.store().equals(wanted.node().shop())) {
            return Refusal.THE_CART_IS_FOR_ANOTHER_STORE;
        }
        if (HandoverRows.atTill(tx, id).isPresent()) {
            return Refusal.THE_CART_IS_AT_A_TILL;
        }
        if (Json.bytes(cart.entries()).length > MOST_BYTES) {
            return Refusal.THE_CART_CANNOT_BE_HAD;
        }
        var turn = CartTurn.on(cart, now);
        var refusal = turn.putAside();
        if (refusal != null) {
            return refusal;
        }
        if (turn.cart().version() > turn.before()) {
            keep(tx, turn);
        }
        HandoverRows.give(tx, wanted, now);
        Outbox.put(tx, CartEvents.handedOver(turn.cart(), wanted.node().toString(), now));
        return null;
    }

    /** Orders that were placed: the cart stays as it was ordered, and its holder begins another. */
    public static final EventPattern NEWS = EventPattern.ofTypes(ORDERED);

    /** What shops tell of the carts that they were given. */
    public static final EventPattern FACTS = ShopFacts.PATTERN;

    /** What of the event is read here. */
    private record Ordered(String basket, int version) {}

    /**
     * What {@link #NEWS} wants, however often. A cart that was changed since it was ordered is its holder's again: what is ordered is what was put aside then.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hear(CloudEvent event) throws NotTaken {
        try {
            var ordered = event.read(Ordered.class);
            database.act(tx -> CartRows.ordered(tx, ordered.basket(), ordered.version()));
        } catch (Json.MalformedException e) {
            throw new NotTaken("This is no order: " + e.getMessage(), e);
        }
    }

    /**
     * What {@link #FACTS} wants, however often and in any order.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hearShop(CloudEvent event) throws NotTaken {
        var heard = ShopFacts.read(event);
        var id = heard.basket().value();
        // Most sales of shops are no carts, and nothing is written of them.
        if (find(heard.basket()).isPresent()) {
            database.act(tx -> hear(tx, CartRows.read(tx, id), heard, event.time()));
        }
    }

    private static void hear(Tx tx, Cart cart, ShopFacts.Heard heard, Instant at) throws SQLException {
        var id = cart.basket().id().value();
        switch (heard) {
            case ShopFacts.Heard.Received received -> HandoverRows.received(tx, id, received.node(), at);
            case ShopFacts.Heard.Sold sold -> {
                CartRows.end(tx, id);
                if (HandoverRows.sold(tx, id, sold.node(), sold.receipt())) {
                    Outbox.put(tx, CartEvents.sold(cart, sold.node(), sold.receipt(), at));
                }
            }
            case ShopFacts.Heard.GivenUp _ -> {
                if (CartRows.isLive(tx, id)) {
                    CartRows.end(tx, id);
                    Outbox.put(tx, CartEvents.givenUpAtTill(cart, at));
                }
            }
        }
    }

    /** Of a cart that there is, or was. */
    public Whereabouts whereabouts(BasketId id) {
        return database.read(tx -> HandoverRows.of(tx, id.value()));
    }

    /** Whatever has become of it. */
    public Optional<Cart> find(BasketId id) {
        return database.read(tx -> CartRows.find(tx, id.value()));
    }

    /**
     * Gives up what nobody has touched for {@link #KEPT}, and forgets what commands were answered as long ago; a handful at most.
     *
     * @return whether there was anything.
     */
    public boolean expire(Instant now) {
        var since = now.minus(KEPT);
        return database.write(tx -> {
            var old = CartRows.untouched(tx, since, MOST_AT_ONCE);
            for (var id : old) {
                var turn = CartTurn.on(CartRows.read(tx, id), now);
                turn.abandon();
                keep(tx, turn);
            }
            CommandLog.forget(tx, now, KEPT);
            return !old.isEmpty();
        });
    }

    /**
     * Carries events to the bus. For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    public boolean step(EventBus bus) {
        return outbox.step(bus);
    }

    /** How many events wait for the bus. */
    public long waiting() {
        return outbox.waiting();
    }

    @Override
    public void close() {
        database.close();
    }
}
