package com.evertill.cloud.payments.stripe;

import com.evertill.cloud.payments.Ask;
import com.evertill.cloud.payments.PaymentId;
import com.evertill.cloud.payments.PaymentProvider;
import com.evertill.cloud.payments.Reply;
import com.evertill.cloud.payments.WebhookRefusal;
import com.evertill.cloud.payments.stripe.StripeHttp.Result;
import com.evertill.commerce.codec.Json;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stripe, by its HTTP API. */
public final class Stripe implements PaymentProvider {
    /** By which what is there is known to be ours. */
    private static final String PAYMENT = "payment";

    private static final String NAME = "name";
    private static final Duration UNTIL_A_BANK_ANSWERS = Duration.ofHours(1);

    private final StripeAccount account;
    private final StripeHttp http;

    /**
     * @param client with a time-out for connecting; follows no redirects.
     * @param patience for an answer, after which nothing is known.
     */
    public Stripe(StripeAccount account, HttpClient client, Duration patience) {
        this.account = account;
        this.http = new StripeHttp(account, client, patience);
    }

    @Override
    public Reply ask(Ask ask) {
        return switch (ask) {
            case Ask.OpenPage open -> openPage(open);
            case Ask.LookAtPage(var session) -> lookAtPage(session);
            case Ask.ClosePage(var session) -> closePage(session);
            case Ask.LookAtHold(var hold) -> lookAtHold(hold);
            case Ask.Take take -> take(take);
            case Ask.LetGo(var key, var hold) -> changeHold(hold, "cancel", key, new StripeForm());
            case Ask.GiveBack back -> giveBack(back);
        };
    }

    private Reply openPage(Ask.OpenPage ask) {
        StripeAmount amount;
        try {
            amount = StripeAmount.of(ask.terms().amount());
        } catch (ArithmeticException e) {
            return new Reply.Refused(String.valueOf(e.getMessage()));
        }
        var order = ask.terms().order();
        var back = account.back() + "?order=" + StripeForm.encode(order);
        var form = new StripeForm()
                .with("mode", "payment")
                .with("payment_method_types[0]", "card")
                .with("client_reference_id", order)
                .with("line_items[0][quantity]", 1)
                .with("line_items[0][price_data][currency]", amount.currency())
                .with("line_items[0][price_data][unit_amount]", amount.units())
                .with("line_items[0][price_data][product_data][name]", order)
                .with("payment_intent_data[capture_method]", "manual")
                .with("payment_intent_data[metadata][" + PAYMENT + "]", ask.payment())
                .with("metadata[" + PAYMENT + "]", ask.payment())
                .with("expires_at", ask.until().getEpochSecond())
                .with("success_url", back)
                .with("cancel_url", back);
        return reply(http.post("/v1/checkout/sessions?expand[]=payment_intent", ask.key(), form), this::session);
    }

    private Reply lookAtPage(String session) {
        return reply(http.get(page(session) + "?expand[]=payment_intent"), this::session);
    }

    /** Without a key: whoever closes it a second time is refused, and looks. */
    private Reply closePage(String session) {
        var result = http.post(page(session) + "/expire?expand[]=payment_intent", new StripeForm());
        return orAsItIs(result, this::session, Reply.PageOpen.class, () -> lookAtPage(session));
    }

    private static String page(String session) {
        return "/v1/checkout/sessions/" + StripeForm.encode(session);
    }

    private Reply session(Result.Done done) {
        var session = done.as(StripeObjects.Session.class);
        return switch (session.status()) {
            case "open" ->
                session.url() == null
                        ? unclear("The page has no address: " + session.id())
                        : new Reply.PageOpen(session.id(), session.url());
            case "expired" -> new Reply.PageClosed();
            default ->
                session.intent() == null
                        ? unclear("The page is " + session.status() + ", and nothing came of it: " + session.id())
                        : hold(session.intent());
        };
    }

    private Reply lookAtHold(String hold) {
        return reply(http.get(intent(hold)), this::hold);
    }

    private Reply take(Ask.Take ask) {
        var form = new StripeForm()
                .with("amount_to_capture", StripeAmount.of(ask.amount()).units());
        return changeHold(ask.hold(), "capture", ask.key(), form);
    }

    private Reply changeHold(String hold, String how, String key, StripeForm form) {
        var result = http.post(intent(hold) + "/" + how, key, form);
        return orAsItIs(result, this::hold, Reply.Held.class, () -> lookAtHold(hold));
    }

    private static String intent(String hold) {
        return "/v1/payment_intents/" + StripeForm.encode(hold);
    }

    private Reply hold(Result.Done done) {
        return hold(done.as(StripeObjects.Intent.class));
    }

    private static Reply hold(StripeObjects.Intent intent) {
        return switch (intent.status()) {
            case "requires_capture" ->
                new Reply.Held(intent.id(), new StripeAmount(intent.capturable(), intent.currency()).money());
            case "succeeded" ->
                new Reply.Taken(intent.id(), new StripeAmount(intent.received(), intent.currency()).money());
            case "canceled" -> new Reply.Gone();
            default -> unclear("The bank has not answered: " + intent.status());
        };
    }

    /**
     * A refusal or a failure does not say how things stand: they may have been so before, or be so now all the same.
     *
     * @param before as it was, which was to be changed.
     */
    private static Reply orAsItIs(
            Result result, Function<Result.Done, Reply> read, Class<? extends Reply> before, Supplier<Reply> look) {
        var reply = reply(result, read);
        boolean tells =
                switch (result) {
                    case Result.Done _ -> true;
                    case Result.Refused _, Result.Failed _ -> false;
                    case Result.Unclear unclear -> !unclear.midway();
                };
        if (tells) {
            return reply;
        }
        var found = look.get();
        boolean helps =
                switch (found) {
                    case Reply.PageOpen _, Reply.PageClosed _, Reply.Held _, Reply.Taken _, Reply.Gone _ -> true;
                    case Reply.GivenBack _, Reply.Refused _, Reply.Unclear _, Reply.Failed _ -> false;
                };
        return helps && !before.isInstance(found) ? found : reply;
    }

    /** Looked for by its name first: the key that tells a repeat is forgotten after a day, the money is not. */
    private Reply giveBack(Ask.GiveBack ask) {
        var refunds = http.get("/v1/refunds?limit=100&payment_intent=" + StripeForm.encode(ask.hold()));
        return reply(refunds, done -> done.as(StripeObjects.Refunds.class).data().stream()
                .filter(refund -> ask.name().equals(refund.metadata().get(NAME)))
                .findFirst()
                .map(refund -> refund(ask, refund))
                .orElseGet(() -> newRefund(ask)));
    }

    private Reply newRefund(Ask.GiveBack ask) {
        var form = new StripeForm()
                .with("payment_intent", ask.hold())
                .with("amount", StripeAmount.of(ask.amount()).units())
                .with("metadata[" + PAYMENT + "]", ask.payment())
                .with("metadata[" + NAME + "]", ask.name());
        var result = http.post("/v1/refunds", ask.key(), form);
        return reply(result, done -> refund(ask, done.as(StripeObjects.Refund.class)));
    }

    private static Reply refund(Ask.GiveBack ask, StripeObjects.Refund refund) {
        return switch (String.valueOf(refund.status())) {
            case "succeeded" -> new Reply.GivenBack(ask.name());
            case "failed", "canceled" ->
                new Reply.Refused("The refund " + refund.id() + " is " + refund.status() + ": " + refund.failure());
            default ->
                new Reply.Unclear(
                        "The bank has not taken the refund " + refund.id() + " yet: " + refund.status(),
                        Optional.of(UNTIL_A_BANK_ANSWERS));
        };
    }

    private static Reply reply(Result result, Function<Result.Done, Reply> read) {
        return switch (result) {
            case Result.Refused(var why) -> new Reply.Refused(why);
            case Result.Unclear unclear -> new Reply.Unclear(unclear.why(), unclear.rest());
            case Result.Failed(var why) -> new Reply.Failed(why);
            case Result.Done done -> {
                try {
                    yield read.apply(done);
                } catch (Json.MalformedException | IllegalArgumentException | ArithmeticException e) {
                    yield unclear("The provider says what makes no sense: " + e.getMessage());
                }
            }
        };
    }

    private static Reply unclear(String why) {
        return new Reply.Unclear(why, Optional.empty());
    }

    @Override
    public Notice read(String signature, byte[] body, Instant now) {
        if (account.webhookSecrets().isEmpty()) {
            return new Notice.Bad(WebhookRefusal.NO_PROVIDER_IS_EXPECTED_TO_SEND);
        }
        var bad = StripeSignature.parse(signature).check(account.webhookSecrets(), body, now);
        if (bad.isPresent()) {
            return new Notice.Bad(bad.get());
        }
        try {
            var event = Json.read(body, StripeObjects.Event.class);
            var metadata = event.data().object().metadata();
            var payment = metadata == null ? null : metadata.get(PAYMENT);
            return payment == null
                    ? new Notice.OfOthers(event.id())
                    : new Notice.About(event.id(), new PaymentId(payment));
        } catch (Json.MalformedException | IllegalArgumentException e) {
            return new Notice.Bad(WebhookRefusal.IT_IS_NO_EVENT);
        }
    }
}
