package com.evertill.edge.stock;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.codes.CodeReader;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Payload.StockLine;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.catalog.Lookup;
import com.evertill.edge.catalog.PriceBook;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.GoodsAction;
import com.evertill.shop.api.GoodsAction.CountedLine;
import com.evertill.shop.api.GoodsAction.MovedLine;
import com.evertill.shop.api.GoodsApi.FoundGoods;
import com.evertill.shop.api.GoodsApi.GoodsItem;
import com.evertill.shop.api.GoodsCommand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Books what comes and goes other than by a sale: deliveries, counts, adjustments, transfers; each is one fact. The tills do not wait for it: what takes
 * long is read beforehand.
 */
public final class Stockroom {
    /** A million pieces of one thing: more is a code that was typed into the field of the quantity. */
    private static final long MOST_THOUSANDTHS = 1_000_000 * Quantity.ONE;

    private static final int MOST_ITEMS = 50;
    private static final int FACTS_AT_ONCE = 500;

    private final String store;
    private final CodeRules codes;
    private final Journal journal;
    private final PriceBook priceBook;
    private final StockOnHand onHand = new StockOnHand();
    private final Bookings bookings = new Bookings();

    /** What a booking came to; a repeat comes to the same. */
    public sealed interface Answer {
        /** @param sequence of its fact. */
        record Booked(long sequence) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** Ends a booking; caught where it began. */
    private static final class NotBooked extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Refusal why;

        NotBooked(Refusal why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    /** @param store its name in documents, as the node has it. */
    public Stockroom(String store, CodeRules codes, Journal journal, PriceBook priceBook) {
        this.store = store;
        this.codes = codes;
        this.journal = journal;
        this.priceBook = priceBook;
    }

    /** The item whose code this is, or what a search for it finds. */
    public FoundGoods find(Tx tx, String text) throws SQLException {
        var exactly = CodeReader.read(text.strip(), Symbology.UNKNOWN, codes) instanceof Code code
                ? itemOf(priceBook.find(tx, code))
                : Optional.<Item>empty();
        var items = new ArrayList<GoodsItem>();
        for (var item : exactly.isPresent() ? List.of(exactly.get()) : priceBook.search(tx, text, MOST_ITEMS)) {
            items.add(goods(tx, item));
        }
        return new FoundGoods(asOf(journal.highest(tx)), items);
    }

    private static Optional<Item> itemOf(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found found -> Optional.of(found.item());
            case Lookup.Untaxable untaxable -> Optional.of(untaxable.item());
            case Lookup.Unknown _ -> Optional.empty();
        };
    }

    private GoodsItem goods(Tx tx, Item item) throws SQLException {
        var code = item.id().substring(item.id().indexOf(':') + 1);
        return new GoodsItem(item.id(), code, item.name(), onHand.of(tx, item.id(), item.unit()));
    }

    /**
     * Durable when it returns.
     *
     * @param now store time.
     */
    public Answer book(Database database, GoodsCommand command, Actor by, Instant now) {
        var since = database.read(tx -> sinceCounted(tx, command.action()));
        return database.write(tx -> {
            bookings.forget(tx, now);
            var before = bookings.find(tx, command);
            if (before.isPresent()) {
                return before.get();
            }
            var answer = answer(tx, command.action(), since, by, now);
            bookings.keep(tx, command, answer, now);
            return answer;
        });
    }

    private Answer answer(Tx tx, GoodsAction action, Since since, Actor by, Instant now) throws SQLException {
        try {
            var document = Bookings.document(action);
            if (document != null && bookings.isKnown(tx, document)) {
                throw new NotBooked(Refusal.THE_DOCUMENT_WAS_BOOKED_BEFORE);
            }
            var payload = payload(tx, action, since, by);
            return new Answer.Booked(journal.append(tx, payload, now).key().sequence());
        } catch (NotBooked e) {
            return new Answer.Refused(e.why);
        }
    }

    private Payload payload(Tx tx, GoodsAction action, Since since, Actor by) throws SQLException, NotBooked {
        return switch (action) {
            case GoodsAction.Receive(var document, var lines) ->
                new Payload.StockReceived(document, positive(tx, lines), by.staff());
            case GoodsAction.Count(var lines) -> new Payload.StockCounted(counted(tx, lines, since), by.staff());
            case GoodsAction.Adjust(var reason, var lines) ->
                new Payload.StockAdjusted(moved(tx, lines), reason.name(), by.staff());
            case GoodsAction.Transfer(var document, var to, var lines) ->
                new Payload.StockTransferred(document, store, to, positive(tx, lines), by.staff());
        };
    }

    private List<StockLine> positive(Tx tx, List<MovedLine> lines) throws SQLException, NotBooked {
        for (var line : lines) {
            refuseIf(line.thousandths() <= 0, Refusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO);
        }
        return moved(tx, lines);
    }

    private List<StockLine> moved(Tx tx, List<MovedLine> lines) throws SQLException, NotBooked {
        var moved = new ArrayList<StockLine>();
        for (var line : lines) {
            refuseIf(line.thousandths() == 0, Refusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO);
            moved.add(new StockLine(line.itemId(), quantity(tx, line.itemId(), line.thousandths())));
        }
        return moved;
    }

    private Quantity quantity(Tx tx, String itemId, long thousandths) throws SQLException, NotBooked {
        var unit = unit(tx, itemId);
        var quantity = new Quantity(thousandths, unit);
        refuseIf(Math.abs(thousandths) > MOST_THOUSANDTHS, Refusal.THE_QUANTITY_IS_TOO_LARGE);
        refuseIf(unit == Unit.EACH && !quantity.isWhole(), Refusal.THE_QUANTITY_MUST_BE_WHOLE);
        return quantity;
    }

    /** What is no longer sold may still be there. */
    private Unit unit(Tx tx, String itemId) throws SQLException, NotBooked {
        var item = priceBook.item(tx, itemId);
        if (item.isPresent()) {
            return item.get().unit();
        }
        return onHand.unit(tx, itemId).orElseThrow(() -> new NotBooked(Refusal.THE_ITEM_IS_UNKNOWN));
    }

    private static void refuseIf(boolean isSo, Refusal why) throws NotBooked {
        if (isSo) {
            throw new NotBooked(why);
        }
    }

    // Counts of a shop that goes on selling

    private static final class Since {
        /** Up to which sequence this is. */
        private long upTo;

        private final Map<String, Long> asOf = new HashMap<>();
        private final Map<String, Long> thousandths = new HashMap<>();
        private boolean isTooOld;
    }

    private Since sinceCounted(Tx tx, GoodsAction action) throws SQLException {
        var since = new Since();
        since.upTo = journal.highest(tx);
        if (action instanceof GoodsAction.Count(var lines)) {
            long oldest = since.upTo;
            for (var line : lines) {
                long asOf = sequence(line.asOf());
                since.isTooOld |= asOf < journal.prunedTo(tx) || asOf > since.upTo;
                since.asOf.put(line.itemId(), asOf);
                oldest = Math.min(oldest, asOf);
            }
            if (!since.isTooOld) {
                add(tx, since, oldest, since.upTo);
            }
        }
        return since;
    }

    private List<StockLine> counted(Tx tx, List<CountedLine> lines, Since since) throws SQLException, NotBooked {
        refuseIf(since.isTooOld, Refusal.THE_COUNT_IS_TOO_OLD);
        long highest = journal.highest(tx);
        add(tx, since, since.upTo, highest);
        var counted = new ArrayList<StockLine>();
        for (var line : lines) {
            refuseIf(line.thousandths() < 0, Refusal.THE_COUNT_MUST_NOT_BE_NEGATIVE);
            var found = quantity(tx, line.itemId(), line.thousandths());
            long moved = since.thousandths.getOrDefault(line.itemId(), 0L);
            counted.add(new StockLine(
                    line.itemId(), new Quantity(Math.addExact(found.thousandths(), moved), found.unit())));
        }
        return counted;
    }

    /** What moved behind one fact and up to another, of each item only behind its count. */
    private void add(Tx tx, Since since, long behind, long upTo) throws SQLException {
        for (long next = behind + 1; next <= upTo; next += FACTS_AT_ONCE) {
            for (var fact : journal.read(tx, next, FACTS_AT_ONCE)) {
                if (fact.key().sequence() > upTo) {
                    return;
                }
                for (var movement : Movements.ofStock(FactType.read(fact))) {
                    var asOf = since.asOf.get(movement.itemId());
                    if (asOf != null && fact.key().sequence() > asOf) {
                        since.thousandths.merge(
                                movement.itemId(), movement.quantity().thousandths(), Math::addExact);
                    }
                }
            }
        }
    }

    private String asOf(long sequence) {
        return journal.epoch() + "-" + sequence;
    }

    /** @return more than any there is for what another box said. */
    private long sequence(String asOf) {
        var prefix = journal.epoch() + "-";
        var digits = asOf.startsWith(prefix) ? asOf.substring(prefix.length()) : "";
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
    }
}
