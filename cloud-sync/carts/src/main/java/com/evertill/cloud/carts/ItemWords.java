package com.evertill.cloud.carts;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which the items of a book are found: those of its name and its department, and its codes without leading zeros. A word is small letters
 * without accents, so that "cafe" finds "Café".
 */
final class ItemWords {
    /** Books that came before it are fetched again, with their words. */
    static final String SCHEMA = """
            CREATE TABLE item_word(
              book TEXT NOT NULL, word TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL,
              PRIMARY KEY(book, word, name, id)) STRICT, WITHOUT ROWID;
            DELETE FROM item;
            DELETE FROM book;
            """;

    /** Whoever types more words than this has said enough. */
    private static final int MOST_WORDS = 6;

    /** Every item has it. */
    private static final String ANY = "";

    private static final String BEHIND_ALL = "\uDBFF\uDFFF";
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d+$)");

    static void put(Tx tx, String book, Item item) throws SQLException {
        var name = plain(item.name());
        for (var word : of(item)) {
            tx.update("INSERT INTO item_word VALUES(?, ?, ?, ?)", book, word, name, item.id());
        }
    }

    private static Set<String> of(Item item) {
        var words = new LinkedHashSet<String>();
        words.add(ANY);
        words.addAll(split(item.name()));
        words.addAll(split(item.department()));
        Optional.ofNullable(item.gtin()).map(ItemWords::withoutZeros).ifPresent(words::add);
        Optional.ofNullable(item.plu()).map(ItemWords::withoutZeros).ifPresent(words::add);
        return words;
    }

    static void forget(Tx tx, String book) throws SQLException {
        tx.update("DELETE FROM item_word WHERE book = ?", book);
    }

    /**
     * Ids by name, of items that have a word which begins with each that is wanted; of all items where nothing is wanted.
     *
     * @param behind the item that the page before ended with; from the first one if absent or no longer there.
     */
    static List<String> find(Tx tx, String book, String wanted, Optional<String> behind, int limit)
            throws SQLException {
        var words = split(wanted).stream().limit(MOST_WORDS).toList();
        var sql = new StringBuilder("SELECT DISTINCT name, id FROM item_word WHERE book = ?1");
        var parameters = new ArrayList<Object>(List.of(book));
        if (words.isEmpty()) {
            sql.append(" AND word = ''");
        }
        for (int i = 0; i < words.size(); i++) {
            int number = 2 + i;
            var range = "word >= ?%d AND word < ?%d || '%s'".formatted(number, number, BEHIND_ALL);
            sql.append(" AND ")
                    .append(i == 0 ? range : "id IN (SELECT id FROM item_word WHERE book = ?1 AND " + range + ")");
            parameters.add(words.get(i));
        }
        var last = behind.isEmpty()
                ? Optional.<String>empty()
                : tx.first(
                        "SELECT name FROM item_word WHERE book = ? AND word = '' AND id = ?",
                        row -> row.getString(1),
                        book,
                        behind.get());
        if (last.isPresent()) {
            sql.append(" AND (name, id) > (?").append(parameters.size() + 1).append(", ?");
            sql.append(parameters.size() + 2).append(')');
            parameters.add(last.get());
            parameters.add(behind.get());
        }
        sql.append(" ORDER BY name, id LIMIT ").append(limit);
        return tx.list(sql.toString(), row -> row.getString("id"), parameters.toArray());
    }

    private static List<String> split(String text) {
        return BETWEEN.splitAsStream(plain(text))
                .filter(word -> !word.isEmpty())
                .map(ItemWords::withoutZeros)
                .distinct()
                .toList();
    }

    private static String withoutZeros(String word) {
        return LEADING_ZEROS.matcher(word).replaceFirst("");
    }

    private static String plain(String text) {
        var small = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
        return ACCENT.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
    }

    private ItemWords() {}
}
