package com.evertill.cloud.published;

import com.evertill.cloud.carts.CartEvents;
import com.evertill.cloud.customers.CustomerEvents;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.forecast.ForecastEvents;
import com.evertill.cloud.forecast.Proposal;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.loyalty.LoyaltyEvents;
import com.evertill.cloud.offers.Offer;
import com.evertill.cloud.offers.OffersEvents;
import com.evertill.cloud.orders.OrderEvents;
import com.evertill.cloud.payments.PaymentEvents;
import com.evertill.cloud.prices.PriceEvents;
import com.evertill.cloud.stock.StockEvents;
import com.evertill.cloud.stock.StockLevel;
import com.evertill.commerce.Golden;
import com.evertill.commerce.facts.FactType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that a service of this application puts on the bus.
 *
 * @param fact whose payload its data hold, if any.
 * @param sample as it would be written today.
 */
record EventType(
        String source,
        String name,
        Class<? extends Record> data,
        @Nullable FactType fact,
        Supplier<CloudEvent> sample) {
    static final String FOLDER = "schemas/events/v1/";

    static List<EventType> all() {
        return Stream.concat(Arrays.stream(FactType.values()).map(EventType::of), others())
                .toList();
    }

    private static EventType of(FactType fact) {
        var sample = (Supplier<CloudEvent>) () -> SampleEvents.of(fact);
        return new EventType(FactEvents.SOURCE, FactEvents.type(fact), FactEvents.Told.class, fact, sample);
    }

    private static Stream<EventType> others() {
        return Stream.of(
                ofPrices(PriceEvents.PUBLISHED, PriceEvents.Published.class, SampleEvents::ofRelease),
                ofPrices(PriceEvents.SUPERSEDED, PriceEvents.Superseded.class, SampleEvents::ofSuperseded),
                ofCarts(CartEvents.CHANGED, CartEvents.Changed.class),
                ofCarts(CartEvents.PARKED, CartEvents.Parked.class),
                ofCarts(CartEvents.HANDED_OVER, CartEvents.HandedOver.class),
                ofCarts(CartEvents.SOLD, CartEvents.Sold.class),
                ofCarts(CartEvents.GIVEN_UP, CartEvents.GivenUp.class),
                ofOrders(OrderEvents.PLACED, OrderEvents.Placed.class),
                ofOrders(OrderEvents.PAYMENT_WANTED, OrderEvents.PaymentWanted.class),
                ofOrders(OrderEvents.PAYMENT_NOT_WANTED, OrderEvents.PaymentNotWanted.class),
                ofOrders(OrderEvents.CONFIRMED, OrderEvents.Confirmed.class),
                ofOrders(OrderEvents.READY, OrderEvents.Ready.class),
                ofOrders(OrderEvents.COLLECTED, OrderEvents.Collected.class),
                ofOrders(OrderEvents.CAPTURE_WANTED, OrderEvents.CaptureWanted.class),
                ofOrders(OrderEvents.GIVEN_TO_TILL, OrderEvents.GivenToTill.class),
                ofOrders(OrderEvents.SOLD_UNPAID, OrderEvents.SoldUnpaid.class),
                ofOrders(OrderEvents.RETURNED, OrderEvents.Returned.class),
                ofOrders(OrderEvents.REFUND_WANTED, OrderEvents.RefundWanted.class),
                ofOrders(OrderEvents.CANCELLED, OrderEvents.Cancelled.class),
                ofPayments(PaymentEvents.AUTHORISED, PaymentEvents.Authorised.class),
                ofPayments(PaymentEvents.NOT_AUTHORISED, PaymentEvents.NotAuthorised.class),
                ofPayments(PaymentEvents.HOLD_LOST, PaymentEvents.HoldLost.class),
                ofPayments(PaymentEvents.TROUBLED, PaymentEvents.Troubled.class),
                ofPayments(PaymentEvents.CAPTURED, PaymentEvents.Captured.class),
                ofPayments(PaymentEvents.REFUNDED, PaymentEvents.Refunded.class),
                ofPayments(PaymentEvents.RELEASED, PaymentEvents.Released.class),
                ofCustomers(CustomerEvents.REGISTERED, CustomerEvents.Registered.class),
                ofCustomers(CustomerEvents.CONSENT_CHANGED, CustomerEvents.ConsentChanged.class),
                ofCustomers(CustomerEvents.ERASED, CustomerEvents.Erased.class),
                ofLoyalty(LoyaltyEvents.POINTS_CHANGED, LoyaltyEvents.PointsChanged.class),
                ofOffers(OffersEvents.OFFERED, Offer.class),
                ofOffers(OffersEvents.HELD_OUT, Offer.class),
                ofOffers(OffersEvents.SHOWN, OffersEvents.Shown.class),
                ofOffers(OffersEvents.TAKEN, OffersEvents.Taken.class),
                ofForecast(ForecastEvents.PROPOSED, Proposal.class),
                ofForecast(ForecastEvents.ANSWERED, ForecastEvents.Answered.class),
                ofStock(StockEvents.RESERVED, StockEvents.Reserved.class),
                ofStock(StockEvents.NOT_RESERVED, StockEvents.NotReserved.class),
                ofStock(StockEvents.RELEASED, StockEvents.Released.class),
                ofStock(StockEvents.LEVEL_CHANGED, StockLevel.class),
                ofStock(StockEvents.OVERSOLD, StockEvents.Oversold.class));
    }

    private static EventType ofPrices(String name, Class<? extends Record> data, Supplier<CloudEvent> sample) {
        return new EventType(PriceEvents.SOURCE, name, data, null, sample);
    }

    private static EventType ofCarts(String name, Class<? extends Record> data) {
        return new EventType(CartEvents.SOURCE, name, data, null, () -> SampleCarts.of(name));
    }

    private static EventType ofOrders(String name, Class<? extends Record> data) {
        return new EventType(OrderEvents.SOURCE, name, data, null, () -> SampleOrders.of(name));
    }

    private static EventType ofPayments(String name, Class<? extends Record> data) {
        return new EventType(PaymentEvents.SOURCE, name, data, null, () -> SamplePayments.of(name));
    }

    private static EventType ofCustomers(String name, Class<? extends Record> data) {
        return new EventType(CustomerEvents.SOURCE, name, data, null, () -> SampleCustomers.of(name));
    }

    private static EventType ofLoyalty(String name, Class<? extends Record> data) {
        return new EventType(LoyaltyEvents.SOURCE, name, data, null, () -> SampleCustomers.ofLoyalty(name));
    }

    private static EventType ofOffers(String name, Class<? extends Record> data) {
        return new EventType(OffersEvents.SOURCE, name, data, null, () -> SampleOffers.of(name));
    }

    private static EventType ofForecast(String name, Class<? extends Record> data) {
        return new EventType(ForecastEvents.SOURCE, name, data, null, () -> SampleForecast.of(name));
    }

    private static EventType ofStock(String name, Class<? extends Record> data) {
        return new EventType(StockEvents.SOURCE, name, data, null, () -> SampleStock.of(name));
    }

    /** The name of its schema, among all that are published. */
    String schema() {
        return FOLDER + name + ".json";
    }

    Path sampleFile() {
        return Golden.ofTests("samples/events/v1/" + name + ".json");
    }

    @Override
    public String toString() {
        return name;
    }
}
