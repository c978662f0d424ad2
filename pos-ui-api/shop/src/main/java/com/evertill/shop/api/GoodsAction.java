package com.evertill.shop.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Function;

/** What becomes of goods other than by a sale. An item stands in it once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GoodsAction.Receive.class, name = "receive"),
    @JsonSubTypes.Type(value = GoodsAction.Count.class, name = "count"),
    @JsonSubTypes.Type(value = GoodsAction.Adjust.class, name = "adjust"),
    @JsonSubTypes.Type(value = GoodsAction.Transfer.class, name = "transfer")
})
public sealed interface GoodsAction {
    /** As many as a person books in one go; as a fact it still fits into one message to the cloud. */
    int MOST_LINES = 500;

    int LONGEST_DOCUMENT = 40;

    /**
     * @param itemId of {@link GoodsApi.GoodsItem}.
     * @param thousandths of the item's unit: 3000 is three pieces.
     */
    record MovedLine(String itemId, long thousandths) {
        public MovedLine {
            requireId(itemId);
        }
    }

    /**
     * What was found on the shelf.
     *
     * @param asOf of {@link GoodsApi.FoundGoods}, as it was when this was counted: what is sold between counting and booking is taken off.
     */
    record CountedLine(String itemId, long thousandths, String asOf) {
        public CountedLine {
            requireId(itemId);
            if (asOf == null || asOf.length() > 32) {
                throw new IllegalArgumentException("a count says as of when it is");
            }
        }
    }

    /**
     * Goods have come.
     *
     * @param document of the delivery note; a second delivery under the same one is refused.
     */
    record Receive(String document, List<MovedLine> lines) implements GoodsAction {
        public Receive {
            document = text(document);
            lines = booked(lines, MovedLine::itemId);
        }
    }

    /** Somebody has counted, while the shop was selling or not. */
    record Count(List<CountedLine> lines) implements GoodsAction {
        public Count {
            lines = booked(lines, CountedLine::itemId);
        }
    }

    /**
     * There is more or less than there should be, and it is known why.
     *
     * @param lines what came (positive) or went (negative).
     */
    record Adjust(AdjustmentReason reason, List<MovedLine> lines) implements GoodsAction {
        public Adjust {
            if (reason == null) {
                throw new IllegalArgumentException("an adjustment has a reason");
            }
            lines = booked(lines, MovedLine::itemId);
        }
    }

    /** Goods have left for another store, which books them in under the same document. */
    record Transfer(String document, String to, List<MovedLine> lines) implements GoodsAction {
        public Transfer {
            document = text(document);
            to = text(to);
            lines = booked(lines, MovedLine::itemId);
        }
    }

    /** Why goods are adjusted, in the words of a stock book. */
    enum AdjustmentReason {
        DAMAGED,
        EXPIRED,
        MISSING,
        OWN_USE,
        GIVEN_AWAY,
        FOUND,
        CORRECTION
    }

    private static void requireId(String itemId) {
        if (itemId == null || itemId.isEmpty() || itemId.length() > 32) {
            throw new IllegalArgumentException("a line names an item");
        }
    }

    private static String text(String text) {
        var bare = text == null ? "" : text.strip();
        if (bare.isEmpty() || bare.length() > LONGEST_DOCUMENT || bare.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a document and a store have 1 to " + LONGEST_DOCUMENT + " characters");
        }
        return bare;
    }

    private static <L> List<L> booked(List<L> lines, Function<L, String> item) {
        if (lines == null || lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a booking has 1 to " + MOST_LINES + " lines");
        }
        if (lines.stream().map(item).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("an item stands in a booking once");
        }
        return List.copyOf(lines);
    }
}
