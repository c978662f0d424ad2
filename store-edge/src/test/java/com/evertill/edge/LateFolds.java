package com.evertill.edge;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.Fold;
import java.sql.SQLException;
import java.util.List;

/** Folds that a test puts in when it wants something to happen in the middle of a transaction. */
record LateFolds(List<Fold> folds) implements Fold {
    @Override
    public void apply(Tx tx, Fact fact, Payload payload) throws SQLException {
        for (var fold : folds) {
            fold.apply(tx, fact, payload);
        }
    }

    @Override
    public void clear(Tx tx) throws SQLException {
        for (var fold : folds) {
            fold.clear(tx);
        }
    }

    @Override
    public String content(Tx tx) {
        return "";
    }
}
