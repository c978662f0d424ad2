package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;

/** A table that is a sum over the journal. */
public interface Fold {
    /** Takes a fact in, once, in the order of the journal. */
    void apply(Tx tx, Fact fact, Payload payload) throws SQLException;

    /**
     * A fact that was taken in goes, because it is old and the cloud holds it: what it added is kept by itself from now on, or goes with it. Nothing
     * where there is only what is open.
     */
    default void prune(Tx tx, Fact fact, Payload payload) throws SQLException {}

    /** Back to what it was before the first fact that is here. */
    void clear(Tx tx) throws SQLException;

    /** Its whole content in a fixed order, a line a row, to be compared with what the journal says. */
    String content(Tx tx) throws SQLException;
}
