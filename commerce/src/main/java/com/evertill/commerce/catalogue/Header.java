package com.evertill.commerce.catalogue;

import com.evertill.commerce.catalogue.BadLine.Reason;
import com.evertill.commerce.catalogue.BadLine.Why;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The first line: what separates fields, and what stands in which. */
record Header(char separator, List<Column> columns) {
    private static final EnumSet<Column> REQUIRED =
            EnumSet.of(Column.NAME, Column.PRICE, Column.TAX_CLASS, Column.UNIT);

    Header {
        columns = List.copyOf(columns);
    }

    static final Header WRITTEN = new Header(
            ',',
            List.of(
                    Column.GTIN,
                    Column.PLU,
                    Column.NAME,
                    Column.DEPARTMENT,
                    Column.PRICE,
                    Column.TAX_CLASS,
                    Column.UNIT));

    /** Fills {@code reasons} if the line is no header. */
    static Header read(String line, List<Reason> reasons) {
        char separator = line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
        var columns = new ArrayList<Column>();
        for (var title : CsvLine.split(line, separator).orElse(List.of(line))) {
            var column = Column.of(title);
            if (column.isEmpty()) {
                reasons.add(new Reason(Why.UNKNOWN_COLUMN, title.strip()));
            } else if (columns.contains(column.get())) {
                reasons.add(new Reason(Why.COLUMN_TWICE, column.get().title()));
            } else {
                columns.add(column.get());
            }
        }
        for (var column : REQUIRED) {
            if (!columns.contains(column)) {
                reasons.add(new Reason(Why.MISSING_COLUMN, column.title()));
            }
        }
        if (!columns.contains(Column.GTIN) && !columns.contains(Column.PLU)) {
            reasons.add(new Reason(Why.MISSING_COLUMN, "gtin or plu"));
        }
        return new Header(separator, columns);
    }

    /** Whether a line that is cut off cannot look like a whole one. */
    boolean showsTheEnd() {
        return columns.getLast() == Column.UNIT;
    }

    List<String> inOurOrder(List<String> fields) {
        return WRITTEN.columns.stream().map(column -> field(column, fields)).toList();
    }

    /** The field of that column, blanks around it taken off; empty if the file has no such column. */
    String field(Column column, List<String> fields) {
        int at = columns.indexOf(column);
        return at < 0 ? "" : fields.get(at).strip();
    }
}
