package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.devices.simulator.ScannerSimulator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.MSR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Own cards are read, payment cards are not: neither by what comes out nor by what is left in memory. */
class StripeReaderTest {

    private static final OwnCards OWN = OwnCards.parse("9801, 7001");

    private final ScannerSimulator simulated = new ScannerSimulator(0, Thread::startVirtualThread);
    private final MSR reader = new MSR();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        if (reader.getState() != JposConst.JPOS_S_CLOSED) {
            reader.close();
        }
        simulated.close();
    }

    private static Swipe read(String stripe) {
        var bytes = stripe.getBytes(US_ASCII);
        var read = Swipe.read(bytes, bytes.length, OWN);
        assertThat(bytes).as("what is left of the stripe").containsOnly(0);
        return read;
    }

    @Test
    void own_cards_are_let_out_whole() {
        assertThat(read("%A9801123456^MEIER/ANNA?;9801123456789012=2912?"))
                .isEqualTo(new Swipe.Own(List.of("A9801123456^MEIER/ANNA", "9801123456789012=2912", "")));
        assertThat(read(";7001000000001?")).isEqualTo(new Swipe.Own(List.of("", "7001000000001", "")));
        assertThat(read(";4711?")).isEqualTo(new Swipe.Own(List.of("", "4711", "")));
        assertThat(read("%B9801123456789^CARD/GIFT^2912?;9801123456789=2912?+9801123456789=1?"))
                .isInstanceOf(Swipe.Own.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%B4111111111111111^DOE/JOHN^25121010000000000?",
                ";4111111111111111=25121010000000000?",
                "%B378282246310005^DOE/JOHN^2512101?;378282246310005=2512101?",
                "%B1234^A^?",
                "%A9801123456^MEIER/ANNA?;5555555555554444=2512?",
                ";9801123456789012=2912?+015555555555554444=2512?",
                "%A5555 5555 5555 4444^X?",
                "%A5555-5555-5555-4444^X?",
                "%AX4111111111111111^X?",
                ";6011000990139424=25121010000000000?;6011000990139424?",
                ";2221000000000009?"
            })
    void payment_cards_are_refused(String stripe) {
        assertThat(read(stripe)).isEqualTo(Swipe.Nothing.PAYMENT_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "%", "%?", ";?", "%A1", "hello", ";12?x", "+?"})
    void what_is_no_stripe_is_not_read(String stripe) {
        assertThat(read(stripe)).isEqualTo(Swipe.Nothing.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "51", "411111", "37", "2221", "22", "6", "601", "62", "12", "abcd", "980a"})
    void a_payment_network_cannot_be_configured_as_the_shops_own(String prefix) {
        assertThatThrownBy(() -> OwnCards.parse(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void through_the_control_a_payment_card_is_an_error_without_data() throws Exception {
        open();
        simulated.sendRaw("%B4111111111111111^DOE/JOHN^2512101?;4111111111111111=2512101?\r");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("error " + JposConst.JPOS_E_ILLEGAL);
        assertThat(everything()).noneMatch(text -> text.contains("4111") || text.contains("DOE"));
        simulated.sendRaw("garbage\r");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("error " + JposConst.JPOS_E_FAILURE);
        simulated.sendRaw(";9801123456789012=2912?\r");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("card 9801123456789012 of " + (21 << 8));
        assertThat(new String(reader.getTrack2Data(), US_ASCII)).isEqualTo("9801123456789012=2912");
        reader.clearInputProperties();
        assertThat(everything()).containsOnly("");
    }

    @Test
    void an_overlong_stripe_is_thrown_away() throws Exception {
        open();
        simulated.sendRaw(";" + "7".repeat(600) + "?\r");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("error " + JposConst.JPOS_E_FAILURE);
        simulated.sendRaw(";4711?\r");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("card 4711 of " + (4 << 8));
    }

    @Test
    void own_cards_that_are_a_networks_keep_the_reader_closed() {
        var name = Entry.of("StripeReader")
                .with("host", "127.0.0.1")
                .with("port", 1)
                .with("ownCards", "4111")
                .load();
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(() -> reader.open(name))
                .withMessageContaining("4111");
    }

    private void open() throws JposException {
        reader.addDataListener(event -> heard.add("card " + account() + " of " + event.getStatus()));
        reader.addErrorListener(event -> {
            // Else what comes after it is cleared away with it, for as long as this is not answered.
            event.setErrorResponse(JposConst.JPOS_ER_CONTINUEINPUT);
            heard.add("error " + event.getErrorCode());
        });
        reader.open(Entry.of("StripeReader")
                .with("host", "127.0.0.1")
                .with("port", simulated.port())
                .with("ownCards", "9801")
                .load());
        reader.claim(1_000);
        reader.setDeviceEnabled(true);
        reader.setDataEventEnabled(true);
    }

    private String account() {
        try {
            return reader.getAccountNumber();
        } catch (JposException closed) {
            throw new AssertionError(closed);
        }
    }

    private List<String> everything() throws JposException {
        return Arrays.asList(
                reader.getAccountNumber(),
                reader.getSurname(),
                reader.getFirstName(),
                reader.getExpirationDate(),
                new String(reader.getTrack1Data(), US_ASCII),
                new String(reader.getTrack2Data(), US_ASCII),
                new String(reader.getTrack3Data(), US_ASCII),
                new String(reader.getTrack1DiscretionaryData(), US_ASCII));
    }
}
