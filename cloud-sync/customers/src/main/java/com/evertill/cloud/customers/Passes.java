package com.evertill.cloud.customers;

import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What somebody shows instead of saying who they are. It is handed out, and here is only its hash. */
final class Passes {
    private static final int CARD_BYTES = 16;

    private final Pepper pepper;
    private final RandomGenerator random;

    private enum Kind {
        TOKEN,
        CARD
    }

    Passes(Pepper pepper, RandomGenerator random) {
        this.pepper = pepper;
        this.random = random;
    }

    /**
     * The token of a sign-in: the same for the same command, so that a repeat is answered the same. Nobody makes it again without the command's id, of
     * which only a hash is kept.
     *
     * @param code that was used for it.
     * @param by the command.
     */
    String token(Tx tx, String code, String by, String reference, HeadId head, Instant now) throws SQLException {
        var token = text(pepper.mac(Pepper.Use.TOKEN, code + " " + by));
        tx.update(
                "INSERT INTO pass VALUES(?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
                hash(token),
                Kind.TOKEN,
                reference,
                head,
                now.toEpochMilli(),
                now.plus(SignInRules.TOKEN_LIVES).toEpochMilli());
        return token;
    }

    String card(Tx tx, String reference, Instant now) throws SQLException {
        var bytes = new byte[CARD_BYTES];
        random.nextBytes(bytes);
        var card = text(bytes);
        tx.update(
                "INSERT INTO pass VALUES(?, ?, ?, NULL, ?, ?, 0)",
                hash(card),
                Kind.CARD,
                reference,
                now.toEpochMilli(),
                now.plus(SignInRules.CARD_LIVES).toEpochMilli());
        return card;
    }

    Optional<String> ofToken(Tx tx, String token, Instant now) throws SQLException {
        return find(tx, Kind.TOKEN, token, now);
    }

    Optional<String> ofCard(Tx tx, String card, Instant now) throws SQLException {
        return find(tx, Kind.CARD, card, now);
    }

    private Optional<String> find(Tx tx, Kind kind, String shown, Instant now) throws SQLException {
        return tx.first(
                "SELECT reference FROM pass WHERE hash = ? AND kind = ? AND ended = 0 AND expires > ?",
                row -> row.getString(1),
                hash(shown),
                kind,
                now.toEpochMilli());
    }

    /** It stays, ended, so that a repeat of the sign-in does not revive it. */
    void end(Tx tx, String token) throws SQLException {
        tx.update("UPDATE pass SET ended = 1 WHERE hash = ?", hash(token));
    }

    static void endAll(Tx tx, String reference) throws SQLException {
        tx.update("UPDATE pass SET ended = 1 WHERE reference = ?", reference);
    }

    static List<Dossier.SignedIn> signIns(Tx tx, String reference) throws SQLException {
        return tx.list(
                "SELECT head, began, expires FROM pass WHERE reference = ? AND kind = 'TOKEN' ORDER BY began",
                row -> new Dossier.SignedIn(
                        row.getString(1), Instant.ofEpochMilli(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3))),
                reference);
    }

    static void remove(Tx tx, String reference) throws SQLException {
        tx.update("DELETE FROM pass WHERE reference = ?", reference);
    }

    static void forget(Tx tx, Instant now) throws SQLException {
        tx.update("DELETE FROM pass WHERE expires <= ?", now.toEpochMilli());
    }

    private String hash(String shown) {
        return pepper.hash(Pepper.Use.PASS, shown);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
