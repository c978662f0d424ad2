package com.evertill.cloud.prices;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One zone's items as of any release. */
public final class PriceBook {
    /** Rows of {@code v} that make up the book as of a release; parameters are zone and release. */
    static final String AS_OF = """
             v.zone=? AND v.release=(SELECT max(n.release) FROM item_version n
               WHERE n.zone=v.zone AND n.item=v.item AND n.release<=?) AND v.removed=0
            """;

    private final Database database;

    PriceBook(Database database) {
        this.database = database;
    }

    /**
     * An item of the newest book.
     *
     * @param inForce what it costs now; absent if it is not sold yet.
     * @param release that brought it.
     */
    public record Entry(Item item, @Nullable Money inForce, long release) {}

    /** What part of a book to show. */
    public record Query(String text, int offset, int limit) {
        static final int MOST = 200;

        public Query {
            if (offset < 0 || limit < 1 || limit > MOST || text.length() > 100) {
                throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
            }
        }
    }

    /** Items whose name holds the text or whose code begins with it, by name. */
    public List<Entry> search(Zone zone, Query query, long newest, long inForce) {
        var text = query.text().strip();
        return database.read(tx -> {
            var entries = tx.list(
                    "SELECT * FROM item_version v WHERE" + AS_OF + """
                             AND (v.name LIKE ? ESCAPE '!' OR v.gtin LIKE ? ESCAPE '!' OR v.plu LIKE ? ESCAPE '!')
                            ORDER BY v.name, v.item LIMIT ? OFFSET ?
                            """,
                    row -> new Entry(ItemRows.read(row, zone.currency()), null, row.getLong("release")),
                    zone.name(),
                    newest,
                    "%" + escaped(text) + "%",
                    codeBegin(text),
                    codeBegin(text),
                    query.limit(),
                    query.offset());
            var priced = new java.util.ArrayList<Entry>();
            for (var entry : entries) {
                var now = entry.release() <= inForce
                        ? Optional.of(entry.item())
                        : find(tx, zone, entry.item().id(), inForce);
                priced.add(new Entry(entry.item(), now.map(Item::price).orElse(null), entry.release()));
            }
            return priced;
        });
    }

    /** A GTIN is kept with fourteen digits, of which the leading zeros are rarely typed. */
    private static String codeBegin(String text) {
        var begin = text.length() >= 8 && text.length() < 14 && text.chars().allMatch(Character::isDigit)
                ? "0".repeat(14 - text.length()) + text
                : text;
        return escaped(begin) + "%";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    public long size(Zone zone, long release) {
        return database.read(
                tx -> tx.number("SELECT count(*) FROM item_version v WHERE" + AS_OF, zone.name(), release));
    }

    static Optional<Item> find(Tx tx, Zone zone, String item, long release) throws SQLException {
        return tx.first(
                "SELECT * FROM item_version v WHERE" + AS_OF + " AND v.item=?",
                (ResultSet row) -> ItemRows.read(row, zone.currency()),
                zone.name(),
                release,
                item);
    }
}
