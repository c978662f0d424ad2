package com.evertill.cloud.prices;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;

/**
 * What leads from one book of a zone to an earlier one.
 *
 * @param from the release whose book it is now.
 * @param to the release whose book it is to be.
 */
record WayBack(Tx tx, String zone, long from, long to) {
    /** ?1 zone, ?2 from, ?3 to, ?4 the release that these rows are of. */
    private static final String CHANGED = """
            WITH changed(item) AS (SELECT DISTINCT item FROM item_version WHERE zone=?1 AND release>?3 AND release<=?2),
            was AS (SELECT v.* FROM changed c JOIN item_version v ON v.zone=?1 AND v.item=c.item AND v.removed=0
              AND v.release=(SELECT max(n.release) FROM item_version n WHERE n.zone=?1 AND n.item=c.item AND n.release<=?3)),
            now AS (SELECT v.* FROM changed c JOIN item_version v ON v.zone=?1 AND v.item=c.item AND v.removed=0
              AND v.release=(SELECT max(n.release) FROM item_version n WHERE n.zone=?1 AND n.item=c.item AND n.release<=?2))
            """;

    private static final String ROWS = """
            SELECT ?1, w.item, ?4, 0, w.gtin, w.plu, w.name, w.department, w.price, w.tax_class, w.unit, 0
            FROM was w LEFT JOIN now n USING(item)
            WHERE (w.gtin, w.plu, w.name, w.department, w.price, w.tax_class, w.unit)
              IS NOT (n.gtin, n.plu, n.name, n.department, n.price, n.tax_class, n.unit)
            UNION ALL
            SELECT ?1, n.item, ?4, 1, n.gtin, n.plu, n.name, n.department, n.price, n.tax_class, n.unit, 0
            FROM now n WHERE NOT EXISTS(SELECT 1 FROM was w WHERE w.item=n.item)
            """;

    boolean changesNothing() throws SQLException {
        return tx.number(CHANGED + "SELECT count(*) FROM (" + ROWS + ")", zone, from, to, 0) == 0;
    }

    void writeAs(long release) throws SQLException {
        tx.update(CHANGED + "INSERT INTO item_version " + ROWS, zone, from, to, release);
    }
}
