package com.evertill.edge.stock;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.stock.Stockroom.Answer;
import com.evertill.shop.api.GoodsAction;
import com.evertill.shop.api.GoodsCommand;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bookings were answered, for more than a year: nobody repeats one that is older, and delivery notes of another year may have the same number. */
final class Bookings {
    static final Duration KEPT = Duration.ofDays(400);

    Optional<Answer> find(Tx tx, GoodsCommand command) throws SQLException {
        var digest = digest(command);
        return tx.first(
                "SELECT digest, sequence, refusal FROM goods_booking WHERE id = ?",
                row -> {
                    if (!Arrays.equals(row.getBytes(1), digest)) {
                        return new Answer.Refused(Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND);
                    }
                    var refusal = row.getString(3);
                    return refusal == null
                            ? new Answer.Booked(row.getLong(2))
                            : new Answer.Refused(Refusal.valueOf(refusal));
                },
                command.id());
    }

    boolean isKnown(Tx tx, String document) throws SQLException {
        return tx.number("SELECT count(*) FROM goods_booking WHERE document = ? AND sequence IS NOT NULL", document)
                > 0;
    }

    void forget(Tx tx, Instant now) throws SQLException {
        tx.update("DELETE FROM goods_booking WHERE at < ?", now.minus(KEPT).toEpochMilli());
    }

    void keep(Tx tx, GoodsCommand command, Answer answer, Instant now) throws SQLException {
        tx.update(
                "INSERT INTO goods_booking(id, digest, sequence, refusal, document, at) VALUES (?, ?, ?, ?, ?, ?)",
                command.id(),
                digest(command),
                answer instanceof Answer.Booked(var sequence) ? sequence : null,
                answer instanceof Answer.Refused(var refusal) ? refusal : null,
                document(command.action()),
                now.toEpochMilli());
    }

    /** Deliveries have their numbers from whoever sends, transfers from here. */
    static @Nullable String document(GoodsAction action) {
        return switch (action) {
            case GoodsAction.Receive received -> "receive " + received.document();
            case GoodsAction.Transfer sent -> "transfer " + sent.document();
            case GoodsAction.Count _, GoodsAction.Adjust _ -> null;
        };
    }

    private static byte[] digest(GoodsCommand command) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Json.bytes(command));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
