package com.evertill.edge.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.Dump;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.staff.Staff.SignIn;
import com.evertill.edge.store.StoreConfig.StaffMember;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffTest {
    private static final TillId TILL = new TillId(1);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private Database database;
    private Staff staff;

    @BeforeEach
    void open() {
        database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        staff = new Staff(database, new SecureRandom());
        staff.introduce(List.of(
                new StaffMember("101", "Maria", "CASHIER", "4711"),
                new StaffMember("900", "Jonas", "MANAGER", "9999")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SignIn signIn(String number, String pin) {
        return staff.signIn(number, pin, TILL, now);
    }

    private String token(String number, String pin) {
        return ((SignIn.Done) signIn(number, pin)).token();
    }

    // Signing in

    @Test
    void a_number_and_its_pin_open_a_session_with_a_role() {
        assertThat(staff.actor(token("101", "4711"), now)).contains(new Actor(new StaffId("101"), "Maria", false));
        assertThat(staff.actor(token("900", "9999"), now)).contains(new Actor(new StaffId("900"), "Jonas", true));
        assertThat(staff.nameOf(new StaffId("101"))).isEqualTo("Maria");
        assertThat(staff.nameOf(new StaffId("555"))).isEqualTo("555");
    }

    @Test
    void a_wrong_number_and_a_wrong_pin_look_alike() {
        for (var wrong : List.of(
                signIn("101", "4712"),
                signIn("101", ""),
                signIn("555", "4711"),
                signIn("", ""),
                signIn("101", "4711" + " ".repeat(100)),
                signIn("1".repeat(100_000), "4711"))) {
            assertThat(wrong).isEqualTo(new SignIn.Wrong());
        }
    }

    @Test
    void a_number_that_nobody_has_takes_as_long() {
        // Of the processor, not of the clock on the wall: whether a guess is stretched, on however busy a machine.
        long known = stretched(() -> signIn("101", "0000"));
        long unknown = stretched(() -> signIn("555", "0000"));
        assertThat(unknown).isGreaterThan(known / 4);
        assertThat(known).isGreaterThan(unknown / 4);
    }

    private static long stretched(Supplier<SignIn> tried) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = processorTime();
            assertThat(tried.get()).isEqualTo(new SignIn.Wrong());
            least = Math.min(least, processorTime() - before);
        }
        return least;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void after_five_wrong_pins_a_number_rests_and_each_time_twice_as_long() {
        for (var minutes : new long[] {1, 2}) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn("101", "000" + i)).isEqualTo(new SignIn.Wrong());
            }
            var until = now.plus(Duration.ofMinutes(minutes));
            assertThat(signIn("101", "4711")).as("the right one too").isEqualTo(new SignIn.TooManyTries(until));
            assertThat(signIn("900", "9999")).as("nobody else").isInstanceOf(SignIn.Done.class);
            now = until;
        }
        assertThat(signIn("101", "4711")).isInstanceOf(SignIn.Done.class);
        assertThat(signIn("101", "0000")).as("counts anew").isEqualTo(new SignIn.Wrong());
        assertThat(signIn("101", "4711")).isInstanceOf(SignIn.Done.class);
    }

    @Test
    void guesses_side_by_side_are_judged_one_after_another() throws Exception {
        int guesses = 12;
        var together = new CyclicBarrier(guesses);
        var answers = new ArrayList<SignIn>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<SignIn>>();
            for (int i = 0; i < guesses; i++) {
                var pin = "000" + i;
                all.add(threads.submit(() -> {
                    together.await();
                    return signIn("101", pin);
                }));
            }
            for (var one : all) {
                answers.add(one.get());
            }
        }
        assertThat(answers).filteredOn(SignIn.Wrong.class::isInstance).hasSize(5);
        assertThat(answers).filteredOn(SignIn.TooManyTries.class::isInstance).hasSize(guesses - 5);
    }

    @Test
    void a_lock_outlives_the_box() {
        for (int i = 0; i < 5; i++) {
            signIn("101", "0000");
        }
        database.close();
        database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        staff = new Staff(database, new SecureRandom());
        assertThat(signIn("101", "4711")).isInstanceOf(SignIn.TooManyTries.class);
    }

    @Test
    void who_is_known_keeps_the_pin_they_have() {
        staff.introduce(List.of(new StaffMember("101", "Maria", "MANAGER", "0000")));
        assertThat(signIn("101", "0000")).isEqualTo(new SignIn.Wrong());
        assertThat(staff.actor(token("101", "4711"), now))
                .hasValueSatisfying(it -> assertThat(it.isManager()).isFalse());
    }

    // Sessions

    @Test
    void a_session_ends_by_itself_and_on_request() {
        var token = token("101", "4711");
        now = now.plus(Duration.ofHours(13));
        assertThat(staff.actor(token, now)).isPresent();
        now = now.plus(Duration.ofHours(1));
        assertThat(staff.actor(token, now)).isEmpty();

        var next = token("101", "4711");
        staff.signOut(next);
        assertThat(staff.actor(next, now)).isEmpty();
        assertThat(staff.actor("", now)).isEmpty();
        assertThat(staff.actor("guess", now)).isEmpty();
    }

    @Test
    void who_signs_out_is_out_at_once_and_nobody_else_is() {
        var maria = token("101", "4711");
        var jonas = token("900", "9999");
        for (var token : List.of(maria, jonas)) {
            assertThat(staff.actor(token, now)).as("and is remembered").isPresent();
        }
        staff.signOut(maria);
        assertThat(staff.actor(maria, now)).isEmpty();
        assertThat(staff.actor(jonas, now))
                .hasValueSatisfying(it -> assertThat(it.name()).isEqualTo("Jonas"));
    }

    // Pairing

    @Test
    void a_code_pairs_one_browser_once() {
        var code = staff.pairingCode(TILL, now).code();
        var paired = staff.pair(" " + code.toLowerCase(Locale.ROOT) + " ", now).orElseThrow();
        assertThat(paired.till()).isEqualTo(TILL);
        assertThat(staff.pairedTill(paired.token())).contains(TILL);
        assertThat(staff.isPaired(TILL)).isTrue();
        assertThat(staff.isPaired(new TillId(2))).isFalse();
        assertThat(staff.pair(code, now)).as("used up").isEmpty();
        assertThat(staff.pairedTill("guess")).isEmpty();
    }

    @Test
    void a_code_is_read_with_its_dash_and_only_for_a_quarter_of_an_hour() {
        var code = staff.pairingCode(TILL, now).code();
        assertThat(code).matches("[A-HJ-NP-Z2-9]{8}");
        var late = staff.pairingCode(TILL, now);
        assertThat(staff.pair(code.substring(0, 4) + "-" + code.substring(4), now))
                .isPresent();
        assertThat(late.expires()).isEqualTo(now.plus(Duration.ofMinutes(15)));
        assertThat(staff.pair(late.code(), late.expires())).isEmpty();
        assertThat(staff.pair("", now)).isEmpty();
    }

    // Secrets

    @Test
    void nothing_that_opens_a_door_is_in_the_file_or_in_a_log() {
        var token = token("101", "4711");
        var code = staff.pairingCode(TILL, now);
        var paired = staff.pair(staff.pairingCode(TILL, now).code(), now).orElseThrow();
        var file = Dump.of(database);
        assertThat(file)
                .doesNotContain("4711", "9999", token, code.code(), paired.token())
                .contains("Maria");
        assertThat(String.valueOf(signIn("101", "4711")) + code + paired + new StaffMember("1", "A", "CASHIER", "4711"))
                .contains("101")
                .doesNotContain("4711", code.code(), paired.token())
                .doesNotContainPattern("[A-Za-z0-9_-]{43}");
    }

    @Test
    void two_people_with_one_pin_do_not_have_one_hash() {
        staff.introduce(List.of(new StaffMember("102", "Ben", "CASHIER", "4711")));
        var hashes = database.read(tx ->
                tx.list("SELECT pin FROM staff", row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1)));
        assertThat(hashes).hasSize(3).doesNotHaveDuplicates();
    }
}
