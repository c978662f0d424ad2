package com.evertill.cloud.headoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.headoffice.People.NewPerson;
import com.evertill.cloud.headoffice.People.SignedIn;
import com.evertill.cloud.headoffice.api.SessionApi.Role;
import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PASSWORD = "correct horse";
    private static final NewPerson ADA = new NewPerson("ada", "Ada Lovelace", Role.EDITOR, PASSWORD);

    @TempDir
    Path folder;

    private Database database;
    private People people;
    private Sessions sessions;

    @BeforeEach
    void begin() {
        database = OfficeDatabase.open("jdbc:sqlite:" + folder.resolve("office.db"));
        var random = new Random(1);
        people = new People(database, random);
        sessions = new Sessions(database, people, random);
        people.addMissing(List.of(ADA));
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void the_right_password_signs_in() {
        assertThat(people.signIn("ada", PASSWORD, NOW))
                .isEqualTo(new SignedIn.Welcome(new Person("ada", "Ada Lovelace", Role.EDITOR)));
    }

    @Test
    void a_wrong_password_and_a_name_that_nobody_has_are_answered_alike() {
        assertThat(people.signIn("ada", "wrong", NOW)).isEqualTo(new SignedIn.Wrong());
        assertThat(people.signIn("eve", PASSWORD, NOW)).isEqualTo(new SignedIn.Wrong());
        assertThat(people.signIn("ada", "x".repeat(100_000), NOW)).isEqualTo(new SignedIn.Wrong());
    }

    @Test
    void guessing_locks_the_name_for_longer_and_longer() {
        for (int i = 0; i < 5; i++) {
            people.signIn("ada", "wrong", NOW);
        }
        assertThat(people.signIn("ada", PASSWORD, NOW)).isEqualTo(new SignedIn.Locked(NOW.plus(Duration.ofMinutes(1))));
        var later = NOW.plus(Duration.ofMinutes(1));
        people.signIn("ada", "wrong", later);
        assertThat(people.signIn("ada", PASSWORD, later))
                .isEqualTo(new SignedIn.Locked(later.plus(Duration.ofMinutes(2))));
        var unlocked = later.plus(Duration.ofMinutes(2));
        assertThat(people.signIn("ada", PASSWORD, unlocked)).isInstanceOf(SignedIn.Welcome.class);
        people.signIn("ada", "wrong", unlocked);
        assertThat(people.signIn("ada", PASSWORD, unlocked)).isInstanceOf(SignedIn.Welcome.class);
    }

    @Test
    void a_weak_password_is_refused_from_the_start() {
        for (var weak : List.of("short", "ada-and-more-of-it")) {
            assertThatThrownBy(() -> people.addMissing(List.of(new NewPerson("ada", "", Role.VIEWER, weak))))
                    .hasMessageContaining("password of 'ada'");
        }
    }

    @Test
    void the_file_of_first_people_changes_nobody_who_is_there() {
        people.changePassword("ada", PASSWORD, "battery staple", NOW);
        people.addMissing(List.of(ADA));
        assertThat(people.signIn("ada", PASSWORD, NOW)).isEqualTo(new SignedIn.Wrong());
        assertThat(people.signIn("ada", "battery staple", NOW)).isInstanceOf(SignedIn.Welcome.class);
    }

    @Test
    void a_session_lasts_as_long_as_it_is_used_and_no_longer_than_a_day_at_work() {
        var token = sessions.begin(people.find("ada").orElseThrow(), NOW);
        assertThat(sessions.who(token, NOW)).map(Person::name).contains("ada");
        assertThat(sessions.who(token, NOW.plus(Duration.ofMinutes(61)))).isEmpty();
        var at = NOW;
        for (int i = 0; i < 15; i++) {
            at = at.plus(Duration.ofMinutes(45));
            assertThat(sessions.who(token, at)).isPresent();
        }
        assertThat(sessions.who(token, NOW.plus(Duration.ofHours(12)))).isEmpty();
    }

    @Test
    void a_session_that_was_ended_is_no_session() {
        var token = sessions.begin(people.find("ada").orElseThrow(), NOW);
        var other = sessions.begin(people.find("ada").orElseThrow(), NOW);
        sessions.endOthers("ada", token);
        assertThat(sessions.who(other, NOW)).isEmpty();
        sessions.end(token);
        assertThat(sessions.who(token, NOW)).isEmpty();
        assertThat(sessions.who("made up", NOW)).isEmpty();
    }

    @Test
    void neither_password_nor_token_is_in_the_database() throws Exception {
        var token = sessions.begin(people.find("ada").orElseThrow(), NOW);
        database.close();
        var bytes = new String(
                java.nio.file.Files.readAllBytes(folder.resolve("office.db")),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("Ada Lovelace").doesNotContain(PASSWORD).doesNotContain(token);
    }

    @Test
    void the_audit_only_grows() {
        var audit = new Audit(database);
        audit.note("ada", Audit.Deed.RELEASED_DRAFT, "main 1", NOW);
        audit.note("ada", Audit.Deed.SIGNED_OUT, "", NOW);
        assertThat(audit.before(Long.MAX_VALUE)).extracting("what").containsExactly("SIGNED_OUT", "RELEASED_DRAFT");
        assertThatThrownBy(() -> database.act(tx -> tx.update("DELETE FROM audit")))
                .hasMessageContaining("only grows");
    }
}
