package com.evertill.cloud.payments;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Inbox;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.payments.PaymentProvider.Notice;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All payments. What was asked of the provider was durable before, and so is what the other services will be told. */
public final class Payments implements AutoCloseable {
    /** What is wanted of the bus. */
    public static final EventPattern NEWS = PaymentNews.PATTERN;

    /** No shorter than a bus keeps what it could not bring, dead letters and all; Stripe sends a message again for three days. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final Outbox outbox;
    private final PaymentProvider provider;

    /** @param url {@code jdbc:sqlite:FILE} */
    public static Payments open(String url, PaymentProvider provider) {
        return new Payments(Database.open(url, PaymentsSchema.MIGRATIONS), provider);
    }

    private Payments(Database database, PaymentProvider provider) {
        this.database = database;
        this.outbox = new Outbox(database);
        this.provider = provider;
    }

    /** Undoes the transaction in which it was found, so that the event is as new as before when it comes again. */
    private static final class NoSense extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSense(String why) {
            super(why);
        }
    }

    /**
     * What {@link #NEWS} wants, each event once in effect.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hear(CloudEvent event, Instant now) throws NotTaken {
        var news = PaymentNews.read(event);
        if (news.isEmpty()) {
            return;
        }
        try {
            database.act(tx -> {
                if (Inbox.isNew(tx, event, now)) {
                    decide(tx, news.get().payment(), news.get().told(), now);
                }
            });
        } catch (NoSense e) {
            throw new NotTaken(
                    event.type() + " makes no sense to payment " + news.get().payment() + ": " + e.getMessage(), e);
        }
    }

    /** @return the payment, after what happened; absent if nothing did. */
    private static Optional<Payment> decide(Tx tx, PaymentId id, PaymentCommand command, Instant now)
            throws SQLException {
        var history = PaymentRows.history(tx, id);
        var payment = PaymentRules.replay(history);
        return switch (PaymentRules.decide(payment, command)) {
            case PaymentDecision.Senseless(var why) -> throw new NoSense(why);
            case PaymentDecision.Accepted(var events) -> {
                int number = history.size();
                for (var event : events) {
                    payment = PaymentRules.evolve(payment, event);
                    PaymentRows.append(tx, id, ++number, event, now);
                    var told = PaymentEvents.of(id, payment, event, number, now);
                    if (told.isPresent()) {
                        Outbox.put(tx, told.get());
                    }
                }
                if (events.isEmpty()) {
                    yield Optional.empty();
                }
                keep(tx, id, payment, now);
                yield Optional.of(payment);
            }
        };
    }

    private static void keep(Tx tx, PaymentId id, Payment payment, Instant now) throws SQLException {
        boolean asks = payment instanceof Payment.Wanted
                || PaymentSteps.next(id, payment).isPresent();
        var next = asks ? now.plus(PaymentSteps.rest(payment, Duration.ZERO)) : null;
        if (payment instanceof Payment.HoldLost) {
            PaymentRows.moved(tx, id, now, next, "What was held is not held any more, and was never captured.", now);
        } else {
            PaymentRows.moved(tx, id, now, next, null, null);
        }
    }

    /**
     * Asks the provider one thing that is due, and takes as long as the provider does. For one caller at a time.
     *
     * @return whether anything was due.
     */
    public boolean step(Instant now) {
        var due = database.read(tx -> PaymentRows.due(tx, now));
        if (due.isEmpty()) {
            return false;
        }
        var id = due.get();
        var ask = database.write(tx -> {
            // What is asked is written down first: whoever starts again behind a crash asks the same.
            decide(tx, id, new PaymentCommand.Begin(now.plus(PaymentSteps.PAGE_OPEN)), now);
            return PaymentSteps.next(id, PaymentRules.replay(PaymentRows.history(tx, id)));
        });
        // News of its order can have come in between: then there is nothing to ask any more.
        ask.ifPresent(it -> hear(id, provider.ask(it), now));
        return true;
    }

    /** Orders may have told something meanwhile: the answer is heard by the payment as it is now. */
    private void hear(PaymentId id, Reply reply, Instant now) {
        database.act(tx -> {
            var before = PaymentRows.course(tx, id);
            var heard = new PaymentCommand.Hear(reply, now.plus(PaymentSteps.PAGE_OPEN));
            if (decide(tx, id, heard, now).isPresent()) {
                return;
            }
            var payment = PaymentRules.replay(PaymentRows.history(tx, id));
            var trouble = trouble(reply);
            if (PaymentSteps.waits(payment) && trouble == null) {
                var age = Duration.between(before.since(), now);
                PaymentRows.waited(tx, id, now.plus(PaymentSteps.rest(payment, age)));
            } else if (PaymentSteps.next(id, payment).isPresent()) {
                var first = before.troubled().orElse(now);
                var rest = rest(reply, before.tries() + 1);
                var seen = PaymentSteps.seenFrom(reply, first);
                var said = trouble == null ? "The provider has not done it: " + reply : trouble;
                PaymentRows.failed(tx, id, first, now.plus(rest), said, seen);
                if (!before.isTold() && !seen.isAfter(now)) {
                    Outbox.put(tx, PaymentEvents.troubled(id, (Payment.Known) payment, first, said, now));
                    PaymentRows.told(tx, id);
                }
            }
        });
    }

    private static @Nullable String trouble(Reply reply) {
        return switch (reply) {
            case Reply.Refused(var why) -> why;
            case Reply.Unclear unclear -> unclear.why();
            case Reply.Failed(var why) -> why;
            case Reply.PageOpen _, Reply.PageClosed _, Reply.Held _, Reply.Taken _, Reply.Gone _, Reply.GivenBack _ ->
                null;
        };
    }

    private static Duration rest(Reply reply, int tries) {
        var rest = PaymentSteps.restAfter(tries);
        return reply instanceof Reply.Unclear unclear
                ? unclear.rest().filter(it -> it.compareTo(rest) > 0).orElse(rest)
                : rest;
    }

    /**
     * Takes what the provider sends by itself. It is only a reason to look at once: nothing is believed of it, and nothing needs it to come.
     *
     * @param signature the provider's header; empty if there is none.
     * @param body as it came, to the byte.
     * @return why it is not taken; absent if it is, or was before.
     */
    public Optional<WebhookRefusal> webhook(String signature, byte[] body, Instant now) {
        return switch (provider.read(signature, body, now)) {
            case Notice.Bad(var why) -> Optional.of(why);
            case Notice.OfOthers _ -> Optional.empty();
            case Notice.About(var id, var payment) -> {
                database.act(tx -> {
                    if (PaymentRows.isNewWebhook(tx, id, now)) {
                        PaymentRows.wake(tx, payment, now);
                    }
                });
                yield Optional.empty();
            }
        };
    }

    /** Absent if nobody has wanted one for it, or told so only after it was not wanted any more. */
    public Optional<PaymentView> ofOrder(String order) {
        var id = PaymentId.of(order);
        return database.read(tx -> PaymentRules.replay(PaymentRows.history(tx, id)) instanceof Payment.Known known
                ? Optional.of(PaymentView.of(id, known))
                : Optional.empty());
    }

    /** What a person has to see to, oldest first; a hundred at most. */
    public List<OpenException> exceptions(Instant now) {
        return database.read(tx -> {
            var open = new ArrayList<OpenException>();
            for (var seen : PaymentRows.seen(tx, now, MOST_AT_ONCE)) {
                var payment = (Payment.Known) PaymentRules.replay(PaymentRows.history(tx, seen.id()));
                open.add(new OpenException(
                        seen.id().value(),
                        payment.terms().order(),
                        PaymentView.state(payment),
                        seen.since(),
                        seen.said()));
            }
            return List.copyOf(open);
        });
    }

    /** All that {@link #exceptions} would give without end. */
    public long countExceptions(Instant now) {
        return database.read(tx -> PaymentRows.countSeen(tx, now));
    }

    /** Lets go of what was heard long ago. */
    public void forget(Instant now) {
        database.act(tx -> {
            Inbox.forget(tx, now, REMEMBERED);
            PaymentRows.forgetWebhooks(tx, now, REMEMBERED);
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
