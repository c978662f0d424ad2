package com.evertill.cloud.api;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.commerce.item.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As the schema has it, but for what is asked of stock only when it is wanted.
 *
 * @param shop in which it is looked at; no field of the schema.
 */
public record ProductView(
        String id,
        String name,
        String department,
        @Nullable String gtin,
        @Nullable String plu,
        Unit unit,
        MoneyView price,
        boolean taxIncluded,
        Shop shop) {

    static ProductView of(Offered offered, Shop shop) {
        var item = offered.item();
        return new ProductView(
                item.id(),
                item.name(),
                item.department(),
                item.gtin(),
                item.plu(),
                item.unit(),
                MoneyView.of(item.price()),
                shop.taxIncluded(),
                shop);
    }

    /** As the schema has it. */
    public record Page(List<ProductView> products, @Nullable String next) {}

    /** As the schema has it. */
    public record Availability(String store, QuantityView available) {}
}
