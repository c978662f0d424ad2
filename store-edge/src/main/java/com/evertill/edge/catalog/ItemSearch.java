package com.evertill.edge.catalog;

import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One search of the price book in force. */
final class ItemSearch {
    static final int MOST = 50;
    /** Ranking all of a million items that have an "a" would take a second; the first few hundred are ranked. */
    private static final int CANDIDATES = 300;

    /** A dozen pages of keys for each of a dozen departments; who has more, searches. */
    private static final int MOST_QUICK_KEYS = 1_000;

    private static final int MOST_WORDS = 8;
    /** A GTIN is kept with fourteen digits; this is what GTIN-14, GTIN-13, GTIN-12 and GTIN-8 have in front. */
    private static final List<String> PADDINGS = List.of("", "0", "00", "000000");

    private static final String IN_FORCE = " AND i.version <= b.version AND NOT i.removed AND NOT EXISTS"
            + " (SELECT 1 FROM item n WHERE n.id = i.id AND n.version > i.version AND n.version <= b.version)";
    /** From the newest row down, so that what was superseded is not gone through first. */
    private static final String BY_WORDS = "SELECT " + ItemRow.COLUMNS
            + " FROM price_book b, item_text t JOIN item i ON i.row = t.rowid WHERE item_text MATCH ?" + IN_FORCE
            + " ORDER BY t.rowid DESC LIMIT ?";

    private static final String BY_GTIN = "SELECT " + ItemRow.COLUMNS
            + " FROM price_book b, item i WHERE i.id >= ? AND i.id < ?" + IN_FORCE + " LIMIT ?";
    private static final String BY_PLU = "SELECT " + ItemRow.COLUMNS
            + " FROM price_book b, item i WHERE i.plu >= ? AND i.plu < ?" + IN_FORCE + " LIMIT ?";

    private final Tx tx;
    private final Currency currency;

    ItemSearch(Tx tx, Currency currency) {
        this.tx = tx;
        this.currency = currency;
    }

    List<Item> find(String text, int limit) throws SQLException {
        var sought = text.strip();
        var found = new LinkedHashMap<String, Item>();
        if (CheckDigit.areDigits(sought) && sought.length() <= 14) {
            byDigits(sought).forEach(item -> found.putIfAbsent(item.id(), item));
        }
        byWords(sought).forEach(item -> found.putIfAbsent(item.id(), item));
        return found.values().stream().limit(Math.clamp(limit, 1, MOST)).toList();
    }

    List<Item> withPlu() throws SQLException {
        return list(BY_PLU, "", ":", MOST_QUICK_KEYS).stream()
                .sorted(Comparator.comparing(Item::name).thenComparing(Item::id))
                .toList();
    }

    /** By ranges that the indexes answer: the colon is the character behind the nine. */
    private List<Item> byDigits(String digits) throws SQLException {
        var found = new ArrayList<>(list(BY_PLU, digits, digits + ":", MOST));
        for (var padding : PADDINGS) {
            var from = "gtin:" + padding + digits;
            found.addAll(list(BY_GTIN, from, from + ":", MOST));
        }
        return found;
    }

    private List<Item> byWords(String text) throws SQLException {
        var words = Arrays.stream(text.split("[^\\p{L}\\p{N}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> '"' + word + "\"*")
                .collect(Collectors.joining(" "));
        if (words.isEmpty()) {
            return List.of();
        }
        var beginning = text.toLowerCase(Locale.ROOT);
        return list(BY_WORDS, words, CANDIDATES).stream()
                .sorted(Comparator.comparing((Item item) ->
                                !item.name().toLowerCase(Locale.ROOT).startsWith(beginning))
                        .thenComparing(Item::name)
                        .thenComparing(Item::id))
                .toList();
    }

    private List<Item> list(String sql, Object... parameters) throws SQLException {
        return tx.list(sql, row -> ItemRow.read(row, currency), parameters);
    }
}
