package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Answer.done;
import static com.evertill.cloud.prices.Answer.refused;

import com.evertill.cloud.prices.Draft.State;
import com.evertill.cloud.prices.ItemRows.Deed;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes on their way to approval. Every command may be repeated and then answers the same. */
public final class Drafts {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TITLE = 120;
    private static final String SELECT =
            "SELECT d.*, (SELECT count(*) FROM draft_line l WHERE l.draft=d.id) AS lines FROM draft d ";

    private final Database database;
    private final Zones zones;

    Drafts(Database database, Zones zones) {
        this.database = database;
        this.zones = zones;
    }

    /** Work on a draft that can still be changed. */
    private interface Work<T> {
        Answer<T> in(Tx tx, Zone zone, Draft draft) throws SQLException;
    }

    /** @param id made by the caller, up to 64 characters. */
    public Answer<Draft> begin(String id, String zone, String title, String by, Instant now) {
        if (id.isBlank() || id.length() > LONGEST_ID || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("a draft's id has 1 to 64 characters, its title up to 120");
        }
        if (zones.find(zone).isEmpty()) {
            return refused(PriceRefusal.THERE_IS_NO_SUCH_ZONE);
        }
        return database.write(tx -> {
            tx.update("""
                    INSERT INTO draft(id, zone, title, state, created_by, created_at) VALUES(?, ?, ?, 'OPEN', ?, ?)
                    ON CONFLICT DO NOTHING
                    """, id, zone, title, by, now.toEpochMilli());
            var draft = find(tx, id).orElseThrow();
            return draft.zone().equals(zone) ? done(draft) : refused(PriceRefusal.THE_DRAFT_BELONGS_TO_ANOTHER_ZONE);
        });
    }

    public Optional<Draft> find(String id) {
        return database.read(tx -> find(tx, id));
    }

    /** Newest first. */
    public List<Draft> of(String zone, int most) {
        return database.read(
                tx -> tx.list(SELECT + "WHERE zone=? ORDER BY created_at DESC, id LIMIT ?", Drafts::draft, zone, most));
    }

    /** Gives an item another price, and leaves all else as it is when that price comes. */
    public Answer<Draft> changePrice(String id, String item, Money price, Instant now) {
        return change(id, (tx, zone, draft) -> {
            var here = setHere(tx, zone, id, item);
            if (here.isPresent()) {
                return put(tx, zone, draft, here.get(), price, Deed.SETS_IT);
            }
            var known = known(tx, zone, item, now);
            return known.isEmpty()
                    ? refused(PriceRefusal.THERE_IS_NO_SUCH_ITEM)
                    : put(tx, zone, draft, known.get(), price, Deed.GIVES_IT_A_PRICE);
        });
    }

    /** As the draft itself sets it as a whole. */
    private static Optional<Item> setHere(Tx tx, Zone zone, String draft, String item) throws SQLException {
        return tx.first(
                "SELECT * FROM draft_line WHERE draft=? AND item=? AND removed=0 AND price_only=0",
                (ResultSet row) -> ItemRows.read(row, zone.currency()),
                draft,
                item);
    }

    /** As the newest book has it that has it: what a planned release removes can still be changed and removed before. */
    private static Optional<Item> known(Tx tx, Zone zone, String item, Instant now) throws SQLException {
        for (long place : Releases.places(tx, zone.name(), now).reversed()) {
            var known = PriceBook.find(tx, zone, item, place);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    /** Sets an item as a whole, be it new or known. */
    public Answer<Draft> put(String id, Item item) {
        return change(id, (tx, zone, draft) -> put(tx, zone, draft, item, item.price(), Deed.SETS_IT));
    }

    private static Answer<Draft> put(Tx tx, Zone zone, Draft draft, Item item, Money price, Deed deed)
            throws SQLException {
        var rules = zone.rules();
        if (!price.currency().equals(zone.currency())) {
            return refused(PriceRefusal.THE_CURRENCY_IS_NOT_THAT_OF_THE_ZONE);
        }
        if (price.isNegative()) {
            return refused(PriceRefusal.THE_PRICE_MUST_NOT_BE_NEGATIVE);
        }
        if (price.isMoreThan(rules.highestPrice())) {
            return refused(PriceRefusal.THE_PRICE_IS_TOO_HIGH);
        }
        if (!rules.taxClasses().contains(item.taxClass())) {
            return refused(PriceRefusal.THE_TAX_CLASS_IS_NOT_KNOWN_IN_THE_ZONE);
        }
        ItemRows.putIntoDraft(tx, draft.id(), item.withPrice(price), deed);
        return changed(tx, draft.id());
    }

    /** Takes an item out of the book. */
    public Answer<Draft> remove(String id, String item, Instant now) {
        return change(id, (tx, zone, _) -> {
            var known = known(tx, zone, item, now);
            if (known.isEmpty()) {
                return refused(PriceRefusal.THERE_IS_NO_SUCH_ITEM);
            }
            ItemRows.putIntoDraft(tx, id, known.get(), Deed.REMOVES_IT);
            return changed(tx, id);
        });
    }

    /** Takes a change of this item out of the draft again. */
    public Answer<Draft> leaveAlone(String id, String item) {
        return change(id, (tx, _, _) -> {
            tx.update("DELETE FROM draft_line WHERE draft=? AND item=?", id, item);
            return changed(tx, id);
        });
    }

    /** Many items at once, wholly or not at all. */
    Answer<Draft> putAll(String id, List<Item> items, boolean othersAreRemoved, Instant now) {
        return change(id, (tx, zone, _) -> {
            if (othersAreRemoved) {
                removeAll(tx, zone, id, now);
            }
            for (var item : items) {
                ItemRows.putIntoDraft(tx, id, item, Deed.SETS_IT);
            }
            return changed(tx, id);
        });
    }

    /** Also what only an earlier book has: the draft may come upon that. */
    private static void removeAll(Tx tx, Zone zone, String id, Instant now) throws SQLException {
        for (long place : Releases.places(tx, zone.name(), now)) {
            tx.update("""
                    INSERT OR REPLACE INTO draft_line
                    SELECT ?, item, 1, gtin, plu, name, department, price, tax_class, unit, 0 FROM item_version v WHERE
                    """ + PriceBook.AS_OF, id, zone.name(), place);
        }
    }

    public Answer<Check> check(String id, Instant now) {
        return database.read(tx -> {
            var draft = find(tx, id);
            if (draft.isEmpty()) {
                return refused(PriceRefusal.THERE_IS_NO_SUCH_DRAFT);
            }
            var zone = zones.find(draft.get().zone()).orElseThrow();
            return done(Checking.of(tx, zone, id, base(tx, zone, draft.get(), now)));
        });
    }

    /** What it changes, by item. */
    public Answer<List<Change>> changes(String id, int offset, int limit, Instant now) {
        return database.read(tx -> {
            var draft = find(tx, id);
            if (draft.isEmpty()) {
                return refused(PriceRefusal.THERE_IS_NO_SUCH_DRAFT);
            }
            var zone = zones.find(draft.get().zone()).orElseThrow();
            return done(Checking.changes(tx, zone, id, base(tx, zone, draft.get(), now), offset, limit));
        });
    }

    /** A released draft goes on showing what it changed then. */
    private static long base(Tx tx, Zone zone, Draft draft, Instant now) throws SQLException {
        return draft.release() == null
                ? Checking.place(tx, zone, draft.id(), now)
                : Releases.find(tx, zone.name(), draft.release()).orElseThrow().base();
    }

    /** Approves the draft as it is, for the books as they are. Whether it can come upon the very book of its time is asked when it is released. */
    public Answer<Draft> approve(String id, String by, Instant now) {
        return change(id, (tx, zone, _) -> {
            long place = Checking.place(tx, zone, id, now);
            if (Checking.pricesWhatIsNotSold(tx, zone.name(), id, place)) {
                return refused(PriceRefusal.AT_THAT_TIME_AN_ITEM_WITH_A_NEW_PRICE_IS_NOT_SOLD);
            }
            var check = Checking.of(tx, zone, id, place);
            if (check.changesNothing()) {
                return refused(PriceRefusal.THE_DRAFT_CHANGES_NOTHING);
            }
            if (!check.conflicts().isEmpty()) {
                return refused(PriceRefusal.THE_DRAFT_HAS_CONFLICTS);
            }
            tx.update(
                    "UPDATE draft SET state='APPROVED', approved_by=?, approved_at=?, approved_base=? WHERE id=?",
                    by,
                    now.toEpochMilli(),
                    Releases.newest(tx, zone.name()),
                    id);
            return done(find(tx, id).orElseThrow());
        });
    }

    public Answer<Draft> discard(String id) {
        return change(id, (tx, _, _) -> {
            tx.update("UPDATE draft SET state='DISCARDED' WHERE id=?", id);
            return done(find(tx, id).orElseThrow());
        });
    }

    private <T> Answer<T> change(String id, Work<T> work) {
        return database.write(tx -> {
            var draft = find(tx, id);
            if (draft.isEmpty()) {
                return refused(PriceRefusal.THERE_IS_NO_SUCH_DRAFT);
            }
            if (draft.get().state() == State.RELEASED) {
                return refused(PriceRefusal.THE_DRAFT_IS_ALREADY_RELEASED);
            }
            if (draft.get().state() == State.DISCARDED) {
                return refused(PriceRefusal.THE_DRAFT_WAS_DISCARDED);
            }
            return work.in(tx, zones.find(draft.get().zone()).orElseThrow(), draft.get());
        });
    }

    /** What was approved is not what it has become. */
    private static Answer<Draft> changed(Tx tx, String id) throws SQLException {
        tx.update(
                "UPDATE draft SET state='OPEN', approved_by=NULL, approved_at=NULL, approved_base=NULL WHERE id=?", id);
        return done(find(tx, id).orElseThrow());
    }

    static Optional<Draft> find(Tx tx, String id) throws SQLException {
        return tx.first(SELECT + "WHERE id=?", Drafts::draft, id);
    }

    private static Draft draft(ResultSet row) throws SQLException {
        long base = row.getLong("approved_base");
        boolean hasBase = !row.wasNull();
        long release = row.getLong("release");
        boolean hasRelease = !row.wasNull();
        return new Draft(
                row.getString("id"),
                row.getString("zone"),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                row.getLong("lines"),
                row.getString("created_by"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("approved_by"),
                hasBase ? base : null,
                hasRelease ? release : null);
    }
}
