package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;

/** Makes something of facts, in tables of its own. */
interface Reader {
    /** Its name in the table of positions, for ever. */
    String name();

    /** Within the transaction that moves this reader's position over the fact. */
    void take(Tx tx, Entry entry) throws SQLException;

    /** Empties its tables. */
    void forget(Tx tx) throws SQLException;
}
