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
        var asker = command.holder().reference() + "@" + command.store().id();
        var asked = new CommandLog.Asked(asker, command.id(), Json.text(command.action()));
        var reused = Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND;
        return database.write(tx -> new CartAnswer(commands.once(tx, asked, reused, () -> decide(tx, command, now), now)
                .orElse(null)));
    }

    private @Nullable Refusal decide(Tx tx, Command command, Instant now) throws SQLException {
        var turn = turn(tx, command.holder(), command, now);
        var refusal = command.action() instanceof CartAction.Merge(var visitor)
                ? merge(tx, turn, new Holder(visitor), command, now)
                : take(turn, command, now);
        if (refusal == null) {
            keep(tx, turn);
        }
        return refusal;
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

    /** Orders that were placed: the cart stays as it was ordered, and its holder begins another. */
    public static final EventPattern NEWS = EventPattern.ofTypes(ORDERED);

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
