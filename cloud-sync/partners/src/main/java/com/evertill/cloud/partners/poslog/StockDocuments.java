package com.evertill.cloud.partners.poslog;

import com.evertill.commerce.item.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods that came, went or were counted, without a sale. */
final class StockDocuments {
    /** What of the facts about stock is read here: of each what it has. */
    private record Moved(
            @Nullable String document,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String by,
            List<Line> lines) {}

    private record Line(String itemId, Quantity quantity) {}

    /** Quantities are as the fact has them: of an adjustment the difference, of a count what was found. */
    static Markup.Document of(Told told, String kind) {
        var moved = told.read(Moved.class);
        return xml -> {
            var header = new Header(told, 0, told.sequence(), moved.by(), told.at());
            header.write(
                    xml,
                    "InventoryControlTransaction",
                    false,
                    told.name(),
                    () -> xml.element(
                            "InventoryControlTransaction",
                            () -> xml.ours(kind, () -> {
                                xml.textIfAny(Markup.PREFIX + ":Document", moved.document());
                                xml.textIfAny(Markup.PREFIX + ":From", moved.from());
                                xml.textIfAny(Markup.PREFIX + ":To", moved.to());
                                xml.textIfAny(Markup.PREFIX + ":Reason", moved.reason());
                                for (var line : moved.lines()) {
                                    xml.ours("Line", () -> {
                                        xml.text("ItemID", line.itemId());
                                        xml.quantity(line.quantity());
                                    });
                                }
                            })));
        };
    }

    private StockDocuments() {}
}
