package com.evertill.cloud.customers;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Codes by which somebody shows that a contact is theirs; of each contact the last that was asked for. What is kept is a row with a name of its own, and
 * the code is made of that name.
 */
final class Codes {
    private static final int ID_BYTES = 16;
    private static final int MILLION = 1_000_000;
    private static final int MOST_AT_ONCE = 20;
    /** After which one that could not be brought is brought again. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Pepper pepper;
    private final SignInRules rules;
    private final RandomGenerator random;
    /** Until it is brought a recipient is sealed as well; by a key that all have in common, since they may be nobody's yet. */
    private final SubjectKey recipients;

    Codes(Pepper pepper, SignInRules rules, RandomGenerator random) {
        this.pepper = pepper;
        this.rules = rules;
        this.random = random;
        this.recipients = new SubjectKey(pepper.mac(Pepper.Use.RECIPIENT, ""));
    }

    private record Row(
            String id, Instant expires, int wrong, @Nullable String usedBy) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getInt(3), row.getString(4));
        }

        boolean isGood(String by, Instant now) {
            return now.isBefore(expires) && wrong < SignInRules.WRONG_PER_CODE && (usedBy == null || usedBy.equals(by));
        }
    }

    /** The same for every contact, whether anybody is known by it or not: nothing here looks. */
    @Nullable
    CustomerRefusal ask(Tx tx, Contact contact, Instant now) throws SQLException {
        var whose = pepper.contact(contact);
        if (Attempts.ASK.reached(tx, rules.asks(), counted(whose), now)) {
            return CustomerRefusal.TOO_MANY_CODES_WERE_ASKED_FOR;
        }
        Attempts.ASK.note(tx, counted(whose), now);
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        tx.update(
                "INSERT OR REPLACE INTO code VALUES(?, ?, ?, ?, ?, 0, NULL)",
                whose,
                id,
                recipients.seal(Json.bytes(contact), id, random),
                now.toEpochMilli(),
                now.plus(SignInRules.CODE_LIVES).toEpochMilli());
        return null;
    }

    /** What came of showing a code. */
    sealed interface Proof {
        /** @param id of the code. */
        record Given(String id) implements Proof {}

        record Refused(CustomerRefusal why) implements Proof {}
    }

    /**
     * Uses the code, or counts that it is wrong.
     *
     * @param by the command: whoever used it once is believed again.
     */
    Proof prove(Tx tx, Contact contact, String code, String by, Instant now) throws SQLException {
        var whose = pepper.contact(contact);
        if (Attempts.WRONG.reached(tx, rules.wrong(), counted(whose), now)) {
            return new Proof.Refused(CustomerRefusal.TOO_MANY_CODES_WERE_WRONG);
        }
        var hashOfBy = pepper.hash(Pepper.Use.COMMAND, by);
        var row = tx.first("SELECT id, expires, wrong, used_by FROM code WHERE contact = ?", Row::of, whose);
        var id = row.map(Row::id).orElse("");
        boolean fits = isSame(digits(id), code);
        if (fits && row.isPresent() && row.get().isGood(hashOfBy, now)) {
            tx.update("UPDATE code SET used_by = ? WHERE contact = ?", hashOfBy, whose);
            return new Proof.Given(id);
        }
        Attempts.WRONG.note(tx, counted(whose), now);
        tx.update("UPDATE code SET wrong = wrong + 1 WHERE contact = ?", whose);
        return new Proof.Refused(CustomerRefusal.THE_CODE_IS_WRONG);
    }

    /** Who is counted is not who is looked up: it stays for its hour when the other is erased. */
    private String counted(String whose) {
        return pepper.hash(Pepper.Use.ATTEMPT, whose);
    }

    /** In the same time, whatever the difference. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** Six digits, cut out of the hash as in RFC 4226, section 5.3. */
    private String digits(String id) {
        var mac = pepper.mac(Pepper.Use.CODE, id);
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return "%06d".formatted(number % MILLION);
    }

    /** What is to be brought now. */
    List<CodeMessage> due(Tx tx, Instant now) throws SQLException {
        return tx.list(
                "SELECT id, recipient, expires FROM code WHERE due <= ?1 AND expires > ?1 ORDER BY due LIMIT ?2",
                this::message,
                now.toEpochMilli(),
                MOST_AT_ONCE);
    }

    private CodeMessage message(ResultSet row) throws SQLException {
        var id = row.getString(1);
        var contact = Json.read(recipients.open(row.getBytes(2), id), Contact.class);
        var expires = Instant.ofEpochMilli(row.getLong(3));
        return new CodeMessage(id, contact.channel(), contact.address(), digits(id), expires);
    }

    static void brought(Tx tx, CodeMessage message) throws SQLException {
        tx.update("UPDATE code SET recipient = NULL, due = NULL WHERE id = ?", message.id());
    }

    static void again(Tx tx, CodeMessage message, Instant now) throws SQLException {
        tx.update("UPDATE code SET due = ? WHERE id = ?", now.plus(PAUSE).toEpochMilli(), message.id());
    }

    static void remove(Tx tx, String contact) throws SQLException {
        tx.update("DELETE FROM code WHERE contact = ?", contact);
    }

    static void forget(Tx tx, Instant now) throws SQLException {
        tx.update("DELETE FROM code WHERE expires <= ?", now.toEpochMilli());
        Attempts.forget(tx, now);
    }
}
