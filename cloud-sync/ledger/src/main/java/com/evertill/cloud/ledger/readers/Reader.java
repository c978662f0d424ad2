package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.List;

/** Makes something of facts, in tables of its own. */
interface Reader {
    /** Its name in the table of positions, for ever. */
    String name();

    /** Whether it takes anything now. What it does not take waits in the archive. */
    default boolean isReady() {
        return true;
    }

    /**
     * In their order, within the transaction that moves this reader's position over them. What adds up is added up before it is written: confirmations
     * wait for the same disk.
     */
    void take(Tx tx, List<Entry> entries) throws SQLException;

    /** Empties its tables. */
    void forget(Tx tx) throws SQLException;
}
