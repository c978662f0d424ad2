package com.evertill.edge.till;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.CardStripe;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardDesk;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One point of sale. Takes commands one after another, whoever they come from. */
public final class Till implements CardDesk.Basket {
    private final TillSite site;
    private final TillId number;
    private final java.util.function.Consumer<List<Effect>> effects;
    private final Answers answers = new Answers();
    private final boolean mayBeTyped;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile TillState state;
    private volatile long turn;

    /** The answer to a command; {@code refusal} is null if it was done, then or now. */
    public record Answer(@Nullable Refusal refusal) {
        static final Answer DONE = new Answer(null);
    }

    /** @param turn number of the last command answered by then. */
    private record Done(Answer answer, long turn, @Nullable Turn changed) {}

    /**
     * Reads the till as it was left.
     *
     * @param effects is given what devices have to do, after it is durable; must not block.
     */
    public Till(TillSite site, TillId number, java.util.function.Consumer<List<Effect>> effects) {
        this.site = site;
        this.number = number;
        this.effects = effects;
        this.mayBeTyped = site.store()
                .till(number)
                .map(StoreConfig.Till::weightsMayBeTyped)
                .orElse(true);
        this.state = site.database().read(this::load);
        this.turn = site.database().read(answers::newest);
        site.database().act(tx -> site.printJobs().recover(tx, number));
    }

    public TillId number() {
        return number;
    }

    /** As it is on the disk. */
    public TillState state() {
        return state;
    }

    /** Number of the last command that was answered: what a head saw when it saw this till. Grows with every command, over restarts too. */
    public long turn() {
        return turn;
    }

    /** Durable when it returns. A repeat of a command is answered like the first and does nothing. */
    public Answer take(TillCommand command, Actor actor, Instant at) {
        return take(command, Readings.NONE, actor, at);
    }

    /**
     * Whether this command sells something by a weight that only the scale can say. Whoever asks it does so before the command is taken: nothing
     * waits for a scale within a turn.
     */
    public boolean wantsTheScale(TillCommand command) {
        return command.action() instanceof TillAction.Scan scan
                && scan.weight() == null
                && site.database().read(tx -> {
                    var digest = digest(Json.bytes(command));
                    return answers.find(tx, number, command, digest).isEmpty()
                            && ScannedItem.of(site, tx, scan, new Weights(NotWeighed.EMPTY, true))
                                    .equals(new ScannedItem.Refused(Refusal.THE_SCALE_IS_EMPTY));
                });
    }

    public Answer take(TillCommand command, Readings readings, Actor actor, Instant at) {
        if (command.action() instanceof TillAction.Scan scan && CardStripe.isIn(scan.text())) {
            return new Answer(Refusal.A_PAYMENT_CARD_IS_NO_CODE); // before anything of it is written, even as a digest
        }
        // As exact as the disk, so that a till reads back what it had.
        var now = at.truncatedTo(ChronoUnit.MILLIS);
        var digest = digest(Json.bytes(command));
        return inTurn(tx -> {
            var before = answers.find(tx, number, command, digest);
            if (before.isPresent()) {
                return new Done(before.get(), turn, null);
            }
            return answers.mayBeForgotten(tx, number, command.turn())
                    ? new Done(new Answer(Refusal.THE_COMMAND_IS_TOO_OLD), turn, null)
                    : run(tx, command, readings, digest, actor, now);
        });
    }

    private Done run(Tx tx, TillCommand command, Readings readings, byte[] digest, Actor actor, Instant now)
            throws SQLException {
        var next = new Turn(site, number, tx, state, now);
        tx.update("SAVEPOINT command");
        var refusal = isAnotherBasket(command)
                ? Refusal.ANOTHER_BASKET_IS_MEANT
                : new TillTransaction(next, new Weights(readings.scale(), mayBeTyped), readings.key())
                        .run(command.action(), actor);
        tx.update(refusal == null ? "RELEASE command" : "ROLLBACK TO command");
        long answered = answers.keep(tx, number, command, digest, refusal, now);
        return new Done(new Answer(refusal), answered, refusal == null ? next : null);
    }

    private boolean isAnotherBasket(TillCommand command) {
        return command.basket() != null
                && !(state.basket() instanceof Basket.Known known
                        && known.id().value().equals(command.basket()));
    }

    // What comes of card payments

    /** What a cashier has to know of the open basket's card payments. */
    public CardState cards(Tx tx) throws SQLException {
        var basket = state.basket();
        var inTheWay = CardPayments.inTheWay(site, number, basket, tx);
        var newest = basket instanceof Basket.Open open
                ? site.attempts().of(tx, number, open.id()).stream().findFirst()
                : Optional.<CardAttempt>empty();
        return new CardState(
                inTheWay.orElse(null),
                newest.filter(attempt -> inTheWay.isEmpty() && attempt.toBeTold() != null)
                        .orElse(null));
    }

    /** What a manager has to settle at this till: of whatever basket, and in the open one also what stands because it cannot be given back. */
    public List<CardAttempt> awaitingTheManager(Tx tx) throws SQLException {
        var attempts = new ArrayList<>(site.attempts().open(tx, number));
        if (state.basket() instanceof Basket.Open open) {
            site.attempts().of(tx, number, open.id()).stream()
                    .filter(attempt -> attempt.state() == CardAttempt.State.APPLIED)
                    .forEach(attempts::add);
        }
        return attempts.stream().filter(CardAttempt::awaitsTheManager).toList();
    }

    /**
     * The card payments of the open basket.
     *
     * @param inTheWay what the basket waits for.
     * @param trouble the newest, if it did not go as hoped and nothing is in the way.
     */
    public record CardState(
            @Nullable CardAttempt inTheWay, @Nullable CardAttempt trouble) {}

    @Override
    public void approved(String reference, Instant now) {
        settle(reference, now, CardPayments::approved);
    }

    @Override
    public void reversed(String reference, boolean wasTaken, Instant now) {
        settle(reference, now, (cards, attempt) -> cards.reversed(attempt, wasTaken));
    }

    @Override
    public void notReversed(String reference, String why, Instant now) {
        settle(reference, now, (cards, attempt) -> cards.notReversed(attempt, why));
    }

    /** What the cloud said to a question, of whichever till. */
    public void replied(Reply reply, Instant at) {
        inTurn(tx -> {
            var next = new Turn(site, number, tx, state, at.truncatedTo(ChronoUnit.MILLIS));
            new BroughtCarts(next).replied(reply);
            return new Done(Answer.DONE, turn, next);
        });
    }

    private interface Settlement {
        void of(CardPayments cards, CardAttempt attempt) throws SQLException;
    }

    private void settle(String reference, Instant at, Settlement settlement) {
        inTurn(tx -> {
            var next = new Turn(site, number, tx, state, at.truncatedTo(ChronoUnit.MILLIS));
            settlement.of(
                    new CardPayments(next), site.attempts().find(tx, reference).orElseThrow());
            return new Done(Answer.DONE, turn, next);
        });
    }

    /** First the commit, then the screen, then the devices. */
    private Answer inTurn(com.evertill.commerce.sqlite.Database.Work<Done> work) {
        taking.lock();
        try {
            var done = site.database().write(work);
            if (done.changed != null) {
                state = done.changed.state();
            }
            turn = done.turn; // after the state: who sees the turn sees what it did
            if (done.changed != null) {
                effects.accept(done.changed.effects());
            }
            return done.answer;
        } finally {
            taking.unlock();
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private TillState load(Tx tx) throws SQLException {
        var shift = tx.first(
                "SELECT number, cashier, opened, business_day FROM shift WHERE till = ?",
                row -> new Shift(
                        ShiftNumber.parse(row.getString(1)),
                        new StaffId(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        LocalDate.ofEpochDay(row.getLong(4))),
                number.number());
        var entries = tx.list(
                "SELECT at, event FROM basket_event WHERE till = ? ORDER BY n",
                row -> new BasketEntry(
                        Instant.ofEpochMilli(row.getLong(1)), Json.read(row.getBytes(2), BasketEvent.class)),
                number.number());
        var basket =
                BasketRules.replay(entries.stream().map(BasketEntry::happened).toList());
        var last = entries.isEmpty() ? lastSale(tx) : null;
        return new TillState(shift.orElse(null), basket, entries, last);
    }

    /** What ended the last basket of the open shift, if it was a sale. */
    private TillState.@Nullable LastSale lastSale(Tx tx) throws SQLException {
        var receipt = tx.first(
                "SELECT last_receipt FROM shift WHERE till = ? AND last_receipt IS NOT NULL",
                row -> ReceiptNumber.parse(row.getString(1)),
                number.number());
        return receipt.isEmpty()
                ? null
                : site.receipts()
                        .find(tx, site.journal(), receipt.get())
                        .map(found -> new TillState.LastSale(
                                found.sale().receipt(),
                                found.sale().priced().total(),
                                found.sale().priced().change(),
                                found.fact().at()))
                        .orElse(null);
    }
}
