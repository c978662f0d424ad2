package com.evertill.edge.till;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketCommand.AddItem;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.codes.CodeReader;
import com.evertill.commerce.codes.Reading;
import com.evertill.commerce.codes.Rejected;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.money.Rounding;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.Weighing.Weighed;
import com.evertill.edge.catalog.Lookup;
import com.evertill.shop.api.TillAction.Scan;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** From what was scanned to what is sold: exactly that item, or a refusal. */
sealed interface ScannedItem {
    record Sold(AddItem add) implements ScannedItem {}

    record Refused(Refusal refusal) implements ScannedItem {}

    static ScannedItem of(TillSite site, Tx tx, Scan scan, Weights weights) throws SQLException {
        var symbology = scan.symbology() == null ? Symbology.TYPED : scan.symbology();
        Reading reading = CodeReader.read(scan.text(), symbology, site.codes());
        return switch (reading) {
            case Rejected(var why) ->
                new Refused(
                        why == Rejected.Why.WRONG_CHECK_DIGIT || why == Rejected.Why.WRONG_PRICE_CHECK_DIGIT
                                ? Refusal.THE_CHECK_DIGIT_IS_WRONG
                                : Refusal.THE_CODE_IS_NOT_A_CODE);
            case Code code ->
                switch (site.priceBook().find(tx, code)) {
                    case Lookup.Unknown _ -> new Refused(Refusal.THE_ITEM_IS_UNKNOWN);
                    case Lookup.Untaxable _ -> new Refused(Refusal.THE_ITEM_HAS_NO_TAX_IN_THIS_STORE);
                    case Lookup.Found found -> of(found, code, scan, weights);
                };
        };
    }

    private static ScannedItem of(Lookup.Found found, Code code, Scan scan, Weights weights) {
        var stated = code.amount();
        var labelled = code.quantity();
        if ((stated != null || labelled != null) && !isSilentAboutQuantity(scan)) {
            return new Refused(Refusal.THE_PRICE_IN_THE_CODE_DOES_NOT_FIT_A_QUANTITY);
        }
        if (stated != null) {
            return of(found, pricedQuantity(found.item(), stated), stated, scan);
        }
        if (labelled != null) {
            return labelled.unit() == found.item().unit()
                    ? of(found, labelled, null, scan)
                    : new Refused(Refusal.THE_ITEM_IS_NOT_SOLD_BY_WEIGHT);
        }
        return found.item().unit() == Unit.EACH ? pieces(found, scan) : weighed(found, scan, weights);
    }

    /** What a label says already nobody may say again, not even the same: it would look as if it had counted. */
    private static boolean isSilentAboutQuantity(Scan scan) {
        return scan.weight() == null && isOne(scan.pieces());
    }

    private static boolean isOne(@Nullable Long pieces) {
        return pieces == null || pieces == 1;
    }

    private static ScannedItem pieces(Lookup.Found found, Scan scan) {
        return scan.weight() == null
                ? quantity(found, scan.pieces() == null ? 1 : scan.pieces(), Quantity.ONE, scan)
                : new Refused(Refusal.THE_ITEM_IS_NOT_SOLD_BY_WEIGHT);
    }

    private static ScannedItem weighed(Lookup.Found found, Scan scan, Weights weights) {
        if (!isOne(scan.pieces())) {
            return new Refused(Refusal.THE_ITEM_NEEDS_A_WEIGHT);
        }
        if (scan.weight() != null) {
            return weights.mayBeTyped()
                    ? quantity(found, scan.weight(), 1, scan)
                    : new Refused(Refusal.THE_WEIGHT_MUST_COME_FROM_THE_SCALE);
        }
        return switch (weights.scale()) {
            // Nothing is converted: kilograms worked out from a scale's pounds are no scale's figure.
            case Weighed(var weight) ->
                weight.unit() == found.item().unit()
                        ? of(found, weight, null, scan)
                        : new Refused(Refusal.THE_ITEM_NEEDS_A_WEIGHT);
            case NotWeighed why -> new Refused(Weights.why(why));
        };
    }

    /** What comes from outside may be any number: one that does not even fit is as absurd as one that is merely too large. */
    private static ScannedItem quantity(Lookup.Found found, long count, long thousandthsOfEach, Scan scan) {
        if (count > Long.MAX_VALUE / Quantity.ONE || count < 0) {
            return new Refused(
                    count < 0 ? Refusal.THE_QUANTITY_MUST_BE_MORE_THAN_ZERO : Refusal.THE_QUANTITY_IS_TOO_LARGE);
        }
        return of(found, new Quantity(count * thousandthsOfEach, found.item().unit()), null, scan);
    }

    private static ScannedItem of(Lookup.Found found, Quantity quantity, @Nullable Money stated, Scan scan) {
        var item = found.item();
        return new Sold(new AddItem(
                SoldItem.of(item, found.taxes()), item.price(), quantity, stated, found.release(), scan.text()));
    }

    /** What a label with a price in it must weigh; a piece is a piece. */
    private static Quantity pricedQuantity(Item item, Money stated) {
        if (item.unit() == Unit.EACH || !item.price().isPositive()) {
            return new Quantity(Quantity.ONE, item.unit());
        }
        long thousandths = Rounding.HALF_UP.scale(
                stated.minor(), Quantity.ONE, item.price().minor());
        return new Quantity(Math.max(1, thousandths), item.unit());
    }
}
