package com.evertill.cloud.api;

import com.evertill.cloud.api.ProductView.Availability;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to buy, where, and how much of it. */
final class ProductFields {
    private static final int MOST_STORES = 20;
    private static final int GTIN = 14;

    private final Services services;

    ProductFields(Services services) {
        this.services = services;
    }

    List<StoreView> stores() {
        return services.shops().get().stream().map(StoreView::of).toList();
    }

    @Nullable
    StoreView store(Asked asked) {
        return services.shop(asked.text("id")).map(StoreView::of).orElse(null);
    }

    ProductView.Page products(Asked asked) {
        int first = asked.first(ReleasedPrices.MOST_AT_ONCE);
        var shop = services.shop(asked.text("store"));
        if (shop.isEmpty()) {
            return new ProductView.Page(List.of(), null);
        }
        var found = services.assortment()
                .search(shop.get().store(), asked.text("words"), asked.optional("after"), first, asked.now());
        var products = found.stream()
                .map(offered -> ProductView.of(offered, shop.get()))
                .toList();
        return new ProductView.Page(
                products, products.size() < first ? null : products.getLast().id());
    }

    @Nullable
    ProductView product(Asked asked) {
        return services.shop(asked.text("store"))
                .flatMap(shop -> find(asked, shop, asked.text("id")))
                .orElse(null);
    }

    @Nullable
    ProductView productByCode(Asked asked) {
        var code = asked.text("code");
        if (!code.matches("[0-9]{4,14}")) {
            return null;
        }
        return services.shop(asked.text("store"))
                .flatMap(shop -> idsOf(code)
                        .flatMap(id -> find(asked, shop, id).stream())
                        .findFirst())
                .orElse(null);
    }

    /** A code of few digits may be either. */
    private static Stream<String> idsOf(String code) {
        var gtin = "0".repeat(GTIN - code.length()) + code;
        var plu = Item.isPlu(code) ? Stream.of(Item.idOf(null, code)) : Stream.<String>empty();
        return Item.isGtin(gtin) ? Stream.concat(plu, Stream.of(Item.idOf(gtin, null))) : plu;
    }

    Optional<ProductView> find(Asked asked, Shop shop, String id) {
        return services.assortment().find(shop.store(), id, asked.now()).map(offered -> ProductView.of(offered, shop));
    }

    @Nullable
    Availability availability(ProductView product) {
        return available(product.shop(), product.id(), product.unit()).orElse(null);
    }

    /** Here first. */
    List<Availability> everywhere(ProductView product, Asked asked) {
        int first = asked.first(MOST_STORES);
        var here = product.shop();
        var others = services.shops().get().stream()
                .filter(shop ->
                        shop.tenant().equals(here.tenant()) && !shop.id().equals(here.id()));
        return Stream.concat(Stream.of(here), others)
                .flatMap(shop -> available(shop, product.id(), product.unit()).stream())
                .limit(first)
                .toList();
    }

    private Optional<Availability> available(Shop shop, String item, Unit unit) {
        return services.stock().levels(shop.id(), item).stream()
                .filter(level -> level.available().unit() == unit)
                .findFirst()
                .map(level -> new Availability(shop.id(), QuantityView.of(level.available())));
    }
}
