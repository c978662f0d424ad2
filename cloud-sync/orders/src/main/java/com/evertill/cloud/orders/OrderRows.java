package com.evertill.cloud.orders;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders as rows. */
final class OrderRows {
    static List<OrderEvent> history(Tx tx, OrderId order) throws SQLException {
        return tx.list(
                "SELECT event FROM order_event WHERE id = ? ORDER BY number",
                row -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), OrderEvent.class),
                order);
    }

    static Optional<Orders.Picture> look(Tx tx, OrderId id) throws SQLException {
        if (!(OrderRules.replay(history(tx, id)) instanceof Order.Placed order)) {
            return Optional.empty();
        }
        return tx.first(
                "SELECT count(*), min(at), max(at) FROM order_event WHERE id = ?",
                row -> new Orders.Picture(
                        order,
                        row.getInt(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3))),
                id);
    }

    static Optional<OrderId> ofBasket(Tx tx, String basket) throws SQLException {
        return tx.first("SELECT id FROM customer_order WHERE basket = ?", row -> new OrderId(row.getString(1)), basket);
    }

    /** @param behind the last of the page before; empty for the first page. */
    static List<OrderId> ofCustomer(Tx tx, String customer, String behind, int limit) throws SQLException {
        return tx.list("""
                SELECT id FROM customer_order WHERE customer = ?1
                  AND (?2 = '' OR (placed, id) < (SELECT placed, id FROM customer_order WHERE id = ?2))
                ORDER BY placed DESC, id DESC LIMIT ?3
                """, row -> new OrderId(row.getString(1)), customer, behind, limit);
    }

    /** @param behind the last of the page before; empty for the first page. */
    static List<OrderId> openIn(Tx tx, String store, String behind, int limit) throws SQLException {
        return tx.list("""
                SELECT id FROM customer_order WHERE store = ?1 AND open = 1
                  AND (?2 = '' OR (placed, id) > (SELECT placed, id FROM customer_order WHERE id = ?2))
                ORDER BY placed, id LIMIT ?3
                """, row -> new OrderId(row.getString(1)), store, behind, limit);
    }

    static List<OrderId> due(Tx tx, Instant now, int limit) throws SQLException {
        return tx.list(
                "SELECT id FROM customer_order WHERE due <= ? ORDER BY due, id LIMIT ?",
                row -> new OrderId(row.getString(1)),
                now.toEpochMilli(),
                limit);
    }

    /** @param number of the event in the order's history. */
    static void keep(Tx tx, Order.Placed after, OrderEvent event, int number, Instant now) throws SQLException {
        var placement = after.placement();
        var due = OrderRules.patience(after).map(now::plus).map(Instant::toEpochMilli);
        tx.update(
                """
                INSERT INTO customer_order VALUES(?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT(id) DO UPDATE SET open = excluded.open, due = excluded.due
                """,
                placement.order(),
                placement.basketId(),
                placement.customer(),
                placement.fulfilment().store(),
                now.toEpochMilli(),
                after instanceof Order.Open,
                due.orElse(null));
        tx.update(
                "INSERT INTO order_event VALUES(?, ?, ?, ?)",
                placement.order(),
                number,
                now.toEpochMilli(),
                Json.text(event));
    }

    private OrderRows() {}
}
