package com.evertill.cloud.customers;

import com.evertill.cloud.events.Outbox;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What customers want done about themselves, in the transaction in which it is done. */
final class Requests {
    private final CustomerRows rows;
    private final Codes codes;
    private final SignInRules rules;

    Requests(CustomerRows rows, Codes codes, SignInRules rules) {
        this.rows = rows;
        this.codes = codes;
        this.rules = rules;
    }

    @Nullable
    CustomerRefusal decide(Tx tx, Customers.Command command, Instant now) throws SQLException {
        var customer = command.customer();
        var found = rows.profile(tx, customer);
        if (found.isEmpty()) {
            return CustomerRefusal.THERE_IS_NO_SUCH_CUSTOMER;
        }
        var profile = found.get();
        return switch (command.what()) {
            case CustomerCommand.Rename(var name) -> rename(tx, customer, profile, name);
            case CustomerCommand.AddContact add -> addContact(tx, command, profile, add, now);
            case CustomerCommand.RemoveContact(var contact) -> removeContact(tx, customer, profile, contact);
            case CustomerCommand.Allow(var purpose, var wording) -> say(tx, command, purpose, true, wording, now);
            case CustomerCommand.Disallow(var purpose, var wording) -> say(tx, command, purpose, false, wording, now);
            case CustomerCommand.SignOutEverywhere() -> {
                Passes.endAll(tx, customer);
                yield null;
            }
            case CustomerCommand.Erase() -> {
                rows.erase(tx, customer, now);
                Outbox.put(tx, CustomerEvents.erased(customer, now));
                yield null;
            }
        };
    }

    private @Nullable CustomerRefusal rename(Tx tx, String customer, Profile profile, String name) throws SQLException {
        if (name.length() > Profile.LONGEST_NAME) {
            return CustomerRefusal.THE_NAME_IS_TOO_LONG;
        }
        rows.keep(tx, customer, profile.called(name.strip()));
        return null;
    }

    private @Nullable CustomerRefusal addContact(
            Tx tx, Customers.Command command, Profile profile, CustomerCommand.AddContact add, Instant now)
            throws SQLException {
        var read = Contact.read(add.contact(), rules.callingCode());
        if (read.isEmpty()) {
            return CustomerRefusal.THIS_IS_NEITHER_AN_EMAIL_ADDRESS_NOR_A_PHONE_NUMBER;
        }
        var contact = read.get();
        if (codes.prove(tx, contact, add.code(), command.id(), now) instanceof Codes.Proof.Refused(var why)) {
            return why;
        }
        var known = rows.ofContact(tx, contact);
        if (known.isPresent()) {
            return known.get().equals(command.customer()) ? null : CustomerRefusal.THE_CONTACT_IS_ANOTHER_CUSTOMERS;
        }
        rows.add(tx, command.customer(), contact);
        rows.keep(tx, command.customer(), profile.with(contact));
        return null;
    }

    private @Nullable CustomerRefusal removeContact(Tx tx, String customer, Profile profile, String text)
            throws SQLException {
        var contact = Contact.read(text, rules.callingCode());
        if (contact.isEmpty() || !profile.contacts().contains(contact.get())) {
            return CustomerRefusal.THE_CONTACT_IS_NOT_THE_CUSTOMERS;
        }
        if (profile.contacts().size() == 1) {
            return CustomerRefusal.THE_LAST_CONTACT_STAYS;
        }
        rows.remove(tx, contact.get());
        rows.keep(tx, customer, profile.without(contact.get()));
        return null;
    }

    /** What was said last is not said again: nobody is told twice. */
    private static @Nullable CustomerRefusal say(
            Tx tx, Customers.Command command, Purpose purpose, boolean given, String wording, Instant now)
            throws SQLException {
        var customer = command.customer();
        var last = Consents.last(tx, customer, purpose);
        if (last.isEmpty()
                || last.get().given() != given
                || !last.get().wording().equals(wording)) {
            var consent = new Consent(
                    Consents.next(tx, customer),
                    purpose,
                    given,
                    wording,
                    command.head().value(),
                    now);
            Consents.add(tx, customer, consent);
            Outbox.put(tx, CustomerEvents.changed(customer, consent));
        }
        return null;
    }
}
