package com.evertill.cloud.customers;

import java.util.ArrayList;
import java.util.List;

/**
 * What a customer told about themselves.
 *
 * @param name as they want to be called; empty as long as they have not said.
 * @param contacts by which they sign in, the first first; never none.
 */
public record Profile(String name, List<Contact> contacts) {
    static final int LONGEST_NAME = 200;

    public Profile {
        contacts = List.copyOf(contacts);
    }

    Profile called(String newName) {
        return new Profile(newName, contacts);
    }

    Profile with(Contact contact) {
        var all = new ArrayList<>(contacts);
        all.add(contact);
        return new Profile(name, all);
    }

    Profile without(Contact contact) {
        return new Profile(
                name, contacts.stream().filter(each -> !each.equals(contact)).toList());
    }

    /** It is a person's: in no log. */
    @Override
    public String toString() {
        return "Profile";
    }
}
