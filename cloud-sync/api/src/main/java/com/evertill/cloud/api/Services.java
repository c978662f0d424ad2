package com.evertill.cloud.api;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.loyalty.Loyalty;
import com.evertill.cloud.offers.Offers;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.payments.Payments;
import com.evertill.cloud.stock.Stock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose API this is.
 *
 * @param shops all there are now, by id.
 */
public record Services(
        Supplier<List<Shop>> shops,
        ReleasedPrices assortment,
        Carts carts,
        Orders orders,
        Stock stock,
        Customers customers,
        Loyalty loyalty,
        Payments payments,
        Offers offers) {

    Optional<Shop> shop(String id) {
        return shops.get().stream().filter(shop -> shop.id().equals(id)).findFirst();
    }
}
