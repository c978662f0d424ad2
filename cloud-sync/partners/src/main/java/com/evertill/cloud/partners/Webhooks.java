package com.evertill.cloud.partners;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.partners.Deliveries.Begun;
import com.evertill.cloud.partners.Reach.OutOfReachException;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;

/** Tells partners what they subscribed to. */
public final class Webhooks implements AutoCloseable {
    /** What is wanted of the bus: who may hear what of it is decided here. */
    public static final EventPattern NEWS = EventPattern.of("{\"source\":[{\"prefix\":\"/evertill/\"}]}");

    /** For which a secret is good beside the one that has come in its place. */
    public static final Duration OLD_SECRET_GOOD_FOR = Duration.ofHours(24);

    /** For which what was taken can be told again. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** For which what was not taken waits, for its partner or, given up, for a person. */
    public static final Duration LETTERS_KEPT = Duration.ofDays(90);

    static final List<String> MIGRATIONS = List.of(Subscriptions.SCHEMA + Deliveries.SCHEMA, Deliveries.BY_TIME);

    private static final int AT_ONCE = 20;
    private static final int MOST_SUBSCRIPTIONS = 20;
    private static final int MOST_LETTERS = 200;
    private static final int LONGEST = 64;

    private final Database database;
    private final Place place;
    private final Deliveries deliveries;
    private final Post post;
    private final Patterns patterns = new Patterns();

    /**
     * Where and how.
     *
     * @param url {@code jdbc:sqlite:FILE}
     * @param patience for a connection and for each piece of an answer.
     * @param givenUpAfter for which a message is tried.
     * @param random for pauses that are not all the same.
     */
    public record Place(
            String url,
            Partners partners,
            WithheldFacts withheld,
            Reach reach,
            Duration patience,
            Duration givenUpAfter,
            InstantSource clock,
            RandomGenerator random) {}

    /** What a partner asks for. */
    public record Wish(URI url, String pattern, Format format, String secret) {
        @Override
        public String toString() {
            return "Wish[url=" + url + "]";
        }
    }

    public static Webhooks open(Place place) {
        return new Webhooks(Database.open(place.url(), MIGRATIONS), place);
    }

    private Webhooks(Database database, Place place) {
        this.database = database;
        this.place = place;
        this.deliveries = new Deliveries(place.givenUpAfter(), place.random());
        this.post = new Post(place.reach(), place.patience(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    // --- subscriptions ---

    /**
     * Subscribes, or changes the subscription of this name. It hears what happens from now on. The secret of before is good for {@link #OLD_SECRET_GOOD_FOR}
     * beside a new one. The same again changes nothing.
     *
     * @return why it may not; absent if it is so now.
     */
    public Optional<PartnerRefusal> subscribe(Partner partner, String id, Wish wish) {
        var secret = SigningSecret.parse(wish.secret());
        if (secret.isEmpty()) {
            return Optional.of(PartnerRefusal.THE_SECRET_IS_NONE_OF_STANDARD_WEBHOOKS);
        }
        if (id.isBlank() || id.length() > LONGEST) {
            throw new IllegalArgumentException("a subscription's name has 1 to " + LONGEST + " characters");
        }
        var unreachable = unreachable(wish.url());
        if (unreachable.isPresent()) {
            return unreachable;
        }
        var askedTooMuch = Patterns.refusal(wish.pattern());
        if (askedTooMuch.isPresent()) {
            return askedTooMuch;
        }
        var now = place.clock().instant();
        return database.write(tx -> {
            var known = Subscriptions.find(tx, id);
            if (known.isPresent() && !known.get().partner().equals(partner.name())) {
                return Optional.of(PartnerRefusal.THE_NAME_BELONGS_TO_ANOTHER_PARTNER);
            }
            if (known.isEmpty() && Subscriptions.of(tx, partner.name()).size() >= MOST_SUBSCRIPTIONS) {
                return Optional.of(PartnerRefusal.THERE_ARE_TOO_MANY_SUBSCRIPTIONS);
            }
            Subscriptions.put(tx, id, partner.name(), wish.url(), wish.pattern(), wish.format());
            Subscriptions.putSecret(tx, id, secret.get(), now.plus(OLD_SECRET_GOOD_FOR), now);
            return Optional.empty();
        });
    }

    private Optional<PartnerRefusal> unreachable(URI url) {
        try {
            place.reach().address(url);
            return Optional.empty();
        } catch (OutOfReachException e) {
            return Optional.of(e.why());
        }
    }

    /** Ends it: what was on its way to it is dropped. */
    public Optional<PartnerRefusal> unsubscribe(Partner partner, String id) {
        return database.write(tx -> {
            var refused = notTheirs(tx, partner, id);
            if (refused.isEmpty()) {
                Subscriptions.remove(tx, id);
            }
            return refused;
        });
    }

    private static Optional<PartnerRefusal> notTheirs(Tx tx, Partner partner, String id) throws SQLException {
        return Subscriptions.find(tx, id)
                        .filter(known -> known.partner().equals(partner.name()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(PartnerRefusal.THERE_IS_NO_SUCH_SUBSCRIPTION);
    }

    public List<Subscription> of(Partner partner) {
        return database.read(tx -> Subscriptions.of(tx, partner.name()));
    }

    /** The names of all that there are. */
    public Set<String> subscriptions() {
        return database.read(Subscriptions::wanting).stream()
                .map(Subscriptions.Wanting::id)
                .collect(Collectors.toSet());
    }

    /**
     * Ends the subscriptions of whoever is no partner any more: what was on its way to them is dropped, and their secrets.
     *
     * @return their names.
     */
    public List<String> letGo() {
        return database.write(tx -> {
            var theirs = Subscriptions.wanting(tx).stream()
                    .filter(it -> place.partners().named(it.partner()).isEmpty())
                    .map(Subscriptions.Wanting::id)
                    .sorted()
                    .toList();
            for (var id : theirs) {
                Subscriptions.remove(tx, id);
            }
            return theirs;
        });
    }

    public List<Subscription> all() {
        return database.read(Subscriptions::all);
    }

    // --- what is told ---

    /**
     * What {@link #NEWS} wants, in any order and however often: a message for each subscription that wants it and may hear it.
     *
     * @throws NotTaken if its payload is not to be had.
     */
    public void take(CloudEvent event) throws NotTaken {
        var wanting = database.read(Subscriptions::wanting);
        patterns.keepOnly(wanting.stream().map(Subscriptions.Wanting::pattern).collect(Collectors.toSet()));
        if (wanting.isEmpty()) {
            return;
        }
        var whole = WholeFact.of(event, place.withheld());
        var wanted = wanting.stream().filter(it -> wants(it, whole)).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var now = place.clock().instant();
        database.act(tx -> {
            var position = Deliveries.keep(tx, whole, now);
            if (position.isPresent()) {
                for (var subscription : wanted) {
                    Deliveries.put(tx, subscription.id(), position.get(), now);
                }
            }
        });
    }

    /** By what it may know of it: whoever could ask for what is hidden would learn it from whether a message comes. */
    private boolean wants(Subscriptions.Wanting subscription, CloudEvent event) {
        return place.partners()
                .named(subscription.partner())
                .flatMap(partner -> new Discretion(partner.grants()).of(event))
                .filter(patterns.of(subscription.pattern())::matches)
                .isPresent();
    }

    int rememberedPatterns() {
        return patterns.remembered();
    }

    private sealed interface Outcome {
        record Delivered(Begun begun) implements Outcome {}

        record Failed(Begun begun, String why) implements Outcome {}

        /** It never will be. */
        record Hopeless(Begun begun, String why) implements Outcome {}
    }

    /**
     * Sends what is due for one subscription, a handful at most, and stops at the first that is not taken: the others wait with it for a while. For one
     * caller at a time for each subscription, so that a slow one keeps no other waiting.
     *
     * @return whether there may be more to do at once.
     */
    public boolean step(String subscription) {
        var now = place.clock().instant();
        var known = database.read(tx -> Subscriptions.find(tx, subscription));
        if (known.isEmpty() || known.get().restsUntil().isAfter(now)) {
            return false;
        }
        var partner = place.partners().named(known.get().partner());
        if (partner.isEmpty()) {
            return false;
        }
        var secrets = database.read(tx -> Subscriptions.secrets(tx, subscription, now));
        var begun = database.write(tx -> deliveries.begin(tx, subscription, AT_ONCE, now));
        var outcomes = new ArrayList<Outcome>();
        for (var delivery : begun) {
            var outcome = send(known.get(), partner.get(), secrets, delivery);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Failed) {
                break;
            }
        }
        return settle(subscription, begun, outcomes, known.get().failures());
    }

    private Outcome send(Subscriptions.Target to, Partner partner, List<SigningSecret> secrets, Begun begun) {
        var event = new Discretion(partner.grants()).of(begun.event());
        if (event.isEmpty()) {
            return new Outcome.Hopeless(begun, "this partner may not hear of it any more");
        }
        try {
            var message = Message.of(event.get(), to.format());
            int status = post.send(
                    to.url(),
                    message.headers(event.get(), secrets, place.clock().instant()),
                    message.body());
            return status / 100 == 2
                    ? new Outcome.Delivered(begun)
                    : new Outcome.Failed(begun, "it was answered " + status);
        } catch (IOException e) {
            return new Outcome.Failed(begun, "it was not reached: " + e.getMessage());
        } catch (OutOfReachException e) {
            return new Outcome.Failed(begun, e.why().name());
        } catch (Json.MalformedException | IllegalArgumentException e) {
            return new Outcome.Hopeless(begun, "it cannot be written: " + e.getMessage());
        }
    }

    private boolean settle(String subscription, List<Begun> begun, List<Outcome> outcomes, int failures) {
        var now = place.clock().instant();
        return database.write(tx -> {
            boolean failed = false;
            var tried = new HashSet<Begun>();
            for (var outcome : outcomes) {
                switch (outcome) {
                    case Outcome.Delivered(var delivery) -> {
                        tried.add(delivery);
                        Deliveries.delivered(tx, subscription, delivery.position());
                    }
                    case Outcome.Failed(var delivery, var why) -> {
                        tried.add(delivery);
                        failed = true;
                        Deliveries.failed(tx, subscription, delivery.position(), why);
                    }
                    case Outcome.Hopeless(var delivery, var why) -> {
                        tried.add(delivery);
                        Deliveries.giveUp(tx, subscription, delivery.position(), why, now);
                    }
                }
            }
            for (var delivery : begun) {
                if (!tried.contains(delivery)) {
                    Deliveries.notTried(tx, subscription, delivery.position(), now);
                }
            }
            if (failed) {
                // One that was taken before shows that somebody is there.
                int inARow = outcomes.size() > 1 ? 0 : failures;
                Subscriptions.notReached(tx, subscription, inARow + 1, now.plus(deliveries.rest(inARow)));
            } else {
                Subscriptions.reached(tx, subscription);
            }
            return !begun.isEmpty() && !failed;
        });
    }

    // --- what was not, and once more ---

    /** The oldest first. */
    public List<Undelivered> deadLetters(String subscription) {
        return database.read(tx -> Deliveries.dead(tx, subscription, MOST_LETTERS));
    }

    /** Of each subscription that has some, the one that was given up last. */
    public List<Undelivered> lastGivenUp() {
        return database.read(tx -> {
            var last = new ArrayList<Undelivered>();
            for (var subscription : Subscriptions.wanting(tx)) {
                Deliveries.lastGivenUp(tx, subscription.id()).ifPresent(last::add);
            }
            return List.copyOf(last);
        });
    }

    /** How many there are, of all: a number that grows says that somebody has to look. */
    public long countDeadLetters() {
        return database.read(tx -> tx.number("SELECT count(*) FROM delivery WHERE state='DEAD'"));
    }

    /** How many messages are on their way. */
    public long waiting() {
        return database.read(tx -> tx.number("SELECT count(*) FROM delivery WHERE state='WAITING'"));
    }

    /** Somebody has mended what was wrong: it is sent again, as if it were new. */
    public Optional<PartnerRefusal> redrive(String subscription, long number) {
        var now = place.clock().instant();
        return database.write(tx -> Deliveries.redrive(tx, subscription, number, now)
                ? Optional.empty()
                : Optional.of(PartnerRefusal.THERE_IS_NO_SUCH_DEAD_LETTER));
    }

    /**
     * Tells a partner once more what it was told of in that time, whether or not it said that it took it: it knows each by its id.
     *
     * @param from when it happened, by the event's own time, however late it was told; included.
     * @param until not included.
     * @return how many messages that are.
     */
    public int again(String subscription, Instant from, Instant until) {
        var now = place.clock().instant();
        return database.write(tx -> Deliveries.again(tx, subscription, from, until, now));
    }

    /**
     * Lets go of what was told and taken {@link #KEPT} ago, and of what was told {@link #LETTERS_KEPT} ago and never taken.
     *
     * @return how many events nobody has any more.
     */
    public int forget() {
        var now = place.clock().instant();
        return database.write(tx -> Deliveries.forget(tx, now.minus(KEPT), now.minus(LETTERS_KEPT)));
    }

    @Override
    public void close() {
        database.close();
    }
}
