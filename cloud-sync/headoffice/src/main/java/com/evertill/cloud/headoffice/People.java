package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.SessionApi.Role;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Who works at head office, and whether somebody is who they say. */
public final class People {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    /** Names that were guessed at and that nobody has; the oldest are forgotten. */
    private static final int MOST_GUESSES = 10_000;

    private final Database database;
    private final RandomGenerator random;
    private final Password nobodys;

    public People(Database database, RandomGenerator random) {
        this.database = database;
        this.random = random;
        this.nobodys = Password.of("a name that nobody has costs the same time", random);
    }

    /** As the operator writes them into a file. */
    public record NewPerson(String name, String fullName, Role role, String password) {
        @Override
        public String toString() {
            return "NewPerson[name=" + name + "]";
        }
    }

    /** What comes of signing in. */
    public sealed interface SignedIn {
        record Welcome(Person person) implements SignedIn {}

        /** Name or password is wrong; which of them is not told. */
        record Wrong() implements SignedIn {}

        /** Too many were wrong. */
        record Locked(Instant until) implements SignedIn {}
    }

    /**
     * Adds those that are not there yet; those that are keep their passwords, so that the file is for the first start alone.
     *
     * @throws IllegalArgumentException if one cannot be, with the reason.
     */
    public void addMissing(List<NewPerson> people) {
        for (var person : people) {
            if (!NAME.matcher(person.name()).matches()) {
                throw new IllegalArgumentException(
                        "'" + person.name() + "' is no name to sign in with: 1 to 64 letters, digits, . _ @ or -");
            }
            requireGood(person.password(), person.name());
            if (find(person.name()).isEmpty()) {
                var password = Password.of(person.password(), random);
                database.act(tx -> insert(tx, person, password));
            }
        }
    }

    private static void requireGood(String password, String name) {
        if (!isGood(password, name)) {
            throw new IllegalArgumentException("the password of '" + name + "' must have " + Password.SHORTEST + " to "
                    + Password.LONGEST + " characters and must not hold the name");
        }
    }

    private static boolean isGood(String password, String name) {
        return password.length() >= Password.SHORTEST
                && password.length() <= Password.LONGEST
                && !password.toLowerCase(java.util.Locale.ROOT).contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    /** One at a time: deriving a password is meant to be slow, and nobody shall keep every core busy with it. */
    public synchronized SignedIn signIn(String name, String password, Instant now) {
        var locked = lockedUntil(name);
        if (now.isBefore(locked)) {
            return new SignedIn.Locked(locked);
        }
        boolean possible = name.length() <= 64 && password.length() <= Password.LONGEST;
        var kept = possible ? password(name) : Optional.<Password>empty();
        boolean fits = kept.orElse(nobodys).fits(possible ? password : "");
        if (kept.isPresent() && fits) {
            database.act(tx -> tx.update("DELETE FROM guess WHERE name=?", name));
            return new SignedIn.Welcome(find(name).orElseThrow());
        }
        if (possible) {
            database.act(tx -> guessed(tx, name, now));
        }
        return new SignedIn.Wrong();
    }

    /** False if the old one is wrong or the new one is too weak. */
    public synchronized boolean changePassword(String name, String old, String fresh, Instant now) {
        if (!isGood(fresh, name) || !(signIn(name, old, now) instanceof SignedIn.Welcome)) {
            return false;
        }
        var password = Password.of(fresh, random);
        database.act(tx -> tx.update(
                "UPDATE person SET salt=?, iterations=?, hash=? WHERE name=?",
                password.salt(),
                password.iterations(),
                password.hash(),
                name));
        return true;
    }

    public boolean isEmpty() {
        return database.read(tx -> tx.number("SELECT count(*) FROM person")) == 0;
    }

    public Optional<Person> find(String name) {
        return database.read(
                tx -> tx.first("SELECT name, full_name, role FROM person WHERE name=?", People::person, name));
    }

    private Optional<Password> password(String name) {
        return database.read(tx -> tx.first(
                "SELECT salt, iterations, hash FROM person WHERE name=?",
                row -> new Password(row.getBytes(1), row.getInt(2), row.getBytes(3)),
                name));
    }

    private Instant lockedUntil(String name) {
        return Instant.ofEpochMilli(
                database.read(tx -> tx.number("SELECT locked_until FROM guess WHERE name=?", name)));
    }

    private static void guessed(Tx tx, String name, Instant now) throws SQLException {
        tx.update("""
                INSERT INTO guess(name, failures, locked_until) VALUES(?, 1, 0)
                ON CONFLICT(name) DO UPDATE SET failures=failures+1
                """, name);
        long beyond = tx.number("SELECT failures FROM guess WHERE name=?", name) - FREE_TRIES;
        if (beyond >= 0) {
            var lock = FIRST_LOCK.multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
            tx.update(
                    "UPDATE guess SET locked_until=? WHERE name=?",
                    now.plus(lock).toEpochMilli(),
                    name);
        }
        tx.update("""
                DELETE FROM guess WHERE name IN (SELECT name FROM guess
                  WHERE name NOT IN (SELECT name FROM person) ORDER BY rowid DESC LIMIT -1 OFFSET ?)
                """, MOST_GUESSES);
    }

    private static void insert(Tx tx, NewPerson person, Password password) throws SQLException {
        tx.update(
                "INSERT INTO person(name, full_name, role, salt, iterations, hash) VALUES(?, ?, ?, ?, ?, ?)",
                person.name(),
                person.fullName(),
                person.role().name(),
                password.salt(),
                password.iterations(),
                password.hash());
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(row.getString(1), row.getString(2), Role.valueOf(row.getString(3)));
    }
}
