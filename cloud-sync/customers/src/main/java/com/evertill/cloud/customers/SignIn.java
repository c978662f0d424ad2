package com.evertill.cloud.customers;

/** What came of wanting to sign in. */
public sealed interface SignIn {
    /** @param token what the head shows from now on, until {@link SignInRules#TOKEN_LIVES} is over; the same for a repeat. */
    record Done(String token, String customer) implements SignIn {
        /** The token is in no log. */
        @Override
        public String toString() {
            return "Done for " + customer;
        }
    }

    record Refused(CustomerRefusal why) implements SignIn {}
}
