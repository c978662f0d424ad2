package com.evertill.cloud.api;

import com.evertill.cloud.api.Caller.Customer;
import com.evertill.cloud.customers.CustomerCommand;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.customers.Purpose;
import com.evertill.cloud.customers.SignIn;
import com.evertill.cloud.loyalty.Loyalty;
import com.evertill.commerce.codec.Json;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who the customer is, as only they themselves are told. */
final class CustomerFields {
    private static final int MOST_ON_A_PAGE = 50;

    private final Customers customers;
    private final Loyalty loyalty;

    CustomerFields(Customers customers, Loyalty loyalty) {
        this.customers = customers;
        this.loyalty = loyalty;
    }

    CustomerView.CodeAnswer askForCode(Asked asked) {
        var refusal = customers.ask(asked.commandId(), asked.text("contact"), asked.now());
        return new CustomerView.CodeAnswer(
                refusal.map(why -> RefusalView.of(why, asked.language())).orElse(null));
    }

    CustomerView.SignInAnswer signIn(Asked asked) {
        var head = asked.caller().head().name();
        return switch (customers.signIn(
                asked.commandId(), asked.text("contact"), asked.text("code"), head, asked.now())) {
            case SignIn.Done done -> new CustomerView.SignInAnswer(done.token(), null);
            case SignIn.Refused(var why) -> new CustomerView.SignInAnswer(null, RefusalView.of(why, asked.language()));
        };
    }

    /** With the token that the request came with. */
    CustomerView.Answer signOut(Asked asked) {
        customers.signOut(customer(asked).token());
        return new CustomerView.Answer(null, null);
    }

    private static Customer customer(Asked asked) {
        if (asked.caller().who() instanceof Customer customer) {
            return customer;
        }
        throw new IllegalStateException("only customers may, and this is none");
    }

    @Nullable
    CustomerView me(Asked asked) {
        return find(customer(asked).reference()).orElse(null);
    }

    private Optional<CustomerView> find(String reference) {
        var consents = Arrays.stream(Purpose.values())
                .map(purpose -> new CustomerView.Consent(purpose, customers.allows(reference, purpose)))
                .toList();
        return customers.profile(reference).map(profile -> CustomerView.of(reference, profile, consents));
    }

    /** Everything that is known of the customer, for themselves to keep. */
    String everything(CustomerView customer) {
        return customers.dossier(customer.reference()).map(Json::text).orElse("{}");
    }

    @Nullable
    String card(CustomerView customer, Asked asked) {
        return customers.card(customer.reference(), asked.now()).orElse(null);
    }

    PointsView points(CustomerView customer, Asked asked) {
        int first = asked.first(MOST_ON_A_PAGE);
        var account = loyalty.account(customer.reference(), asked.now());
        return PointsView.of(account, loyalty.entries(customer.reference(), before(asked), first), first);
    }

    private static Optional<Integer> before(Asked asked) {
        try {
            return asked.optional("after").map(Integer::valueOf);
        } catch (NumberFormatException noNumber) {
            throw ApiError.bad("after is what the page before said is next");
        }
    }

    CustomerView.Answer changeName(Asked asked) {
        return take(asked, new CustomerCommand.Rename(asked.text("name")));
    }

    CustomerView.Answer consent(Asked asked) {
        var purpose = asked.one(Purpose.class, "purpose");
        var wording = asked.text("wording");
        return take(
                asked,
                asked.flag("given")
                        ? new CustomerCommand.Allow(purpose, wording)
                        : new CustomerCommand.Disallow(purpose, wording));
    }

    CustomerView.Answer take(Asked asked, CustomerCommand what) {
        var reference = customer(asked).reference();
        var command = new Customers.Command(
                reference, asked.commandId(), asked.caller().head().name(), what);
        var refusal = customers.take(command, asked.now());
        return new CustomerView.Answer(
                find(reference).orElse(null),
                refusal.map(why -> RefusalView.of(why, asked.language())).orElse(null));
    }
}
