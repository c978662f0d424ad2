package com.evertill.cloud.payments;

import static com.evertill.cloud.payments.PaymentDecision.accepted;
import static com.evertill.cloud.payments.PaymentDecision.senseless;

import com.evertill.cloud.payments.Payment.*;
import com.evertill.cloud.payments.PaymentCommand.*;
import com.evertill.cloud.payments.PaymentEvent.*;
import com.evertill.cloud.payments.Reply.*;
import com.evertill.commerce.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which command does what to a payment in which state. What is asked of the provider in which state is in {@link PaymentSteps}. */
final class PaymentRules {
    /** The refund of what is left of a payment that nobody wants. No return of an order has a slash in its name. */
    static final String REST = "not-wanted/rest";

    /** Providers take as much as the value of a field. */
    private static final int LONGEST_NAME = 128;

    static PaymentDecision decide(Payment payment, PaymentCommand command) {
        return switch (command) {
            case Want(var terms) -> payment instanceof Unheard ? want(terms) : accepted();
            case DoNotWant(var order) -> doNotWant(payment, order);
            case Capture(var amount) -> capture(payment, amount);
            case GiveBack back -> giveBack(payment, back);
            case Begin(var until) -> payment instanceof Wanted ? accepted(new PageAsked(1, until)) : accepted();
            case Hear(var reply, var until) -> payment instanceof Known known ? hear(known, reply, until) : accepted();
        };
    }

    private static PaymentDecision want(Terms terms) {
        return terms.amount().isPositive()
                ? accepted(new PaymentWanted(terms))
                : accepted(new PaymentWanted(terms), new PaymentDeclined("There is nothing to pay."));
    }

    private static PaymentDecision doNotWant(Payment payment, String order) {
        var notWanted = new NoLongerWanted(order);
        return switch (payment) {
            case Unheard _ -> accepted(notWanted);
            case Wanted _, HoldLost _ -> accepted(notWanted, new PaymentReleased()); // the provider holds nothing
            case Asking _, AtCustomer _, Authorised _, Capturing _ -> accepted(notWanted);
            case Captured captured -> captured.wanted() ? giveAllBack(captured, notWanted) : accepted();
            case Forestalled _, Releasing _, Released _, NotAuthorised _ -> accepted();
        };
    }

    /** @param first what happens before to {@code payment}, and makes a captured one of it that is not wanted. */
    private static PaymentDecision giveAllBack(Payment payment, PaymentEvent first) {
        var captured = (Captured) evolve(payment, first);
        if (captured.rest().isPositive()) {
            return accepted(first, new RefundBegan(REST, captured.rest()));
        }
        return captured.refunds().next().isPresent() ? accepted(first) : accepted(first, new PaymentReleased());
    }

    private static PaymentDecision capture(Payment payment, Money amount) {
        return switch (payment) {
            case Authorised it
            when isOf(it.terms(), amount) && amount.isPositive() -> accepted(new CaptureBegan(amount));
            case Capturing _, Captured _, HoldLost _ -> accepted(); // of the last one a person knows already
            case Authorised _ -> senseless(amount + " is nothing that can be captured of it");
            case Unheard _, Forestalled _, Wanted _, Asking _, AtCustomer _, Releasing _, Released _, NotAuthorised _ ->
                senseless("it is not authorised: " + payment);
        };
    }

    private static PaymentDecision giveBack(Payment payment, GiveBack back) {
        return switch (payment) {
            // A return may be told of before the sale.
            case Authorised it -> giveBack(it.terms().amount(), it.refunds(), back);
            case Capturing it -> giveBack(it.amount(), it.refunds(), back);
            case Captured it -> giveBack(it.amount(), it.refunds(), back);
            case Unheard _,
                    Forestalled _,
                    Wanted _,
                    Asking _,
                    AtCustomer _,
                    HoldLost _,
                    Releasing _,
                    Released _,
                    NotAuthorised _ -> senseless("there is nothing to give back of it: " + payment);
        };
    }

    private static PaymentDecision giveBack(Money most, Refunds refunds, GiveBack back) {
        var amount = back.amount();
        if (!amount.currency().equals(most.currency()) || amount.isNegative()) {
            return senseless(amount + " is nothing that can be given back of " + most);
        }
        if (back.name().isBlank()
                || back.name().length() > LONGEST_NAME
                || back.name().equals(REST)) {
            return senseless("a refund cannot be named " + back.name());
        }
        var before = refunds.named(back.name());
        if (before.isPresent()) {
            return before.get().amount().equals(amount)
                    ? accepted()
                    : senseless(back.name() + " was a refund of " + before.get().amount());
        }
        if (refunds.wanted(most.currency()).plus(amount).isMoreThan(most)) {
            return senseless(amount + " is more than is left of " + most);
        }
        return amount.isZero() ? accepted() : accepted(new RefundBegan(back.name(), amount));
    }

    private static boolean isOf(Terms terms, Money amount) {
        return terms.amount().currency().equals(amount.currency());
    }

    private static PaymentDecision hear(Known payment, Reply reply, Instant until) {
        return switch (payment) {
            case Wanted _, HoldLost _, Released _, NotAuthorised _ -> accepted();
            case Asking asking ->
                switch (reply) {
                    case PageOpen(var session, var address) -> accepted(new PageOpened(session, address));
                    case Refused(var why) -> accepted(new PaymentDeclined(why));
                    // A page, if there is one, is known to nobody, and closes by itself.
                    case Failed _ -> accepted(new PageAsked(asking.attempt() + 1, until));
                    case PageClosed _, Held _, Taken _, Gone _, GivenBack _, Unclear _ -> accepted();
                };
            case AtCustomer _ ->
                switch (reply) {
                    case Held held -> accepted(new PaymentAuthorised(held.hold()));
                    case Taken(var hold, var amount) ->
                        accepted(new PaymentAuthorised(hold), new PaymentCaptured(amount));
                    case PageClosed _, Gone _ -> accepted(new PaymentDeclined("The customer did not pay."));
                    case PageOpen _, GivenBack _, Refused _, Unclear _, Failed _ -> accepted();
                };
            case Authorised _ ->
                switch (reply) {
                    case Taken taken -> accepted(new PaymentCaptured(taken.amount())); // by a person, at the provider
                    case Gone _ -> accepted(new HoldWasLost());
                    case PageOpen _, PageClosed _, Held _, GivenBack _, Refused _, Unclear _, Failed _ -> accepted();
                };
            case Capturing _ ->
                switch (reply) {
                    case Taken taken -> accepted(new PaymentCaptured(taken.amount()));
                    case Gone _ -> accepted(new HoldWasLost());
                    case Failed _ -> accepted(new TriedAnew());
                    case PageOpen _, PageClosed _, Held _, GivenBack _, Refused _, Unclear _ -> accepted();
                };
            case Captured captured ->
                switch (reply) {
                    case GivenBack(var name) -> gaveBack(captured, name);
                    case Failed _ -> captured.refunds().next().isPresent() ? accepted(new TriedAnew()) : accepted();
                    case PageOpen _, PageClosed _, Held _, Taken _, Gone _, Refused _, Unclear _ -> accepted();
                };
            case Releasing releasing -> hear(releasing, reply);
        };
    }

    private static PaymentDecision gaveBack(Captured captured, String name) {
        var refund = captured.refunds().named(name).filter(it -> !it.done());
        if (refund.isEmpty()) {
            return accepted();
        }
        var refunded = new MoneyRefunded(name, refund.get().amount());
        var after = captured.refunds().done(name);
        return captured.wanted() || after.next().isPresent()
                ? accepted(refunded)
                : accepted(refunded, new PaymentReleased());
    }

    private static PaymentDecision hear(Releasing releasing, Reply reply) {
        boolean asking = releasing.from() instanceof Asking;
        return switch (reply) {
            case PageOpen(var session, var address) -> asking ? accepted(new PageOpened(session, address)) : accepted();
            case PageClosed _, Gone _ -> accepted(new PaymentReleased());
            case Held held ->
                releasing.from() instanceof AtCustomer ? accepted(new PaymentAuthorised(held.hold())) : accepted();
            case Taken(var hold, var amount) -> tookNevertheless(releasing, hold, amount);
            // Of a page that was not opened, or that nobody was given, nothing can be held.
            case Refused _ -> asking ? accepted(new PaymentReleased()) : accepted();
            case Failed _ -> asking ? accepted(new PaymentReleased()) : accepted(new TriedAnew());
            case GivenBack _, Unclear _ -> accepted();
        };
    }

    private static PaymentDecision tookNevertheless(Releasing releasing, String hold, Money amount) {
        var events = new ArrayList<PaymentEvent>();
        Payment payment = releasing;
        if (releasing.from() instanceof AtCustomer) {
            events.add(new PaymentAuthorised(hold));
            payment = evolve(payment, events.getFirst());
        }
        var rest = (PaymentDecision.Accepted) giveAllBack(payment, new PaymentCaptured(amount));
        events.addAll(rest.events());
        return new PaymentDecision.Accepted(events);
    }

    /** @throws ClassCastException if nothing of the kind can happen to it. */
    static Payment evolve(Payment payment, PaymentEvent event) {
        return switch (event) {
            case PaymentWanted(var terms) -> new Wanted(terms);
            case NoLongerWanted(var order) -> notWanted(payment, order);
            case PaymentEvent other -> evolve((Known) payment, other);
        };
    }

    private static Payment notWanted(Payment payment, String order) {
        return switch (payment) {
            case Undoable undoable -> new Releasing(undoable, 1);
            case Captured it -> new Captured(it.terms(), it.hold(), it.amount(), it.refunds(), false);
            case HoldLost lost -> lost;
            case Unheard _, Forestalled _ -> new Forestalled(order);
            case Releasing _, Released _, NotAuthorised _ -> throw new IllegalStateException("settled: " + payment);
        };
    }

    private static Payment evolve(Known payment, PaymentEvent event) {
        if (payment instanceof Releasing releasing
                && (event instanceof PageOpened || event instanceof PaymentAuthorised)) {
            return new Releasing((Undoable) evolve(releasing.from(), event), 1);
        }
        var terms = payment.terms();
        return switch (event) {
            case PaymentWanted _, NoLongerWanted _ -> throw new IllegalStateException("twice: " + event);
            case PageAsked(var attempt, var until) -> new Asking(terms, attempt, until);
            case PageOpened(var session, var address) -> new AtCustomer(terms, session, address);
            case PaymentDeclined(var why) -> new NotAuthorised(terms, why);
            case PaymentAuthorised(var hold) -> new Authorised(terms, hold, Refunds.NONE);
            case CaptureBegan(var amount) -> {
                var held = (Authorised) payment;
                yield new Capturing(terms, held.hold(), amount, 1, held.refunds());
            }
            case PaymentCaptured(var amount) -> captured(payment, amount);
            case HoldWasLost() -> new HoldLost(terms);
            case RefundBegan(var name, var amount) ->
                with(payment, refunds(payment).with(name, amount));
            case MoneyRefunded back -> with(payment, refunds(payment).done(back.name()));
            case TriedAnew() -> triedAnew(payment);
            case PaymentReleased() -> new Released(terms);
        };
    }

    private static Captured captured(Known payment, Money amount) {
        return switch (payment) {
            case Authorised it -> new Captured(it.terms(), it.hold(), amount, it.refunds(), true);
            case Capturing it -> new Captured(it.terms(), it.hold(), amount, it.refunds(), true);
            case Releasing it -> {
                var before = captured(it.from(), amount);
                yield new Captured(before.terms(), before.hold(), amount, before.refunds(), false);
            }
            case Wanted _, Asking _, AtCustomer _, Captured _, HoldLost _, Released _, NotAuthorised _ ->
                throw new IllegalStateException("not held: " + payment);
        };
    }

    private static Known triedAnew(Known payment) {
        return switch (payment) {
            case Capturing it -> new Capturing(it.terms(), it.hold(), it.amount(), it.attempt() + 1, it.refunds());
            case Captured it ->
                it.with(it.refunds().triedAnew(it.refunds().next().orElseThrow().name()));
            case Releasing(var from, var attempt) -> new Releasing(from, attempt + 1);
            case Wanted _, Asking _, AtCustomer _, Authorised _, HoldLost _, Released _, NotAuthorised _ ->
                throw new IllegalStateException("nothing was tried: " + payment);
        };
    }

    static Refunds refunds(Payment payment) {
        return switch (payment) {
            case Authorised it -> it.refunds();
            case Capturing it -> it.refunds();
            case Captured it -> it.refunds();
            case Unheard _,
                    Forestalled _,
                    Wanted _,
                    Asking _,
                    AtCustomer _,
                    HoldLost _,
                    Releasing _,
                    Released _,
                    NotAuthorised _ -> Refunds.NONE;
        };
    }

    private static Known with(Known payment, Refunds refunds) {
        return switch (payment) {
            case Authorised it -> new Authorised(it.terms(), it.hold(), refunds);
            case Capturing it -> new Capturing(it.terms(), it.hold(), it.amount(), it.attempt(), refunds);
            case Captured it -> it.with(refunds);
            case Wanted _, Asking _, AtCustomer _, HoldLost _, Releasing _, Released _, NotAuthorised _ ->
                throw new IllegalStateException("nothing to give back: " + payment);
        };
    }

    static Payment replay(List<PaymentEvent> events) {
        Payment payment = new Unheard();
        for (var event : events) {
            payment = evolve(payment, event);
        }
        return payment;
    }

    private PaymentRules() {}
}
