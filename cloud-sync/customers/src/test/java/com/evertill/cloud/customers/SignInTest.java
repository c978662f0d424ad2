package com.evertill.cloud.customers;

import static com.evertill.cloud.customers.Town.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maria shows that a telephone is hers. */
class SignInTest {
    private static final String MARIA = "030 1234567";
    private static final String HER_NUMBER = "+49301234567";
    private static final String MAIL = "maria@example.org";

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void open() {
        town = new Town(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private SignIn tries(String contact, String code) {
        return town.customers().signIn(town.id(), contact, code, WEB, town.now);
    }

    private static SignIn refused(CustomerRefusal why) {
        return new SignIn.Refused(why);
    }

    private static final SignIn WRONG = refused(CustomerRefusal.THE_CODE_IS_WRONG);

    private static String other(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    @Test
    void the_first_sign_in_registers_and_the_next_knows_her() {
        var first = town.signIn(MARIA);
        assertThat(town.tells()).containsExactly("registered {\"customer\":\"customer-1\"}");
        var second = town.signIn("+49 30 123 45 67");
        assertThat(second.customer()).isEqualTo(first.customer());
        assertThat(second.token()).isNotEqualTo(first.token()).hasSize(43);
        assertThat(town.tells()).isEmpty();
        assertThat(town.customers().who(first.token(), town.now)).contains("customer-1");
        assertThat(town.customers().who(first.token() + "x", town.now)).isEmpty();
    }

    @Test
    void every_step_survives_a_restart() {
        town.restart();
        assertThat(town.ask(MARIA)).isEmpty();
        town.restart();
        var code = town.code(HER_NUMBER);
        town.restart();
        var id = town.id();
        var first = town.customers().signIn(id, MARIA, code, WEB, town.now);
        town.restart();
        assertThat(town.customers().signIn(id, MARIA, code, WEB, town.now))
                .as("a repeat, whose answer was lost")
                .isEqualTo(first);
        var token = ((SignIn.Done) first).token();
        assertThat(town.customers().who(token, town.now)).contains("customer-1");
        assertThat(town.tells()).hasSize(1);
        town.customers().signOut(token);
        town.restart();
        assertThat(town.customers().who(token, town.now)).isEmpty();
        town.customers().signIn(id, MARIA, code, WEB, town.now);
        assertThat(town.customers().who(token, town.now))
                .as("a repeat does not sign in again")
                .isEmpty();
    }

    @Test
    void the_answer_does_not_tell_whether_somebody_is_known() {
        town.signIn(MARIA);
        assertThat(town.ask(MARIA)).isEqualTo(town.ask("030 7654321")).isEmpty();
        assertThat(tries(MARIA, other(town.code(HER_NUMBER))))
                .isEqualTo(tries("030 7654321", other(town.code("+49307654321"))))
                .isEqualTo(tries("030 9999999", "123456"))
                .isEqualTo(WRONG);
    }

    @Test
    void a_code_is_used_once() {
        town.ask(MARIA);
        var code = town.code(HER_NUMBER);
        assertThat(tries(MARIA, code)).isInstanceOf(SignIn.Done.class);
        assertThat(tries(MARIA, code)).isEqualTo(WRONG);
    }

    @Test
    void a_code_is_for_its_contact_and_its_time_and_the_last_one_counts() {
        town.ask(MARIA);
        var first = town.code(HER_NUMBER);
        assertThat(tries(MAIL, first)).isEqualTo(WRONG);
        town.ask(MARIA);
        var second = town.code(HER_NUMBER);
        assertThat(second).isNotEqualTo(first);
        assertThat(tries(MARIA, first)).isEqualTo(WRONG);
        town.pass(SignInRules.CODE_LIVES.minusMillis(1));
        assertThat(tries(MARIA, second)).isInstanceOf(SignIn.Done.class);
        town.ask(MARIA);
        var third = town.code(HER_NUMBER);
        town.pass(SignInRules.CODE_LIVES);
        assertThat(tries(MARIA, third)).isEqualTo(WRONG);
        town.customers().expire(town.now);
        assertThat(tries(MARIA, third)).isEqualTo(WRONG);
    }

    @Test
    void a_repeated_ask_sends_nothing_again() {
        assertThat(town.customers().ask("a", MARIA, town.now)).isEmpty();
        town.code(HER_NUMBER);
        assertThat(town.customers().ask("a", MARIA, town.now)).isEmpty();
        town.code(HER_NUMBER);
        assertThat(town.brought).hasSize(1);
        assertThat(town.customers().ask("a", MAIL, town.now)).isEmpty();
        town.code(MAIL);
        assertThat(town.brought).hasSize(2);
    }

    @Test
    void a_code_that_could_not_be_brought_is_brought_again_under_the_same_name_until_it_expires() {
        town.ask(MARIA);
        var failed = new HashSet<String>();
        CodeCourier broken = (message, _) -> {
            failed.add(message.id());
            throw new CodeCourier.CourierFault("It is away", "Wait.");
        };
        assertThatThrownBy(() -> town.customers().deliver(broken, town.now))
                .isInstanceOf(CodeCourier.CourierFault.class)
                .hasMessage("It is away. Wait.");
        assertThat(town.customers().deliver(broken, town.now)).as("not at once").isFalse();
        town.restart();
        town.pass(Duration.ofMinutes(1));
        assertThat(tries(MARIA, town.code(HER_NUMBER))).isInstanceOf(SignIn.Done.class);
        assertThat(town.brought.keySet()).isEqualTo(failed);

        town.ask(MAIL);
        town.pass(SignInRules.CODE_LIVES);
        assertThat(town.customers().deliver(broken, town.now)).isFalse();
    }

    @Test
    void who_tries_all_codes_for_a_day_gets_as_many_guesses_as_the_rules_say() {
        int guesses = 0;
        var everAnswered = new HashSet<SignIn>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            town.ask(MARIA);
            var right = town.code(HER_NUMBER);
            for (int guess = 0; guess < 3; guess++) {
                var answer = tries(MARIA, other(right));
                everAnswered.add(answer);
                guesses += answer.equals(WRONG) ? 1 : 0;
            }
            town.pass(Duration.ofMinutes(1));
            town.customers().expire(town.now);
        }
        assertThat(guesses).isEqualTo(24 * 10);
        assertThat(everAnswered).containsExactlyInAnyOrder(WRONG, refused(CustomerRefusal.TOO_MANY_CODES_WERE_WRONG));
    }

    @Test
    void behind_five_wrong_ones_the_right_one_is_wrong_as_well() {
        town.ask(MARIA);
        var right = town.code(HER_NUMBER);
        for (int guess = 0; guess < SignInRules.WRONG_PER_CODE; guess++) {
            tries(MARIA, other(right));
        }
        assertThat(tries(MARIA, right)).isEqualTo(WRONG);
        assertThat(town.signIn(MARIA).customer()).as("a new one").isEqualTo("customer-1");
    }

    @Test
    void once_too_many_were_wrong_not_even_the_right_one_is_looked_at_for_an_hour() {
        for (int guess = 0; guess < 10; guess++) {
            tries(MARIA, "000000");
        }
        town.ask(MARIA);
        var right = town.code(HER_NUMBER);
        town.restart();
        assertThat(tries(MARIA, right)).isEqualTo(refused(CustomerRefusal.TOO_MANY_CODES_WERE_WRONG));
        assertThat(town.signIn(MAIL).customer()).as("somebody else").isEqualTo("customer-1");
        town.pass(SignInRules.WINDOW);
        assertThat(town.signIn(MARIA).customer()).isEqualTo("customer-2");
    }

    @Test
    void asks_are_limited_for_a_contact_and_for_all_together() {
        town.close();
        var limit = new SignInRules.Limit(3, 5);
        town = new Town(folder, new SignInRules("49", limit, limit));
        for (int ask = 0; ask < 3; ask++) {
            assertThat(town.ask(MARIA)).isEmpty();
        }
        assertThat(town.ask(MARIA)).contains(CustomerRefusal.TOO_MANY_CODES_WERE_ASKED_FOR);
        assertThat(town.ask("a@example.org")).isEmpty();
        assertThat(town.ask("b@example.org")).isEmpty();
        assertThat(town.ask("c@example.org")).contains(CustomerRefusal.TOO_MANY_CODES_WERE_ASKED_FOR);
        for (var one : List.of("1@x.org", "2@x.org", "3@x.org", "4@x.org", "5@x.org")) {
            assertThat(tries(one, "000000")).isEqualTo(WRONG);
        }
        assertThat(tries("6@x.org", "000000")).isEqualTo(refused(CustomerRefusal.TOO_MANY_CODES_WERE_WRONG));
        town.pass(SignInRules.WINDOW);
        assertThat(town.ask(MARIA)).isEmpty();
    }

    @Test
    void codes_are_spread_over_all_six_digits() {
        var seen = new HashSet<String>();
        var dice = new Random(3);
        for (int person = 0; person < 300; person++) {
            town.ask("p%d-%d@example.org".formatted(person, dice.nextInt(1_000)));
        }
        while (town.customers().deliver((message, _) -> seen.add(message.code()), town.now)) {}
        assertThat(seen).hasSizeGreaterThan(290).allMatch(code -> code.matches("\\d{6}"));
        assertThat(seen.stream().map(code -> code.charAt(0)).distinct()).hasSize(10);
    }

    @Test
    void a_token_ends_with_its_time_and_with_all_others() {
        var one = town.signIn(MARIA).token();
        var other = town.signIn(MARIA).token();
        assertThat(town.does("customer-1", new CustomerCommand.SignOutEverywhere()))
                .isEmpty();
        assertThat(town.customers().who(one, town.now)).isEmpty();
        assertThat(town.customers().who(other, town.now)).isEmpty();
        var third = town.signIn(MARIA).token();
        town.pass(SignInRules.TOKEN_LIVES.minusMillis(1));
        assertThat(town.customers().who(third, town.now)).contains("customer-1");
        town.pass(Duration.ofMillis(1));
        assertThat(town.customers().who(third, town.now)).isEmpty();
    }

    @Test
    void a_card_is_scanned_for_some_minutes_and_is_no_token() {
        var token = town.signIn(MARIA).token();
        var card = town.customers().card("customer-1", town.now).orElseThrow();
        town.restart();
        assertThat(town.customers().byCard(card, town.now)).contains("customer-1");
        assertThat(town.customers().who(card, town.now)).isEmpty();
        assertThat(town.customers().byCard(token, town.now)).isEmpty();
        town.pass(SignInRules.CARD_LIVES);
        assertThat(town.customers().byCard(card, town.now)).isEmpty();
        assertThat(town.customers().card("nobody", town.now)).isEmpty();
    }

    @Test
    void what_is_no_contact_is_answered_so() {
        var no = CustomerRefusal.THIS_IS_NEITHER_AN_EMAIL_ADDRESS_NOR_A_PHONE_NUMBER;
        assertThat(town.ask("maria")).contains(no);
        assertThat(tries("maria", "123456")).isEqualTo(refused(no));
        assertThat(town.customers().byContact("maria")).isEmpty();
    }
}
