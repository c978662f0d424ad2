package com.evertill.edge.staff;

import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.store.StoreConfig.StaffMember;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in, sessions and pairings. One object for each database: it remembers what it read, and forgets all of it with every change that it makes. */
public final class Staff {
    private static final int TRIES = 5;
    private static final Duration SESSION = Duration.ofHours(14);
    private static final Duration CODE = Duration.ofMinutes(15);
    private static final int LONGEST_PIN = 32;
    private static final byte[] NOBODYS_SALT = new byte[16];

    private final Database database;
    private final Tokens tokens;
    private final Remembered<Hash, Session> sessions = new Remembered<>();
    private final Remembered<Hash, TillId> pairings = new Remembered<>();
    private final Remembered<StaffId, String> names = new Remembered<>();

    private record Session(Actor actor, long expires) {}

    public Staff(Database database, SecureRandom random) {
        this.database = database;
        this.tokens = new Tokens(random);
    }

    /** Makes known whoever is not known yet; those who are keep what they have, their PIN as well. */
    public void introduce(List<StaffMember> members) {
        for (var member : members) {
            boolean known =
                    database.read(tx -> tx.number("SELECT count(*) FROM staff WHERE number = ?", member.number()) > 0);
            if (!known) {
                var salt = tokens.salt();
                var pin = Tokens.stretch(member.pin(), salt);
                change(tx -> tx.update(
                        "INSERT INTO staff(number, name, role, salt, pin) VALUES (?, ?, ?, ?, ?)",
                        member.number(),
                        member.name(),
                        member.role(),
                        salt,
                        pin));
            }
        }
    }

    /** What came of a try to sign in. */
    public sealed interface SignIn {
        record Done(String token, Actor actor) implements SignIn {
            /** A token is in no log. */
            @Override
            public String toString() {
                return "Done[" + actor.staff() + "]";
            }
        }

        /** A wrong number and a wrong PIN look alike. */
        record Wrong() implements SignIn {}

        record TooManyTries(Instant until) implements SignIn {}
    }

    private record Kept(String name, String role, byte[] pin, long failures, long lockedUntil) {}

    /** @param till of the browser's pairing, if it has one. */
    public SignIn signIn(String number, String pin, @Nullable TillId till, Instant now) {
        if (pin.length() > LONGEST_PIN || number.length() > LONGEST_PIN) {
            return new SignIn.Wrong();
        }
        var salt = database.read(
                tx -> tx.first("SELECT salt FROM staff WHERE number = ?", row -> row.getBytes(1), number));
        // As slow for a number that nobody has, and for one that rests.
        var stretched = Tokens.stretch(pin, salt.orElse(NOBODYS_SALT));
        var token = tokens.token();
        return change(tx -> {
            var kept = tx.first("SELECT * FROM staff WHERE number = ?", Staff::kept, number);
            return kept.isEmpty() ? new SignIn.Wrong() : judge(tx, number, kept.get(), stretched, token, till, now);
        });
    }

    /** One after another: guesses side by side are no more guesses than guesses in a row. */
    private static SignIn judge(
            Tx tx, String number, Kept who, byte[] stretched, String token, @Nullable TillId till, Instant now)
            throws SQLException {
        if (who.lockedUntil > now.toEpochMilli()) {
            return new SignIn.TooManyTries(Instant.ofEpochMilli(who.lockedUntil));
        }
        if (!MessageDigest.isEqual(who.pin, stretched)) {
            countFailure(tx, number, who.failures + 1, now);
            return new SignIn.Wrong();
        }
        tx.update("UPDATE staff SET failures = 0, locked_until = 0 WHERE number = ?", number);
        tx.update("DELETE FROM session WHERE expires < ?", now.toEpochMilli());
        tx.update(
                "INSERT INTO session VALUES (?, ?, ?, ?)",
                Tokens.hash(token),
                number,
                till == null ? null : till.number(),
                now.plus(SESSION).toEpochMilli());
        return new SignIn.Done(token, new Actor(new StaffId(number), who.name, who.role.equals("MANAGER")));
    }

    private static void countFailure(Tx tx, String number, long failures, Instant now) throws SQLException {
        tx.update("UPDATE staff SET failures = ? WHERE number = ?", failures, number);
        if (failures % TRIES == 0) {
            long rounds = Math.min(failures / TRIES - 1, 10);
            tx.update(
                    "UPDATE staff SET locked_until = ? WHERE number = ?",
                    now.plus(Duration.ofMinutes(1L << rounds)).toEpochMilli(),
                    number);
        }
    }

    public Optional<Actor> actor(String token, Instant now) {
        return sessions.find(key(token), this::session)
                .filter(session -> session.expires > now.toEpochMilli())
                .map(Session::actor);
    }

    private Optional<Session> session(Hash hash) {
        return database.read(tx -> tx.first(
                "SELECT number, name, role, expires FROM session JOIN staff ON staff = number WHERE token = ?",
                row -> new Session(
                        new Actor(
                                new StaffId(row.getString(1)),
                                row.getString(2),
                                row.getString(3).equals("MANAGER")),
                        row.getLong(4)),
                hash.bytes()));
    }

    private static Hash key(String token) {
        return Hash.of(Tokens.hash(token));
    }

    public void signOut(String token) {
        change(tx -> tx.update("DELETE FROM session WHERE token = ?", Tokens.hash(token)));
    }

    /** Every change of these tables, so that what was remembered is over when it returns. */
    private <T> T change(Database.Work<T> work) {
        try {
            return database.write(work);
        } finally {
            sessions.forget();
            pairings.forget();
            names.forget();
        }
    }

    /** A person's name for screens; the number where nobody is known by it any more. */
    public String nameOf(StaffId staff) {
        return names.find(staff, this::name).orElse(staff.number());
    }

    private Optional<String> name(StaffId staff) {
        return database.read(tx -> tx.first("SELECT name FROM staff WHERE number = ?", row -> row.getString(1), staff));
    }

    /** A code that binds one browser to a till. */
    public record PairingCode(String code, Instant expires) {
        /** Nor is a code. */
        @Override
        public String toString() {
            return "PairingCode[expires=" + expires + "]";
        }
    }

    public PairingCode pairingCode(TillId till, Instant now) {
        var code = tokens.code();
        var expires = now.plus(CODE);
        database.act(tx -> {
            tx.update("DELETE FROM pairing_code WHERE expires < ?", now.toEpochMilli());
            tx.update(
                    "INSERT INTO pairing_code VALUES (?, ?, ?)",
                    Tokens.hash(code),
                    till.number(),
                    expires.toEpochMilli());
        });
        return new PairingCode(code, expires);
    }

    /** A browser that belongs to a till from now on. */
    public record Paired(String token, TillId till) {
        @Override
        public String toString() {
            return "Paired[till=" + till + "]";
        }
    }

    /** Uses the code up. Empty if it is wrong, used or too old. */
    public Optional<Paired> pair(String code, Instant now) {
        var typed = Tokens.hash(code.strip().replace("-", "").toUpperCase(Locale.ROOT));
        var token = tokens.token();
        return change(tx -> {
            var till = tx.first(
                    "DELETE FROM pairing_code WHERE code = ? AND expires > ? RETURNING till",
                    row -> new TillId(row.getInt(1)),
                    typed,
                    now.toEpochMilli());
            if (till.isPresent()) {
                tx.update(
                        "INSERT INTO pairing VALUES (?, ?, ?)",
                        Tokens.hash(token),
                        till.get().number(),
                        now.toEpochMilli());
            }
            return till.map(number -> new Paired(token, number));
        });
    }

    public Optional<TillId> pairedTill(String token) {
        return pairings.find(
                key(token),
                hash -> database.read(tx -> tx.first(
                        "SELECT till FROM pairing WHERE token = ?", row -> new TillId(row.getInt(1)), hash.bytes())));
    }

    public boolean isPaired(TillId till) {
        return database.read(tx -> tx.number("SELECT count(*) FROM pairing WHERE till = ?", till.number()) > 0);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("name"),
                row.getString("role"),
                row.getBytes("pin"),
                row.getLong("failures"),
                row.getLong("locked_until"));
    }
}
