package com.evertill.cloud.customers;

import static com.evertill.cloud.customers.Town.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.sqlite.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maria wants to be forgotten, among others who do not. */
class ErasureTest {
    private static final String NAME = "Maria Mustermann-Beispiel";
    private static final String PHONE = "+49301234567";
    private static final String MAIL = "maria@example.org";

    @TempDir
    private Path folder;

    private Town town;
    private String maria = "";
    private String token = "";

    @BeforeEach
    void open() {
        town = new Town(folder);
        for (int other = 0; other < 60; other++) {
            if (other == 30) {
                var signedIn = town.signIn(PHONE);
                maria = signedIn.customer();
                token = signedIn.token();
                town.ask(MAIL);
                town.does(maria, new CustomerCommand.AddContact(MAIL, town.code(MAIL)));
                town.does(maria, new CustomerCommand.Rename(NAME));
                town.does(maria, new CustomerCommand.Allow(Purpose.OFFERS_BY_EMAIL, "2026-11"));
            }
            town.signIn("other" + other + "@example.org");
        }
        town.tells();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String raw(Path file) throws IOException {
        var text = new StringBuilder();
        for (var each : List.of(file, file.resolveSibling(file.getFileName() + "-wal"))) {
            if (Files.exists(each)) {
                text.append(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private byte[] key() {
        try (var keys = SubjectKeys.open("jdbc:sqlite:" + town.keys())) {
            return keys.find(maria).orElseThrow().bytes();
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String lookUp() {
        return new Pepper(Town.SECRET).contact(new Contact(Channel.SMS, PHONE));
    }

    @Test
    void at_no_time_is_anything_of_a_person_readable_on_the_disk() throws IOException {
        assertThat(raw(town.data()))
                .contains(maria)
                .contains(lookUp())
                .doesNotContain(NAME, PHONE, PHONE.substring(1), MAIL, "other7@", token)
                .doesNotContain(town.code(PHONE));
    }

    @Test
    void her_key_is_gone_from_the_disk_and_with_it_what_was_sealed() throws IOException {
        var key = latin(key());
        assertThat(raw(town.keys())).contains(key);
        assertThat(town.does(maria, new CustomerCommand.Erase())).isEmpty();
        assertThat(raw(town.keys())).doesNotContain(key);
        assertThat(raw(town.data()))
                .doesNotContain(lookUp())
                .doesNotContain(HexFormat.of().formatHex(new Pepper(Town.SECRET).mac(Pepper.Use.PASS, token)));
        assertThat(town.customers().profile("customer-1")).as("the others stay").isPresent();
        assertThat(town.customers().profile("customer-61")).isPresent();
    }

    @Test
    void a_backup_of_before_cannot_be_read_any_more() throws IOException {
        var backup = folder.resolve("backup.db");
        Snapshot.copy(town.data(), backup);
        try (var old = town.open(backup)) {
            assertThat(old.profile(maria)).isPresent();
        }
        town.does(maria, new CustomerCommand.Erase());
        assertThat(raw(backup)).doesNotContain(NAME, PHONE, MAIL);
        try (var old = town.open(backup)) {
            assertThat(old.profile(maria)).isEmpty();
            assertThat(old.dossier(maria)).isEmpty();
            assertThat(old.profile("customer-1")).isPresent();
        }
    }

    @Test
    void nobody_finds_her_and_nothing_opens_for_her() {
        var card = town.customers().card(maria, town.now).orElseThrow();
        town.ask(PHONE);
        var code = town.code(PHONE);
        town.does(maria, new CustomerCommand.Erase());
        assertThat(town.customers().who(token, town.now)).isEmpty();
        assertThat(town.customers().byCard(card, town.now)).isEmpty();
        assertThat(town.customers().card(maria, town.now)).isEmpty();
        assertThat(town.customers().byContact(PHONE)).isEmpty();
        assertThat(town.customers().byContact(MAIL)).isEmpty();
        assertThat(town.customers().profile(maria)).isEmpty();
        assertThat(town.customers().dossier(maria)).isEmpty();
        assertThat(town.customers().signIn(town.id(), PHONE, code, WEB, town.now))
                .isEqualTo(new SignIn.Refused(CustomerRefusal.THE_CODE_IS_WRONG));
        assertThat(town.does(maria, new CustomerCommand.Rename("Maria")))
                .contains(CustomerRefusal.THERE_IS_NO_SUCH_CUSTOMER);
        assertThat(town.customers().consents(maria)).as("what was allowed when").hasSize(1);
        assertThat(town.tells()).containsExactly("erased {\"customer\":\"" + maria + "\"}");
        assertThat(town.signIn(PHONE).customer())
                .as("she comes back as somebody new")
                .isNotEqualTo(maria);
    }

    @Test
    void a_repeat_is_answered_the_same() {
        var erase = new Customers.Command(maria, "e", WEB, new CustomerCommand.Erase());
        assertThat(town.customers().take(erase, town.now)).isEmpty();
        town.restart();
        assertThat(town.customers().take(erase, town.now)).isEmpty();
        assertThat(town.tells()).hasSize(1);
    }

    @Test
    void an_erasure_that_was_cut_off_before_the_key_was_thrown_away_is_ended_later() throws IOException {
        var key = key();
        town.does(maria, new CustomerCommand.Erase());
        // As it lay when the power went: erased and told, and the key still there.
        town.close();
        try (var keys = SubjectKeys.open("jdbc:sqlite:" + town.keys());
                var data = Overwriting.open("jdbc:sqlite:" + town.data(), CustomersSchema.MIGRATIONS)) {
            keys.put(maria, new SubjectKey(key));
            data.act(tx -> tx.update("UPDATE customer SET erasing = 1 WHERE reference = ?", maria));
        }
        town.restart();
        assertThat(raw(town.keys())).contains(latin(key));
        assertThat(town.customers().profile(maria)).isEmpty();
        assertThat(town.customers().expire(town.now)).isTrue();
        assertThat(raw(town.keys())).doesNotContain(latin(key));
        assertThat(town.customers().expire(town.now)).isFalse();
    }

    @Test
    void everybody_can_be_forgotten() throws IOException {
        var keys = new ArrayList<String>();
        try (var all = SubjectKeys.open("jdbc:sqlite:" + town.keys())) {
            for (int customer = 1; customer <= 61; customer++) {
                keys.add(latin(all.find("customer-" + customer).orElseThrow().bytes()));
            }
        }
        for (int customer = 61; customer > 0; customer -= 2) {
            town.does("customer-" + customer, new CustomerCommand.Erase());
        }
        for (int customer = 2; customer <= 61; customer += 2) {
            town.does("customer-" + customer, new CustomerCommand.Erase());
        }
        assertThat(raw(town.keys())).doesNotContain(keys);
    }
}
