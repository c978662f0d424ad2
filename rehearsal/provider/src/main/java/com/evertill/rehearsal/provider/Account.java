package com.evertill.rehearsal.provider;

import com.evertill.commerce.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that the stand-in knows. Plain: no network, no clock. For one caller at a time. */
final class Account {
    private static final Duration KEYS_KEPT = Duration.ofHours(24);
    private static final Duration SHORTEST_PAGE = Duration.ofMinutes(30);
    private static final Duration LONGEST_PAGE = Duration.ofHours(24);
    /** What Stripe wants at least, in its smallest unit, of euros and dollars. */
    private static final long LEAST = 50;

    /** @param at since when. */
    record Kept(String asked, Answer answer, Instant at) {}

    /** What survives the end of the program. */
    record Book(
            Map<String, Session> sessions,
            Map<String, Intent> intents,
            List<Refund> refunds,
            Map<String, Kept> keys,
            long ids) {
        static Book empty() {
            return new Book(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), 0);
        }
    }

    private final Map<String, Session> sessions;
    private final Map<String, Intent> intents;
    private final List<Refund> refunds;
    private final Map<String, Kept> keys;
    private final List<Told> told = new ArrayList<>();
    private final String pages;
    private long ids;

    /** @param pages where pages are, before their ids. */
    Account(Book book, String pages) {
        this.sessions = new LinkedHashMap<>(book.sessions());
        this.intents = new LinkedHashMap<>(book.intents());
        this.refunds = new ArrayList<>(book.refunds());
        this.keys = new LinkedHashMap<>(book.keys());
        this.ids = book.ids();
        this.pages = pages;
    }

    Book book() {
        return new Book(sessions, intents, refunds, keys, ids);
    }

    /** What happened since the last time. */
    List<Told> tell() {
        var all = List.copyOf(told);
        told.clear();
        return all;
    }

    /** With the keys' habits around what is done. */
    Answer answer(Request request, Fault fault, Instant now) {
        keys.values().removeIf(kept -> kept.at().plus(KEYS_KEPT).isBefore(now));
        if (fault == Fault.TOO_MANY) {
            return new Trouble(429, "rate_limit_error", "rate_limit", "Too many requests").answer();
        }
        if (request.key().isEmpty()) {
            return doing(request, fault, now);
        }
        var key = request.key().get();
        var asked = request.method() + " " + request.path() + " " + request.fields();
        var before = keys.get(key);
        if (before != null) {
            return before.asked().equals(asked)
                    ? before.answer().again()
                    : new Trouble(400, "idempotency_error", "idempotency_key_in_use", "Used with other parameters")
                            .answer();
        }
        var answer = doing(request, fault, now);
        // What does not make sense is found before anything is begun, and not kept.
        if (answer.status() < 400 || answer.status() >= 500) {
            keys.put(key, new Kept(asked, answer, now));
        }
        return answer;
    }

    private Answer doing(Request request, Fault fault, Instant now) {
        var failure = new Trouble(500, "api_error", "api_error", "Something went wrong on our side").answer();
        if (fault == Fault.FAILED_BEFORE_DOING) {
            return failure;
        }
        try {
            var done = Answer.of(200, serve(request, now));
            return fault == Fault.FAILED_AFTER_DOING ? failure : done;
        } catch (Trouble trouble) {
            return trouble.answer();
        }
    }

    private Map<String, ?> serve(Request request, Instant now) {
        var path = request.path().split("/");
        var what = path.length > 2 ? request.method() + " " + path[2] : "";
        return switch (what) {
            case "POST checkout" -> path.length == 4 ? open(request, now) : close(session(path[4]), now);
            case "GET checkout" -> shown(session(path[4]), now);
            case "GET payment_intents" -> intent(path[3]).shown(now);
            case "POST payment_intents" ->
                path[4].equals("capture") ? capture(intent(path[3]), request, now) : cancel(intent(path[3]), now);
            case "GET refunds" -> refunds(request.text("payment_intent"));
            case "POST refunds" -> refund(request, now);
            default -> throw Trouble.missing(request.path());
        };
    }

    private Session session(String id) {
        var session = sessions.get(id);
        if (session == null) {
            throw Trouble.missing(id);
        }
        return session;
    }

    private Intent intent(String id) {
        var intent = intents.get(id);
        if (intent == null) {
            throw Trouble.missing(id);
        }
        return intent;
    }

    private Map<String, Object> shown(Session session, Instant now) {
        var paid = session.intent();
        return session.shown(pages, paid == null ? null : intent(paid).shown(now), now);
    }

    private Map<String, Object> open(Request request, Instant now) {
        request.requires("mode", "payment");
        request.requires("payment_method_types[0]", "card");
        request.requires("payment_intent_data[capture_method]", "manual");
        request.requires("line_items[0][quantity]", "1");
        var until = Instant.ofEpochSecond(request.number("expires_at"));
        if (until.isBefore(now.plus(SHORTEST_PAGE).minusSeconds(1)) || until.isAfter(now.plus(LONGEST_PAGE))) {
            throw Trouble.invalid("parameter_invalid", "expires_at must be 30 minutes to 24 hours from now");
        }
        long amount = request.number("line_items[0][price_data][unit_amount]");
        if (amount < LEAST) {
            throw Trouble.invalid("amount_too_small", "Amount must be at least " + LEAST);
        }
        var session = new Session(
                "cs_test_" + ++ids,
                request.text("client_reference_id"),
                amount,
                request.text("line_items[0][price_data][currency]"),
                request.text("success_url"),
                metadata(request, "payment_intent_data[metadata]"),
                until,
                false,
                null);
        sessions.put(session.id(), session);
        return shown(session, now);
    }

    private static Map<String, String> metadata(Request request, String name) {
        return request.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(name + "["))
                .collect(Collectors.toMap(
                        field -> field.getKey()
                                .substring(name.length() + 1, field.getKey().length() - 1),
                        Map.Entry::getValue));
    }

    private Map<String, Object> close(Session session, Instant now) {
        if (!session.status(now).equals("open")) {
            throw Trouble.invalid(
                    "resource_invalid_state", "Only open sessions can be expired: " + session.status(now));
        }
        var closed = session.close();
        sessions.put(closed.id(), closed);
        happened("checkout.session.expired", shown(closed, now), now);
        return shown(closed, now);
    }

    private Map<String, Object> capture(Intent intent, Request request, Instant now) {
        long amount = request.number("amount_to_capture");
        if (!intent.isHeld(now)) {
            throw unexpected(intent, now);
        }
        if (amount < 1 || amount > intent.amount()) {
            throw Trouble.invalid("amount_too_large", "The amount is greater than what can be captured");
        }
        return change(intent.capture(amount), "payment_intent.succeeded", now);
    }

    private Map<String, Object> cancel(Intent intent, Instant now) {
        if (!intent.isHeld(now)) {
            throw unexpected(intent, now);
        }
        return change(intent.cancel(), "payment_intent.canceled", now);
    }

    private static Trouble unexpected(Intent intent, Instant now) {
        return Trouble.invalid("payment_intent_unexpected_state", "This PaymentIntent is " + intent.status(now));
    }

    private Map<String, Object> change(Intent changed, String what, Instant now) {
        intents.put(changed.id(), changed);
        happened(what, changed.shown(now), now);
        return changed.shown(now);
    }

    private Map<String, Object> refunds(String intent) {
        var found = refunds.stream()
                .filter(refund -> refund.intent().equals(intent))
                .map(Refund::shown)
                .toList();
        return Map.of("object", "list", "data", found.reversed(), "has_more", false);
    }

    private Map<String, Object> refund(Request request, Instant now) {
        var intent = intent(request.text("payment_intent"));
        long amount = request.number("amount");
        if (amount < 1 || refunded(intent.id()) + amount > intent.captured()) {
            throw Trouble.invalid("charge_already_refunded", "More than is left of what was captured");
        }
        var refund = new Refund("re_" + ++ids, intent.id(), amount, intent.currency(), metadata(request, "metadata"));
        refunds.add(refund);
        happened("refund.created", refund.shown(), now);
        return refund.shown();
    }

    private void happened(String what, Object object, Instant now) {
        var id = "evt_" + ++ids;
        told.add(new Told(
                id,
                Json.text(Map.of(
                        "id",
                        id,
                        "object",
                        "event",
                        "type",
                        what,
                        "created",
                        now.getEpochSecond(),
                        "data",
                        Map.of("object", object)))));
    }

    // --- the customer, and whoever looks on ---

    /** The page of that id, if it is open. */
    @Nullable
    Session page(String id, Instant now) {
        var session = sessions.get(id);
        return session != null && session.status(now).equals("open") ? session : null;
    }

    /** The customer pays; nothing happens on a page that is not open. */
    void pay(String id, Instant now) {
        var session = page(id, now);
        if (session != null) {
            var intent =
                    new Intent("pi_" + ++ids, session.amount(), session.currency(), session.metadata(), now, 0, false);
            intents.put(intent.id(), intent);
            var paid = session.paid(intent.id());
            sessions.put(id, paid);
            happened("payment_intent.amount_capturable_updated", intent.shown(now), now);
            happened("checkout.session.completed", shown(paid, now), now);
        }
    }

    /** A person lets a hold go, with the account's own tools. */
    void cancelByHand(String intent, Instant now) {
        cancel(intent(intent), now);
    }

    List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    List<Intent> intents() {
        return List.copyOf(intents.values());
    }

    /** Of what was captured. */
    long refunded(String intent) {
        return refunds.stream()
                .filter(refund -> refund.intent().equals(intent))
                .mapToLong(Refund::amount)
                .sum();
    }

    long refundsNamed(String intent, String name) {
        return refunds.stream()
                .filter(refund -> refund.intent().equals(intent))
                .filter(refund -> name.equals(refund.metadata().get("name")))
                .count();
    }
}
