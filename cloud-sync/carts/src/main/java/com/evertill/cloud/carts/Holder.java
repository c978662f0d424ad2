package com.evertill.cloud.carts;

import com.evertill.commerce.node.CustomerReference;

/** Whose cart it is. */
public sealed interface Holder {
    /** As it is kept: no visitor can be taken for a customer. */
    String name();

    /** By whom only the service of customers knows a person. A basket that a shop gets is named after them. */
    record Customer(CustomerReference reference) implements Holder {
        @Override
        public String name() {
            return CUSTOMER + reference;
        }
    }

    /**
     * Nobody yet.
     *
     * @param secret that the head made at random: who has it has the cart.
     */
    record Visitor(String secret) implements Holder {
        private static final int LONGEST = 64;

        public Visitor {
            if (secret.isBlank() || secret.length() > LONGEST) {
                throw new IllegalArgumentException("a visitor's secret has 1 to " + LONGEST + " characters");
            }
        }

        @Override
        public String name() {
            return VISITOR + secret;
        }

        /** It opens a cart: it is in no log. */
        @Override
        public String toString() {
            return "Visitor";
        }
    }

    String CUSTOMER = "customer:";
    String VISITOR = "visitor:";

    static Holder of(String name) {
        return name.startsWith(CUSTOMER)
                ? new Customer(new CustomerReference(name.substring(CUSTOMER.length())))
                : new Visitor(name.substring(VISITOR.length()));
    }
}
