package com.evertill.cloud.carts;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carts as rows. */
final class CartRows {
    /** The one that a holder has in a store, parked or not. */
    static Optional<Cart> live(Tx tx, Holder holder, String store) throws SQLException {
        var id = tx.first(
                "SELECT id FROM cart WHERE holder = ? AND store = ? AND live = 1",
                row -> row.getString(1),
                holder.name(),
                store);
        return id.isEmpty() ? Optional.empty() : Optional.of(read(tx, id.get()));
    }

    static boolean isLive(Tx tx, String id) throws SQLException {
        return tx.number("SELECT count(*) FROM cart WHERE id = ? AND live = 1", id) == 1;
    }

    static void end(Tx tx, String id) throws SQLException {
        tx.update("UPDATE cart SET live = 0 WHERE id = ?", id);
    }

    /** Those that a shop has are not its holder's to touch. */
    static List<String> untouched(Tx tx, Instant since, int limit) throws SQLException {
        return tx.list(
                "SELECT id FROM cart WHERE live = 1 AND touched < ? AND id NOT IN (SELECT cart FROM handover)"
                        + " ORDER BY touched, id LIMIT ?",
                row -> row.getString(1),
                since.toEpochMilli(),
                limit);
    }

    static Optional<Cart> find(Tx tx, String id) throws SQLException {
        boolean isThere = tx.number("SELECT count(*) FROM cart WHERE id = ?", id) == 1;
        return isThere ? Optional.of(read(tx, id)) : Optional.empty();
    }

    /** Nothing happens to it any more, unless something has since. */
    static void ordered(Tx tx, String id, int version) throws SQLException {
        tx.update(
                "UPDATE cart SET live = 0 WHERE id = ?1 AND (SELECT count(*) FROM cart_event WHERE cart = ?1) = ?2",
                id,
                version);
    }

    static Cart read(Tx tx, String id) throws SQLException {
        var entries = tx.list(
                "SELECT entry FROM cart_event WHERE cart = ? ORDER BY number",
                row -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), BasketEntry.class),
                id);
        return tx.first("SELECT holder, store, touched FROM cart WHERE id = ?", row -> cart(row, entries), id)
                .orElseThrow();
    }

    private static Cart cart(ResultSet row, List<BasketEntry> entries) throws SQLException {
        return Cart.of(Holder.of(row.getString(1)), row.getString(2), entries, Instant.ofEpochMilli(row.getLong(3)));
    }

    /** What happened is behind what was kept before. */
    static void keep(Tx tx, Cart cart, int before) throws SQLException {
        var id = cart.basket().id().value();
        tx.update(
                "INSERT INTO cart VALUES(?, ?, ?, ?, ?)"
                        + " ON CONFLICT(id) DO UPDATE SET live = excluded.live, touched = excluded.touched",
                id,
                cart.holder().name(),
                cart.store(),
                cart.basket() instanceof Basket.Voided ? 0 : 1,
                cart.touched().toEpochMilli());
        for (int number = before; number < cart.entries().size(); number++) {
            tx.update(
                    "INSERT INTO cart_event VALUES(?, ?, ?)",
                    id,
                    number + 1,
                    Json.text(cart.entries().get(number)));
        }
    }

    private CartRows() {}
}
