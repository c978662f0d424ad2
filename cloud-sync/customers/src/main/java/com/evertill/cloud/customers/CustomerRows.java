package com.evertill.cloud.customers;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Customers as rows, what is known of them sealed. */
final class CustomerRows {
    private final SubjectKeys keys;
    private final Pepper pepper;
    private final RandomGenerator random;

    CustomerRows(SubjectKeys keys, Pepper pepper, RandomGenerator random) {
        this.keys = keys;
        this.pepper = pepper;
        this.random = random;
    }

    Optional<String> ofContact(Tx tx, Contact contact) throws SQLException {
        return tx.first(
                "SELECT reference FROM contact WHERE contact = ?", row -> row.getString(1), pepper.contact(contact));
    }

    /** The key is durable before anything is sealed with it. */
    void register(Tx tx, String reference, Contact contact, Instant now) throws SQLException {
        var key = SubjectKey.make(random);
        keys.put(reference, key);
        tx.update(
                "INSERT INTO customer VALUES(?, ?, ?, NULL, 0)",
                reference,
                now.toEpochMilli(),
                sealed(reference, key, new Profile("", List.of(contact))));
        add(tx, reference, contact);
    }

    private byte[] sealed(String reference, SubjectKey key, Profile profile) {
        return key.seal(Json.bytes(profile), reference, random);
    }

    /** Absent if there is none or not any more. */
    Optional<Profile> profile(Tx tx, String reference) throws SQLException {
        var sealed = tx.first(
                "SELECT profile FROM customer WHERE reference = ? AND erased IS NULL",
                row -> row.getBytes(1),
                reference);
        var key = keys.find(reference);
        return sealed.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.read(key.get().open(sealed.get(), reference), Profile.class));
    }

    Instant registered(Tx tx, String reference) throws SQLException {
        return Instant.ofEpochMilli(tx.number("SELECT registered FROM customer WHERE reference = ?", reference));
    }

    void keep(Tx tx, String reference, Profile profile) throws SQLException {
        var key = keys.find(reference).orElseThrow();
        tx.update("UPDATE customer SET profile = ? WHERE reference = ?", sealed(reference, key, profile), reference);
    }

    void add(Tx tx, String reference, Contact contact) throws SQLException {
        tx.update("INSERT INTO contact VALUES(?, ?)", pepper.contact(contact), reference);
    }

    void remove(Tx tx, Contact contact) throws SQLException {
        var whose = pepper.contact(contact);
        tx.update("DELETE FROM contact WHERE contact = ?", whose);
        Codes.remove(tx, whose);
    }

    /** All but the key, which is thrown away behind this: {@link #erasing} tells whose still is to be. */
    void erase(Tx tx, String reference, Instant now) throws SQLException {
        for (var whose : tx.list("SELECT contact FROM contact WHERE reference = ?", CustomerRows::text, reference)) {
            Codes.remove(tx, whose);
            tx.update("DELETE FROM command WHERE asker = ?", whose);
        }
        tx.update("DELETE FROM contact WHERE reference = ?", reference);
        tx.update("DELETE FROM command WHERE asker = ?", reference);
        Passes.remove(tx, reference);
        tx.update(
                "UPDATE customer SET profile = NULL, erased = ?, erasing = 1 WHERE reference = ?",
                now.toEpochMilli(),
                reference);
    }

    static List<String> erasing(Tx tx) throws SQLException {
        return tx.list("SELECT reference FROM customer WHERE erasing = 1", CustomerRows::text);
    }

    static void erased(Tx tx, String reference) throws SQLException {
        tx.update("UPDATE customer SET erasing = 0 WHERE reference = ?", reference);
    }

    private static String text(ResultSet row) throws SQLException {
        return row.getString(1);
    }
}
