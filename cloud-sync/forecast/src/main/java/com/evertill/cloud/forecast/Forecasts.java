package com.evertill.cloud.forecast;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all stores should order. What was answered is durable, and so is what the other services will be told of it. */
public final class Forecasts implements AutoCloseable {
    /** What is wanted of the bus, from its beginning. */
    public static final EventPattern NEWS = ForecastNews.PATTERN;

    /** After which what was ordered and has not come is not expected any more. */
    public static final Duration GIVEN_UP = Duration.ofDays(30);

    /** When a store's night is over: what was sold the day before has come by then, unless its line is cut. */
    private static final Duration MORNING = Duration.ofHours(4);

    /** For which a sale is known as one that was counted: longer than a bus is asked to tell anything again, other than from its beginning. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final Outbox outbox;
    private final CommandLog<ForecastRefusal> commands = new CommandLog<>(ForecastRefusal.class);
    private final Replenishment replenishment;
    private final Function<String, ZoneId> zones;
    private final WithheldFacts withheld;

    /**
     * @param url {@code jdbc:sqlite:FILE}
     * @param zones of stores, {@code tenant.store}.
     */
    public static Forecasts open(String url, Rhythm rhythm, Function<String, ZoneId> zones, WithheldFacts withheld) {
        return new Forecasts(Database.open(url, ForecastSchema.MIGRATIONS), rhythm, zones, withheld);
    }

    private Forecasts(Database database, Rhythm rhythm, Function<String, ZoneId> zones, WithheldFacts withheld) {
        this.database = database;
        this.outbox = new Outbox(database);
        this.replenishment = new Replenishment(rhythm);
        this.zones = zones;
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
        var heard = ForecastNews.read(event, withheld);
        database.act(tx -> {
            tx.update("INSERT INTO begun VALUES(1) ON CONFLICT DO NOTHING");
            switch (heard) {
                case ForecastNews.Heard.LevelIs level ->
                    // Its version says what is new: no inbox is needed for the most frequent of all events.
                    DemandRows.levelIs(
                            tx,
                            level,
                            LocalDate.ofInstant(
                                    event.time(), zones.apply(level.kind().store())));
                case ForecastNews.Heard.Sold sold -> {
                    if (Inbox.isNew(tx, event, now)) {
                        DemandRows.sold(tx, sold);
                    }
                }
                case ForecastNews.Heard.Received received -> {
                    if (Inbox.isNew(tx, event, now)) {
                        for (var each : received.quantities().entrySet()) {
                            ProposalRows.received(tx, each.getKey(), each.getValue());
                        }
                    }
                }
            }
        });
    }

    /**
     * Goes on with the first store whose night is over and whose items are not all forecast, some of them at a time.
     *
     * @return whether there may be more at once.
     */
    public boolean step(Instant now) {
        for (var store : database.read(tx -> tx.list("SELECT store FROM round", row -> row.getString(1)))) {
            var today = LocalDate.ofInstant(now.minus(MORNING), zones.apply(store));
            if (database.write(tx -> step(tx, store, today, now))) {
                return true;
            }
        }
        return false;
    }

    private boolean step(Tx tx, String store, LocalDate today, Instant now) throws SQLException {
        var found = Round.find(tx, store).orElseThrow();
        if (found.isDone() && !found.day().isBefore(today)) {
            return false;
        }
        var round = found.day().isBefore(today) ? Round.begin(tx, store, today, now, GIVEN_UP) : found;
        round.next(tx, replenishment, now).keep(tx);
        return true;
    }

    /** What a store should order today and has not answered, in the order of ids. {@code after} is the last of the page before. */
    public List<Proposal> proposals(String store, Optional<String> after, int limit) {
        return database.read(tx -> ProposalRows.open(tx, store, after.orElse(""), Math.clamp(limit, 1, MOST_AT_ONCE)));
    }

    /** How many proposals of all stores wait for an answer. */
    public long unanswered() {
        return database.read(tx -> tx.number("SELECT count(*) FROM proposal WHERE state = 'OPEN'"));
    }

    /**
     * Orders as much as the manager wants.
     *
     * @param id of the command, unique for ever; a repeat is answered the same and changes nothing.
     * @param quantity zero to order nothing today.
     * @param by who decided.
     * @return why it is not ordered; absent if it is.
     */
    public Optional<ForecastRefusal> answer(String id, String proposal, Quantity quantity, String by, Instant now) {
        return database.write(tx -> commands.once(
                tx,
                new CommandLog.Asked(by, id, proposal + " " + quantity),
                ForecastRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND,
                () -> answer(tx, proposal, quantity, by, now),
                now));
    }

    private static @Nullable ForecastRefusal answer(Tx tx, String id, Quantity quantity, String by, Instant now)
            throws SQLException {
        var found = ProposalRows.find(tx, id);
        if (found.isEmpty()) {
            return ForecastRefusal.THERE_IS_NO_SUCH_PROPOSAL;
        }
        var proposal = found.get().proposal();
        return switch (found.get().state()) {
            case PASSED -> ForecastRefusal.THE_PROPOSAL_IS_OUT_OF_DATE;
            case ANSWERED -> ForecastRefusal.THE_PROPOSAL_IS_ANSWERED;
            case OPEN -> {
                if (!canBeOrdered(proposal, quantity)) {
                    yield ForecastRefusal.SO_MUCH_CANNOT_BE_ORDERED;
                }
                ProposalRows.answered(tx, proposal, quantity.thousandths(), now);
                Outbox.put(tx, ForecastEvents.answered(proposal, quantity, by, now));
                yield null;
            }
        };
    }

    private static boolean canBeOrdered(Proposal proposal, Quantity quantity) {
        return quantity.unit() == proposal.quantity().unit()
                && quantity.thousandths() >= 0
                && (quantity.unit().isWeighed() || quantity.isWhole());
    }

    /** Forgets what was answered and counted long ago. */
    public void forget(Instant now) {
        database.act(tx -> {
            CommandLog.forget(tx, now, REMEMBERED);
            Inbox.forget(tx, now, REMEMBERED);
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
