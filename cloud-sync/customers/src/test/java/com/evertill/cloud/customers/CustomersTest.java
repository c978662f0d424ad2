package com.evertill.cloud.customers;

import static com.evertill.cloud.customers.Town.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maria tells about herself, and what she allows. */
class CustomersTest {
    private static final String PHONE = "+49301234567";
    private static final String MAIL = "maria@example.org";

    @TempDir
    private Path folder;

    private Town town;
    private String maria = "";

    @BeforeEach
    void open() {
        town = new Town(folder);
        maria = town.signIn(PHONE).customer();
        town.tells();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Optional<CustomerRefusal> does(CustomerCommand what) {
        return town.does(maria, what);
    }

    @Test
    void she_has_a_name_if_she_says_so_and_the_contact_that_she_came_by() {
        assertThat(town.customers().profile(maria).orElseThrow().name()).isEmpty();
        assertThat(does(new CustomerCommand.Rename(" Maria ".repeat(40))))
                .contains(CustomerRefusal.THE_NAME_IS_TOO_LONG);
        assertThat(does(new CustomerCommand.Rename(" Maria Muster "))).isEmpty();
        town.restart();
        var profile = town.customers().profile(maria).orElseThrow();
        assertThat(profile.name()).isEqualTo("Maria Muster");
        assertThat(profile.contacts()).containsExactly(new Contact(Channel.SMS, PHONE));
        assertThat(town.tells()).as("nobody else is told").isEmpty();
    }

    @Test
    void a_till_finds_her_by_phone_and_by_mail_once_both_are_hers() {
        town.ask(MAIL);
        var code = town.code(MAIL);
        assertThat(does(new CustomerCommand.AddContact(MAIL, code.equals("000000") ? "111111" : "000000")))
                .contains(CustomerRefusal.THE_CODE_IS_WRONG);
        assertThat(town.customers().byContact(MAIL)).isEmpty();
        assertThat(does(new CustomerCommand.AddContact("Maria@example.org", code)))
                .isEmpty();
        assertThat(town.customers().byContact(MAIL)).contains(maria);
        assertThat(town.customers().byContact("030 1234567")).contains(maria);
        assertThat(town.signIn(MAIL).customer()).isEqualTo(maria);
        assertThat(does(new CustomerCommand.RemoveContact(PHONE))).isEmpty();
        assertThat(town.customers().byContact(PHONE)).isEmpty();
        assertThat(does(new CustomerCommand.RemoveContact(PHONE)))
                .contains(CustomerRefusal.THE_CONTACT_IS_NOT_THE_CUSTOMERS);
        assertThat(does(new CustomerCommand.RemoveContact(MAIL))).contains(CustomerRefusal.THE_LAST_CONTACT_STAYS);
        assertThat(town.signIn(PHONE).customer())
                .as("somebody has her old number")
                .isNotEqualTo(maria);
    }

    @Test
    void a_contact_of_another_customer_stays_theirs() {
        var other = town.signIn(MAIL).customer();
        town.ask(MAIL);
        assertThat(does(new CustomerCommand.AddContact(MAIL, town.code(MAIL))))
                .contains(CustomerRefusal.THE_CONTACT_IS_ANOTHER_CUSTOMERS);
        assertThat(town.customers().byContact(MAIL)).contains(other);
    }

    @Test
    void nothing_is_allowed_until_she_says_so_and_what_she_said_stays_on_record() {
        for (var purpose : Purpose.values()) {
            assertThat(town.customers().allows(maria, purpose)).isFalse();
        }
        assertThat(does(new CustomerCommand.Allow(Purpose.PROFILING, "2026-11")))
                .isEmpty();
        assertThat(does(new CustomerCommand.Allow(Purpose.PROFILING, "2026-11")))
                .isEmpty();
        assertThat(town.customers().allows(maria, Purpose.PROFILING)).isTrue();
        assertThat(town.customers().allows(maria, Purpose.OFFERS_BY_EMAIL)).isFalse();
        assertThat(does(new CustomerCommand.Disallow(Purpose.PROFILING, "2026-11")))
                .isEmpty();
        town.restart();
        assertThat(town.customers().allows(maria, Purpose.PROFILING)).isFalse();
        assertThat(town.customers().consents(maria))
                .containsExactly(
                        new Consent(1, Purpose.PROFILING, true, "2026-11", "web", town.now),
                        new Consent(2, Purpose.PROFILING, false, "2026-11", "web", town.now));
        assertThat(town.tells()).containsExactly("""
                consent-changed {"customer":"customer-1","purpose":"PROFILING","given":true,"number":1}""", """
                consent-changed {"customer":"customer-1","purpose":"PROFILING","given":false,"number":2}""");
    }

    @Test
    void a_repeat_changes_nothing_and_is_answered_the_same() {
        var rename = new Customers.Command(maria, "r", WEB, new CustomerCommand.Rename("Maria"));
        assertThat(town.customers().take(rename, town.now)).isEmpty();
        does(new CustomerCommand.Rename("Mia"));
        town.restart();
        assertThat(town.customers().take(rename, town.now)).isEmpty();
        assertThat(town.customers().profile(maria).orElseThrow().name()).isEqualTo("Mia");
        var other = new Customers.Command(maria, "r", WEB, new CustomerCommand.Rename("Eva"));
        assertThat(town.customers().take(other, town.now))
                .contains(CustomerRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND);
        var last = new Customers.Command(maria, "l", WEB, new CustomerCommand.RemoveContact(PHONE));
        assertThat(town.customers().take(last, town.now)).contains(CustomerRefusal.THE_LAST_CONTACT_STAYS);
        town.ask(MAIL);
        does(new CustomerCommand.AddContact(MAIL, town.code(MAIL)));
        assertThat(town.customers().take(last, town.now)).contains(CustomerRefusal.THE_LAST_CONTACT_STAYS);
        assertThat(town.customers().profile(maria).orElseThrow().contacts()).hasSize(2);
    }

    @Test
    void she_is_told_everything_that_is_known_of_her() {
        does(new CustomerCommand.Rename("Maria"));
        does(new CustomerCommand.Allow(Purpose.OFFERS_IN_APP, "2026-11"));
        var dossier = town.customers().dossier(maria).orElseThrow();
        assertThat(dossier.customer()).isEqualTo(maria);
        assertThat(dossier.registered()).isEqualTo(town.now);
        assertThat(dossier.profile()).isEqualTo(town.customers().profile(maria).orElseThrow());
        assertThat(dossier.consents()).hasSize(1);
        assertThat(dossier.signIns())
                .containsExactly(new Dossier.SignedIn("web", town.now, town.now.plus(SignInRules.TOKEN_LIVES)));
        assertThat(town.customers().dossier("nobody")).isEmpty();
    }

    @Test
    void nobody_can_ask_anything_for_nobody() {
        assertThat(town.does("nobody", new CustomerCommand.Rename("x")))
                .contains(CustomerRefusal.THERE_IS_NO_SUCH_CUSTOMER);
    }
}
