package com.evertill.cloud.headoffice;

import com.evertill.commerce.sqlite.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Who is signed in. A token is handed out once; here is only its hash. */
public final class Sessions {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration LONGEST_IDLE = Duration.ofHours(1);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final People people;
    private final RandomGenerator random;

    public Sessions(Database database, People people, RandomGenerator random) {
        this.database = database;
        this.people = people;
        this.random = random;
    }

    /** @return the token, for the person's cookie. */
    public String begin(Person person, Instant now) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.act(tx -> {
            tx.update("DELETE FROM session WHERE began<?", now.minus(LONGEST).toEpochMilli());
            tx.update(
                    "INSERT INTO session(token, name, began, seen) VALUES(?, ?, ?, ?)",
                    hash(token),
                    person.name(),
                    now.toEpochMilli(),
                    now.toEpochMilli());
        });
        return token;
    }

    /** Empty if there is no such session, or not any more. */
    public Optional<Person> who(String token, Instant now) {
        record Found(String name, Instant seen) {}
        var found = database.read(tx -> tx.first(
                "SELECT name, seen FROM session WHERE token=? AND began>? AND seen>?",
                row -> new Found(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                hash(token),
                now.minus(LONGEST).toEpochMilli(),
                now.minus(LONGEST_IDLE).toEpochMilli()));
        found.filter(session -> session.seen().isBefore(now.minus(SEEN_EVERY)))
                .ifPresent(_ -> database.act(
                        tx -> tx.update("UPDATE session SET seen=? WHERE token=?", now.toEpochMilli(), hash(token))));
        return found.flatMap(session -> people.find(session.name()));
    }

    public void end(String token) {
        database.act(tx -> tx.update("DELETE FROM session WHERE token=?", hash(token)));
    }

    /** Of the same person, all but this one. */
    public void endOthers(String name, String token) {
        database.act(tx -> tx.update("DELETE FROM session WHERE name=? AND token<>?", name, hash(token)));
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
