package com.evertill.cloud.lake;

import com.evertill.commerce.facts.FactType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the lake, and which facts have rows in it.
 *
 * @param each the list in the payload whose elements are its rows; empty where the fact itself is the one row.
 * @param own its columns behind {@link #KEY}.
 */
record LakeTable(String name, List<FactType> facts, String each, List<Column> own) {
    /** In every table: which fact said it, in which store. {@code place} is the row's within the fact, from 1; 0 for the fact itself. */
    static final List<Column> KEY = List.of(
            Column.text("store"),
            Column.text("node"),
            Column.number("epoch"),
            Column.number("sequence"),
            Column.number("place"),
            Column.text("fact"),
            Column.time("happened_at"));

    /** The folders that a table is divided into, from the outside in. Both are text; a day is written as ISO 8601 has it. */
    static final List<String> PARTITIONS = List.of("tenant", "business_day");

    static LakeTable ofFact(FactType fact, String name, Column... own) {
        return ofFacts(List.of(fact), name, own);
    }

    static LakeTable ofFacts(List<FactType> facts, String name, Column... own) {
        return new LakeTable(name, facts, "", List.of(own));
    }

    static LakeTable ofEach(List<FactType> facts, String each, String name, Column... own) {
        return new LakeTable(name, facts, each, List.of(own));
    }

    /** All that its files hold. */
    List<Column> columns() {
        return Stream.concat(KEY.stream(), own.stream()).toList();
    }

    /** By column, only what is there. */
    List<Map<String, Object>> rows(FactEvent event, FactType type) throws Column.UnfitException {
        var rows = new ArrayList<Map<String, Object>>();
        if (each.isEmpty()) {
            rows.add(row(event, type, 0, event.payload()));
        } else {
            int place = 0;
            for (var element : event.payload().at("/" + each.replace('.', '/'))) {
                place++;
                rows.add(row(event, type, place, element));
            }
        }
        return rows;
    }

    private Map<String, Object> row(FactEvent event, FactType type, int place, JsonNode at)
            throws Column.UnfitException {
        var row = new LinkedHashMap<String, Object>();
        row.put("store", event.node().store());
        row.put("node", event.node().node());
        row.put("epoch", event.epoch());
        row.put("sequence", event.sequence());
        row.put("place", place);
        row.put("fact", type.wire());
        row.put("happened_at", Column.written(event.at()));
        for (var column : own) {
            put(row, column.name(), column.of(at, event.payload()));
        }
        return row;
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
