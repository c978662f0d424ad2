package com.evertill.rehearsal.plug;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.till.TillState;
import com.evertill.shop.api.TillView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a till stands, in one line of text: the same from what its screen shows and from what its file says. */
final class Standing {
    private Standing() {}

    static String of(TillView view) {
        var shift = view.shift();
        var basket = view.basket();
        var sale = view.lastSale();
        return told(
                shift == null ? null : shift.number(),
                basket == null ? "none" : content(basket.id(), basket.priced(), basket.tenders()),
                sale == null ? "none" : sale.receipt() + " " + sale.total() + " " + sale.change());
    }

    static String of(TillState state) {
        var shift = state.shift();
        var sale = state.lastSale();
        return told(
                shift == null ? null : shift.number().toString(),
                state.basket() instanceof Basket.Known known
                        ? content(
                                known.id().value(),
                                known.content().priced(),
                                known.content().tenders())
                        : "none",
                sale == null ? "none" : sale.receipt() + " " + sale.total() + " " + sale.change());
    }

    private static String told(@Nullable String shift, String basket, String sale) {
        return "shift " + shift + ", basket " + basket + ", last sale " + sale;
    }

    private static String content(String id, PricedBasket priced, List<Tender> tenders) {
        return id
                + priced.lines().stream()
                        .map(line -> line.quantity() + " " + line.code() + " " + line.amount()
                                + (line.voided() ? " void" : ""))
                        .collect(Collectors.joining("; ", " [", "] "))
                + priced.total()
                + tenders;
    }
}
