package com.evertill.cloud.api;

import com.evertill.cloud.customers.Channel;
import com.evertill.cloud.customers.Profile;
import com.evertill.cloud.customers.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As the schema has it, but for what is looked up only when it is wanted.
 *
 * @param reference no field of the schema.
 */
public record CustomerView(String name, List<Contact> contacts, List<Consent> consents, String reference) {

    /** As the schema has it. */
    public record Contact(Channel channel, String address) {
        /** It is a person's: in no log. */
        @Override
        public String toString() {
            return "Contact by " + channel;
        }
    }

    /** As the schema has it. */
    public record Consent(Purpose purpose, boolean given) {}

    /** As the schema has it. */
    public record Answer(
            @Nullable CustomerView customer, @Nullable RefusalView refusal) {}

    /** As the schema has it. */
    public record CodeAnswer(@Nullable RefusalView refusal) {}

    /** As the schema has it. */
    public record SignInAnswer(
            @Nullable String token, @Nullable RefusalView refusal) {
        /** The token is in no log. */
        @Override
        public String toString() {
            return "SignInAnswer";
        }
    }

    static CustomerView of(String reference, Profile profile, List<Consent> consents) {
        var contacts = profile.contacts().stream()
                .map(contact -> new Contact(contact.channel(), contact.address()))
                .toList();
        return new CustomerView(profile.name(), contacts, consents, reference);
    }

    /** They are a person's: in no log. */
    @Override
    public String toString() {
        return "Customer";
    }
}
