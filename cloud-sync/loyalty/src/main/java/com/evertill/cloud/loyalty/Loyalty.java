package com.evertill.cloud.loyalty;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.sqlite.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The points of all customers. What was answered is durable, and so is what the other services will be told of it. */
public final class Loyalty implements AutoCloseable {
    /** What is wanted of the bus, from its beginning: what is told here itself is among it. */
    public static final EventPattern NEWS = LoyaltyNews.PATTERN;

    /** After which whoever wanted to spend points has gone. */
    public static final Duration HELD_FOR = Duration.ofMinutes(15);

    /** For which a repeat of a command is known as one. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final Outbox outbox;
    private final CommandLog<LoyaltyRefusal> commands = new CommandLog<>(LoyaltyRefusal.class);
    private final Earnings earnings;
    private final WithheldFacts withheld;

    /**
     * @param url {@code jdbc:sqlite:FILE}
     * @param rules each from its day on.
     */
    public static Loyalty open(String url, List<PointsRule> rules, WithheldFacts withheld) {
        return new Loyalty(Database.open(url, LoyaltySchema.MIGRATIONS), rules, withheld);
    }

    private Loyalty(Database database, List<PointsRule> rules, WithheldFacts withheld) {
        this.database = database;
        this.outbox = new Outbox(database);
        this.earnings = new Earnings(rules);
        this.withheld = withheld;
    }

    /** Whether nothing was ever heard: then it is to be told from the beginning. */
    public boolean isEmpty() {
        return database.read(tx -> tx.number("SELECT count(*) FROM begun")) == 0;
    }

    /**
     * What {@link #NEWS} wants, in any order and however often.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hear(CloudEvent event, Instant now) throws NotTaken {
        var heard = LoyaltyNews.read(event, withheld);
        database.act(tx -> {
            tx.update("INSERT INTO begun VALUES(1) ON CONFLICT DO NOTHING");
            switch (heard.orElse(null)) {
                case null -> {}
                case LoyaltyNews.Heard.Sold sold -> earnings.sold(tx, sold, now);
                case LoyaltyNews.Heard.WentBack(var receipt, var back) -> earnings.wentBack(tx, receipt, back, now);
                case LoyaltyNews.Heard.OrderSold(var order, var receipt) -> earnings.orderSold(tx, order, receipt, now);
                case LoyaltyNews.Heard.OrderWentBack(var order, var back) ->
                    earnings.orderWentBack(tx, order, back, now);
                case LoyaltyNews.Heard.Gone(var customer) -> Accounts.close(tx, customer);
                case LoyaltyNews.Heard.Redeemed redeemed -> Holds.restore(tx, redeemed, now);
            }
        });
    }

    /** Of somebody who has bought nothing yet it is empty, as it is of whom nobody knows. */
    public Account account(String customer, Instant now) {
        return database.read(tx -> {
            var found = Accounts.find(tx, customer);
            return found.isEmpty()
                    ? new Account(customer, 0, 0)
                    : new Account(
                            customer, Accounts.balance(tx, found.getAsLong()), Holds.held(tx, found.getAsLong(), now));
        });
    }

    /** What happened to an account, newest first. {@code before} is the number of the last of the page before. */
    public List<Entry> entries(String customer, Optional<Integer> before, int limit) {
        return database.read(tx -> {
            var found = Accounts.find(tx, customer);
            return found.isEmpty()
                    ? List.of()
                    : Accounts.entries(
                            tx,
                            found.getAsLong(),
                            before.orElse(Integer.MAX_VALUE),
                            Math.clamp(limit, 1, MOST_AT_ONCE));
        });
    }

    /**
     * Keeps points for somebody who is about to spend them in a store: nobody else can until they are {@linkplain #release released}, or for {@link #HELD_FOR}.
     *
     * @param id of the command, unique for ever, and the hold's name from then on; a repeat is answered the same and changes nothing.
     * @return why they are not held; absent if they are.
     */
    public Optional<LoyaltyRefusal> hold(String id, String customer, long points, String store, Instant now) {
        return database.write(tx -> commands.once(
                tx,
                new CommandLog.Asked(customer, id, "hold " + points + " " + store),
                LoyaltyRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND,
                () -> Holds.hold(tx, id, customer, points, store, now),
                now));
    }

    /** Spends what is held, once however often. */
    public Optional<LoyaltyRefusal> settle(String hold, Instant now) {
        return database.write(tx -> Optional.ofNullable(Holds.settle(tx, hold, now)));
    }

    /** Lets go of what is held, and was not spent. */
    public Optional<LoyaltyRefusal> release(String hold, Instant now) {
        return database.write(tx -> Optional.ofNullable(Holds.release(tx, hold, now)));
    }

    /**
     * Lets go of what nobody has spent in time, and forgets what was answered long ago.
     *
     * @return whether there was anything held.
     */
    public boolean expire(Instant now) {
        return database.write(tx -> {
            CommandLog.forget(tx, now, REMEMBERED);
            return Holds.expire(tx, now) > 0;
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
