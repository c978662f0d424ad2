package com.evertill.cloud.customers;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.Outbox;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All customers. What was answered is durable, and so is what the other services will be told of it. */
public final class Customers implements AutoCloseable {
    /** For which a repeat of a command is known as one. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final SubjectKeys keys;
    private final Outbox outbox;
    private final CommandLog<CustomerRefusal> commands = new CommandLog<>(CustomerRefusal.class);
    private final SignInRules rules;
    private final Supplier<String> ids;
    private final Pepper pepper;
    private final Codes codes;
    private final Passes passes;
    private final CustomerRows rows;
    private final Requests requests;

    /**
     * Where customers are kept.
     *
     * @param url {@code jdbc:sqlite:FILE}
     * @param keysUrl another file, of another backup: without it nothing of the first is readable.
     * @param secret at least 32 bytes that are in neither.
     */
    public record Place(String url, String keysUrl, byte[] secret) {}

    /**
     * @param ids for customers, at most 64 characters; never the same twice, and none can be guessed from another.
     * @param random as good as {@link java.security.SecureRandom}.
     */
    public static Customers open(Place place, SignInRules rules, Supplier<String> ids, RandomGenerator random) {
        var keys = SubjectKeys.open(place.keysUrl());
        var database = Overwriting.open(place.url(), CustomersSchema.MIGRATIONS);
        return new Customers(database, keys, new Pepper(place.secret()), rules, ids, random);
    }

    private Customers(
            Database database,
            SubjectKeys keys,
            Pepper pepper,
            SignInRules rules,
            Supplier<String> ids,
            RandomGenerator random) {
        this.database = database;
        this.keys = keys;
        this.outbox = new Outbox(database);
        this.rules = rules;
        this.ids = ids;
        this.pepper = pepper;
        this.codes = new Codes(pepper, rules, random);
        this.passes = new Passes(pepper, random);
        this.rows = new CustomerRows(keys, pepper, random);
        this.requests = new Requests(rows, codes, rules);
    }

    /**
     * Has a code sent. The answer is the same whether anybody is known by the contact or not.
     *
     * @param id of the command, made by the head; a repeat is answered the same, and nothing is sent for it.
     * @param contact as a person wrote it.
     * @return why none is sent; absent if one is on its way.
     */
    public Optional<CustomerRefusal> ask(String id, String contact, Instant now) {
        var read = read(contact);
        if (read.isEmpty()) {
            return Optional.of(CustomerRefusal.THIS_IS_NEITHER_AN_EMAIL_ADDRESS_NOR_A_PHONE_NUMBER);
        }
        var asked = new CommandLog.Asked(pepper.contact(read.get()), id, "ask");
        return database.write(tx -> commands.once(
                tx,
                asked,
                CustomerRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND,
                () -> codes.ask(tx, read.get(), now),
                now));
    }

    /**
     * Signs in whoever has the code, and registers whoever is not known yet.
     *
     * @param id of the command, made by the head, which nobody can guess; a repeat is answered the same as long as the code lives.
     * @param contact for which the code was asked.
     */
    public SignIn signIn(String id, String contact, String code, HeadId head, Instant now) {
        var read = read(contact);
        if (read.isEmpty()) {
            return new SignIn.Refused(CustomerRefusal.THIS_IS_NEITHER_AN_EMAIL_ADDRESS_NOR_A_PHONE_NUMBER);
        }
        return database.write(tx -> switch (codes.prove(tx, read.get(), code, id, now)) {
            case Codes.Proof.Refused(var why) -> new SignIn.Refused(why);
            case Codes.Proof.Given(var proof) -> {
                var customer = knownOrNew(tx, read.get(), now);
                yield new SignIn.Done(passes.token(tx, proof, id, customer, head, now), customer);
            }
        });
    }

    private Optional<Contact> read(String contact) {
        return Contact.read(contact, rules.callingCode());
    }

    private String knownOrNew(Tx tx, Contact contact, Instant now) throws SQLException {
        var known = rows.ofContact(tx, contact);
        if (known.isPresent()) {
            return known.get();
        }
        var customer = ids.get();
        rows.register(tx, customer, contact, now);
        Outbox.put(tx, CustomerEvents.registered(customer, now));
        return customer;
    }

    /** The reference of whoever shows this token. */
    public Optional<String> who(String token, Instant now) {
        return database.read(tx -> passes.ofToken(tx, token, now));
    }

    public void signOut(String token) {
        database.act(tx -> passes.end(tx, token));
    }

    /** A code for a till to scan, good for {@link SignInRules#CARD_LIVES}, so that nobody has to say their phone number aloud. Absent if there is no such customer. */
    public Optional<String> card(String customer, Instant now) {
        return database.write(tx ->
                rows.profile(tx, customer).isEmpty() ? Optional.empty() : Optional.of(passes.card(tx, customer, now)));
    }

    public Optional<String> byCard(String card, Instant now) {
        return database.read(tx -> passes.ofCard(tx, card, now));
    }

    /** For the staff of a store alone: it tells whether somebody is known. */
    public Optional<String> byContact(String contact) {
        var read = read(contact);
        return read.isEmpty() ? Optional.empty() : database.read(tx -> rows.ofContact(tx, read.get()));
    }

    /** Absent if there is no such customer, or not any more. */
    public Optional<Profile> profile(String customer) {
        return database.read(tx -> rows.profile(tx, customer));
    }

    /** Whether the customer allows it: only if they said so, and have not said otherwise since. */
    public boolean allows(String customer, Purpose purpose) {
        return database.read(tx -> Consents.last(tx, customer, purpose))
                .map(Consent::given)
                .orElse(false);
    }

    /** All that the customer ever allowed and took back, in order. */
    public List<Consent> consents(String customer) {
        return database.read(tx -> Consents.history(tx, customer));
    }

    /** Everything that is known here of a customer. Absent if there is no such customer, or not any more. */
    public Optional<Dossier> dossier(String customer) {
        return database.read(tx -> {
            var profile = rows.profile(tx, customer);
            return profile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Dossier(
                            customer,
                            rows.registered(tx, customer),
                            profile.get(),
                            Consents.history(tx, customer),
                            Passes.signIns(tx, customer)));
        });
    }

    /**
     * Who asks for what, at which head.
     *
     * @param id of the command, made by the head; a repeat under the same id is answered the same and changes nothing.
     */
    public record Command(String customer, String id, HeadId head, CustomerCommand what) {}

    /** @return why nothing was done; absent if it was. */
    public Optional<CustomerRefusal> take(Command command, Instant now) {
        // What was asked may be a person's name: of that, too, only a hash is kept.
        var what = pepper.hash(Pepper.Use.COMMAND, Json.text(command.what()));
        var answer = database.write(tx -> commands.once(
                tx,
                new CommandLog.Asked(command.customer(), command.id(), what),
                CustomerRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND,
                () -> requests.decide(tx, command, now),
                now));
        if (command.what() instanceof CustomerCommand.Erase) {
            throwKeysAway();
        }
        return answer;
    }

    /** Ends what an erasure began: what was cut off in between, or had to wait for somebody who read, is done here. */
    private boolean throwKeysAway() {
        var erasing = database.read(CustomerRows::erasing);
        if (erasing.isEmpty()) {
            return false;
        }
        erasing.forEach(keys::throwAway);
        boolean gone = keys.emptyLog() && database.emptyLog();
        if (gone) {
            database.act(tx -> {
                for (var customer : erasing) {
                    CustomerRows.erased(tx, customer);
                }
            });
        }
        return gone;
    }

    /**
     * Brings codes that were asked for. For one caller at a time.
     *
     * @return whether there were any.
     * @throws CodeCourier.CourierFault as the courier did; those that it did not take are brought again, and the others go on.
     */
    public boolean deliver(CodeCourier courier, Instant now) {
        var due = database.read(tx -> codes.due(tx, now));
        for (var message : due) {
            try {
                courier.take(message, now);
            } catch (CodeCourier.CourierFault notTaken) {
                database.act(tx -> Codes.again(tx, message, now));
                throw notTaken;
            }
            database.act(tx -> Codes.brought(tx, message));
        }
        return !due.isEmpty();
    }

    /**
     * Forgets what has expired, and ends erasures that were cut off.
     *
     * @return whether there was such an erasure.
     */
    public boolean expire(Instant now) {
        database.act(tx -> {
            Codes.forget(tx, now);
            Passes.forget(tx, now);
            CommandLog.forget(tx, now, REMEMBERED);
        });
        return throwKeysAway();
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
        keys.close();
    }
}
