package com.evertill.edge.till;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.FoldTable;
import java.sql.SQLException;

/**
 * The carts that ever came to this shop. One that has come is known here better than anywhere else: its customer may have taken it back in the web while
 * the line was down, and show it again after it was paid.
 */
public final class ReceivedCarts extends FoldTable {
    private static final String HERE = "received_cart";

    public ReceivedCarts() {
        super(HERE, "SELECT basket FROM " + HERE + " ORDER BY basket");
    }

    static boolean has(Tx tx, String basket) throws SQLException {
        return tx.number("SELECT count(*) FROM " + HERE + " WHERE basket = ?", basket) > 0;
    }

    @Override
    protected void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException {
        if (payload instanceof Payload.BasketReceived received) {
            tx.update("INSERT INTO " + into + " VALUES (?)", received.basket().value());
        }
    }
}
