package com.evertill.edge.till;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The carts that tills have asked the cloud for and not got yet, one at a till. */
public final class WantedCarts {
    private static final String COLUMNS = "SELECT question, code, staff, at, refusal FROM wanted_cart ";

    /**
     * @param question under which the cloud was asked.
     * @param by who asked.
     * @param refusal what the cloud said, if it gives none.
     */
    public record Wanted(
            String question,
            CartCode code,
            StaffId by,
            Instant at,
            @Nullable Refusal refusal) {}

    /** What the cloud is still to answer. */
    public List<Question> open(Tx tx) throws SQLException {
        return tx.list(COLUMNS + "WHERE refusal IS NULL", WantedCarts::read).stream()
                .map(it -> new Question(
                        it.question(), new Question.Cart(it.code().cart().value())))
                .toList();
    }

    public Optional<Wanted> find(Tx tx, TillId till) throws SQLException {
        return tx.first(COLUMNS + "WHERE till = ?", WantedCarts::read, till.number());
    }

    /** The newest counts. */
    void want(Tx tx, TillId till, String question, String code, StaffId by, Instant now) throws SQLException {
        tx.update(
                "INSERT OR REPLACE INTO wanted_cart VALUES (?, ?, ?, ?, ?, NULL)",
                till.number(),
                question,
                code,
                by.number(),
                now.toEpochMilli());
    }

    void refused(Tx tx, TillId till, Refusal why) throws SQLException {
        tx.update("UPDATE wanted_cart SET refusal = ? WHERE till = ?", why.name(), till.number());
    }

    void forget(Tx tx, TillId till) throws SQLException {
        tx.update("DELETE FROM wanted_cart WHERE till = ?", till.number());
    }

    private static Wanted read(ResultSet row) throws SQLException {
        var refusal = row.getString(5);
        return new Wanted(
                row.getString(1),
                CartCode.parse(row.getString(2)).orElseThrow(),
                new StaffId(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                refusal == null ? null : Refusal.valueOf(refusal));
    }
}
