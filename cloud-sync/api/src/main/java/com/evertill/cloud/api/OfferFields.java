package com.evertill.cloud.api;

import com.evertill.cloud.carts.Cart;
import com.evertill.cloud.offers.Look;
import com.evertill.cloud.offers.Offer;
import com.evertill.cloud.offers.Suggestion;
import com.evertill.commerce.pricing.PricedLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes with what the caller chooses. Whether anything is shown to them, and what, the service of offers says. */
final class OfferFields {
    private static final int MOST = 4;

    private final Services services;
    private final ProductFields products;
    private final CartFields carts;

    OfferFields(Services services, ProductFields products, CartFields carts) {
        this.services = services;
        this.products = products;
        this.carts = carts;
    }

    List<OfferView> offers(Asked asked) {
        int first = asked.first(MOST);
        return services.shop(asked.text("store")).stream()
                .flatMap(shop -> services.offers().look(look(asked, shop), first, asked.now()).stream()
                        .flatMap(suggestion -> view(asked, shop, suggestion).stream()))
                .toList();
    }

    private Look look(Asked asked, Shop shop) {
        var chosen = carts.find(asked, shop.id()).map(OfferFields::items).orElse(Set.of());
        return new Look(
                customer(asked.caller()),
                shop.tenant(),
                chosen,
                asked.optional("product").map(Set::of).orElse(chosen),
                asked.caller().head().name().value(),
                item -> products.find(asked, shop, item).isPresent());
    }

    private static Set<String> items(Cart cart) {
        return cart.priced().lines().stream()
                .filter(line -> !line.voided())
                .map(PricedLine::itemId)
                .collect(Collectors.toSet());
    }

    private static Optional<String> customer(Caller caller) {
        return caller.who() instanceof Caller.Customer customer ? Optional.of(customer.reference()) : Optional.empty();
    }

    private Optional<OfferView> view(Asked asked, Shop shop, Suggestion suggestion) {
        var because = products.find(asked, shop, suggestion.because()).orElse(null);
        return products.find(asked, shop, suggestion.item())
                .map(product -> new OfferView(
                        suggestion.offer().map(Offer::id).orElse(null),
                        product,
                        because,
                        suggestion.offer().map(Offer::until).orElse(null)));
    }
}
