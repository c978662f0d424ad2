package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;

/** A fold in one table, with a second one of the same columns, {@code pruned_…}, for what facts that are no longer here came to. */
public abstract class FoldTable implements Fold {
    private final String table;
    private final String content;

    /** @param content the query of all that two equal ones have in common, in a fixed order. */
    protected FoldTable(String table, String content) {
        this.table = table;
        this.content = content;
    }

    /** @param into one of the two tables. */
    protected abstract void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException;

    @Override
    public final void apply(Tx tx, Fact fact, Payload payload) throws SQLException {
        add(tx, table, fact, payload);
    }

    @Override
    public final void prune(Tx tx, Fact fact, Payload payload) throws SQLException {
        add(tx, "pruned_" + table, fact, payload);
    }

    @Override
    public final void clear(Tx tx) throws SQLException {
        tx.update("DELETE FROM " + table);
        tx.update("INSERT INTO " + table + " SELECT * FROM pruned_" + table);
    }

    @Override
    public final String content(Tx tx) throws SQLException {
        var lines = new StringBuilder();
        tx.each(content, row -> {
            int columns = row.getMetaData().getColumnCount();
            for (int column = 1; column <= columns; column++) {
                lines.append(row.getString(column)).append(column < columns ? ' ' : '\n');
            }
        });
        return lines.toString();
    }
}
