package com.evertill.cloud.api;

import java.util.Map;

/** Who may ask for a field. */
enum Access {
    EVERYBODY,
    /** Customers and visitors, for what is their own. */
    SHOPPER,
    /** Whoever stands at a head for customers. */
    GUEST,
    /** Those who have signed in. */
    CUSTOMER,
    /** The staff of the store in which the head stands. */
    CLERK,
    SHOPPER_OR_CLERK,
    /** On AppSync a rule of the bus. */
    NO_HEAD;

    /** The fields of the roots one by one, and each type as a whole. A field that is not here is nobody's. */
    static final Map<String, Access> TABLE = Map.ofEntries(
            Map.entry("Query.stores", EVERYBODY),
            Map.entry("Query.store", EVERYBODY),
            Map.entry("Query.products", EVERYBODY),
            Map.entry("Query.product", EVERYBODY),
            Map.entry("Query.productByCode", EVERYBODY),
            Map.entry("Query.cart", SHOPPER),
            Map.entry("Query.offers", SHOPPER),
            Map.entry("Query.order", SHOPPER_OR_CLERK),
            Map.entry("Query.orders", SHOPPER),
            Map.entry("Query.ordersOfStore", CLERK),
            Map.entry("Query.me", CUSTOMER),
            Map.entry("Mutation.askForCode", GUEST),
            Map.entry("Mutation.signIn", GUEST),
            Map.entry("Mutation.signOut", CUSTOMER),
            Map.entry("Mutation.changeName", CUSTOMER),
            Map.entry("Mutation.consent", CUSTOMER),
            Map.entry("Mutation.eraseMe", CUSTOMER),
            Map.entry("Customer", CUSTOMER),
            Map.entry("Contact", CUSTOMER),
            Map.entry("Points", CUSTOMER),
            Map.entry("PointsEntry", CUSTOMER),
            Map.entry("Consent", CUSTOMER),
            Map.entry("CodeAnswer", GUEST),
            Map.entry("SignInAnswer", GUEST),
            Map.entry("CustomerAnswer", CUSTOMER),
            Map.entry("Mutation.addToCart", SHOPPER),
            Map.entry("Mutation.changeCartLine", SHOPPER),
            Map.entry("Mutation.removeCartLine", SHOPPER),
            Map.entry("Mutation.clearCart", SHOPPER),
            Map.entry("Mutation.parkCart", SHOPPER),
            Map.entry("Mutation.fetchCart", SHOPPER),
            Map.entry("Mutation.mergeCart", CUSTOMER),
            Map.entry("Mutation.placeOrder", SHOPPER),
            Map.entry("Mutation.callOffOrder", SHOPPER_OR_CLERK),
            Map.entry("Mutation.gatherOrder", CLERK),
            Map.entry("Mutation.tellCartChanged", NO_HEAD),
            Map.entry("Mutation.tellOrderChanged", NO_HEAD),
            Map.entry("Subscription.cartChanged", SHOPPER),
            Map.entry("Subscription.orderChanged", SHOPPER_OR_CLERK),
            Map.entry("CartChange", SHOPPER),
            Map.entry("OrderChange", SHOPPER_OR_CLERK),
            Map.entry("Money", EVERYBODY),
            Map.entry("Quantity", EVERYBODY),
            Map.entry("Store", EVERYBODY),
            Map.entry("Product", EVERYBODY),
            Map.entry("Availability", EVERYBODY),
            Map.entry("ProductPage", EVERYBODY),
            Map.entry("Cart", SHOPPER),
            Map.entry("CartLine", SHOPPER),
            Map.entry("CartAnswer", SHOPPER),
            Map.entry("Offer", SHOPPER),
            Map.entry("Refusal", EVERYBODY),
            Map.entry("Order", SHOPPER_OR_CLERK),
            Map.entry("OrderLine", SHOPPER_OR_CLERK),
            Map.entry("Payment", SHOPPER_OR_CLERK),
            Map.entry("OrderPage", SHOPPER_OR_CLERK),
            Map.entry("OrderAnswer", SHOPPER_OR_CLERK));

    boolean allows(Caller caller) {
        boolean isTill = caller.head().kind() == Head.Kind.TILL;
        return switch (this) {
            case EVERYBODY -> true;
            case SHOPPER -> !isTill && !(caller.who() instanceof Caller.Nobody);
            case GUEST -> !isTill;
            case CUSTOMER -> !isTill && caller.who() instanceof Caller.Customer;
            case CLERK -> isTill;
            case SHOPPER_OR_CLERK -> SHOPPER.allows(caller) || CLERK.allows(caller);
            case NO_HEAD -> false;
        };
    }

    static boolean allows(Caller caller, String type, String field) {
        var access = TABLE.getOrDefault(type + "." + field, TABLE.getOrDefault(type, NO_HEAD));
        return access.allows(caller);
    }
}
