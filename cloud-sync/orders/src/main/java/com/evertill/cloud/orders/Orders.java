package com.evertill.cloud.orders;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All orders. What was answered is durable, and so is what the other services will be told of it. */
public final class Orders implements AutoCloseable {
    /** What is wanted of the bus. */
    public static final EventPattern NEWS = OrderNews.PATTERN;

    /** No shorter than a bus keeps what it could not bring, dead letters and all. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final Outbox outbox;
    private final CommandLog<OrderRefusal> commands = new CommandLog<>(OrderRefusal.class);

    /** @param url {@code jdbc:sqlite:FILE} */
    public static Orders open(String url) {
        return new Orders(Database.open(url, OrdersSchema.MIGRATIONS));
    }

    private Orders(Database database) {
        this.database = database;
        this.outbox = new Outbox(database);
    }

    /**
     * Who asks for what.
     *
     * @param asker whose ids they are: a customer's reference, or a member of the staff.
     * @param id of the command, made by the head; a repeat under the same id is answered the same and changes nothing.
     */
    public record Command(String asker, String id, OrderId order, OrderCommand.Asked what) {
        public Command {
            if (what instanceof OrderCommand.Place(var placement)
                    && !placement.order().equals(order)) {
                throw new IllegalArgumentException("Order " + order + " is not " + placement.order());
            }
        }
    }

    /** @return why nothing was done; absent if it was. */
    public Optional<OrderRefusal> take(Command command, Instant now) {
        return database.write(tx -> commands.once(
                tx,
                new CommandLog.Asked(command.asker(), command.id(), command.order() + " " + written(command)),
                OrderRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND,
                () -> take(tx, command, now),
                now));
    }

    private static String written(Command command) {
        return Json.text(command.what());
    }

    private @Nullable OrderRefusal take(Tx tx, Command command, Instant now) throws SQLException {
        if (command.what() instanceof OrderCommand.Place(var placement)
                && placement.replayed() instanceof Basket.Known
                && OrderRows.ofBasket(tx, placement.basketId().value()).isPresent()) {
            return OrderRefusal.THE_BASKET_WAS_ORDERED_BEFORE;
        }
        return decide(tx, command.order(), command.what(), now);
    }

    private @Nullable OrderRefusal decide(Tx tx, OrderId id, OrderCommand command, Instant now) throws SQLException {
        var history = new ArrayList<>(OrderRows.history(tx, id));
        var order = OrderRules.replay(history);
        return switch (OrderRules.decide(order, command)) {
            case OrderDecision.Refused(var why) -> why;
            case OrderDecision.Accepted(var events) -> {
                for (var event : events) {
                    history.add(event);
                    for (var told : OrderEvents.of(order, event, history.size(), now)) {
                        Outbox.put(tx, told);
                    }
                    var after = OrderRules.evolve(order, event);
                    OrderRows.keep(tx, after, event, history.size(), now);
                    order = after;
                }
                yield null;
            }
        };
    }

    /** What a shop is given that asks for a basket. */
    public sealed interface Handover {
        /** @param events all that happened to it; replayed they give a basket that was put aside, paid as far as it was paid beforehand. */
        record Given(List<BasketEntry> events) implements Handover {
            public Given {
                events = List.copyOf(events);
            }
        }

        record Refused(OrderRefusal why) implements Handover {}
    }

    /**
     * From here on the goods are the shop's to hand over. A shop that asks again is given the same.
     *
     * @return absent if no order has this basket.
     */
    public Optional<Handover> give(BasketId basket, NodeId node, Instant now) {
        return database.write(tx -> {
            var id = OrderRows.ofBasket(tx, basket.value());
            if (id.isEmpty()) {
                return Optional.empty();
            }
            var refusal = decide(tx, id.get(), new OrderCommand.Give(node, now), now);
            if (refusal != null) {
                return Optional.of(new Handover.Refused(refusal));
            }
            var order = (Order.AtTill) OrderRules.replay(OrderRows.history(tx, id.get()));
            return Optional.of(new Handover.Given(
                    order.placement().broughtToTill(order.payment().isPresent(), order.since())));
        });
    }

    /**
     * What {@link #NEWS} wants, each event once in effect.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hear(CloudEvent event, Instant now) throws NotTaken {
        var heard = OrderNews.read(event);
        database.act(tx -> {
            if (heard.isPresent() && Inbox.isNew(tx, event, now)) {
                switch (heard.get()) {
                    case OrderNews.Heard.OfAnOrder(var order, var told) -> decide(tx, order, told, now);
                    case OrderNews.Heard.OfABasket(var basket, var told) -> {
                        var order = OrderRows.ofBasket(tx, basket);
                        if (order.isPresent()) {
                            decide(tx, order.get(), told, now);
                        }
                    }
                }
            }
        });
    }

    public Order find(OrderId id) {
        return database.read(tx -> OrderRules.replay(OrderRows.history(tx, id)));
    }

    /**
     * An order that was placed, as it is now.
     *
     * @param version how many things have happened to it: which of two pictures is the newer.
     */
    public record Picture(Order.Placed order, int version, Instant placedAt, Instant changedAt) {}

    public Optional<Picture> look(OrderId id) {
        return database.read(tx -> OrderRows.look(tx, id));
    }

    /** Newest first. {@code behind} is the last of the page before. */
    public List<OrderId> ofCustomer(String customer, Optional<OrderId> behind, int limit) {
        return database.read(tx ->
                OrderRows.ofCustomer(tx, customer, behind.map(OrderId::value).orElse(""), page(limit)));
    }

    /** What a store has to gather and to hand over, oldest first. {@code behind} is the last of the page before. */
    public List<OrderId> openIn(String store, Optional<OrderId> behind, int limit) {
        return database.read(
                tx -> OrderRows.openIn(tx, store, behind.map(OrderId::value).orElse(""), page(limit)));
    }

    private static int page(int limit) {
        return Math.clamp(limit, 1, MOST_AT_ONCE);
    }

    /**
     * Cancels what nothing came of in time, and forgets what was answered and heard long ago; a handful at most.
     *
     * @return whether anything was cancelled.
     */
    public boolean expire(Instant now) {
        return database.write(tx -> {
            var due = OrderRows.due(tx, now, MOST_AT_ONCE);
            for (var order : due) {
                decide(tx, order, new OrderCommand.TimeOut(), now);
            }
            CommandLog.forget(tx, now, REMEMBERED);
            Inbox.forget(tx, now, REMEMBERED);
            return !due.isEmpty();
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
