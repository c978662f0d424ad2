package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import com.evertill.devices.CatTerminal;
import com.evertill.devices.DeviceState;
import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.devices.simulator.TerminalSimulator.Mode;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.CAT;
import jpos.CATConst;
import jpos.JposConst;
import jpos.JposException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our terminal as a CAT service, through the control that every program uses; and any CAT service as a terminal of the till. */
class CatTest {

    private static final long PRICE = 12_5000;
    private static final Money EUROS = new Money(1250, Currency.getInstance("EUR"));

    @TempDir
    private Path folder;

    private TerminalSimulator simulator;
    private CAT cat;
    private String name;
    private static int devices;

    @BeforeEach
    void a_terminal_and_a_program() throws Exception {
        var setting = new TerminalSimulator.Setting(folder, Duration.ofSeconds(30), Instant::now);
        simulator = new TerminalSimulator(0, "terminal", setting, Thread::startVirtualThread);
        name = "cat." + ++devices;
        configure();
        cat = opened();
    }

    private void configure() {
        var xml = """
                <JposEntries>
                  <JposEntry logicalName="%s">
                    <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.TerminalCat"/>
                    <vendor name="Evertill" url="https://evertill.com"/>
                    <jpos version="1.15" category="CAT"/>
                    <product name="Simulated terminal" description="A simulated terminal" url="https://evertill.com"/>
                    <prop name="endpoint" value="http://127.0.0.1:%d/nexo"/>
                    <prop name="saleId" value="other-till"/>
                    <prop name="poiId" value="SIM-1"/>
                    <prop name="currency" value="EUR"/>
                    <prop name="logFile" value="%s"/>
                  </JposEntry>
                </JposEntries>
                """.formatted(name, simulator.port(), log());
        JposServiceManager.installed()
                .load(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                        new DriverContext(Thread::startVirtualThread, InstantSource.system(), SecureRandom::new));
    }

    private Path log() {
        return folder.resolve("cat.log");
    }

    private CAT opened() throws JposException {
        var control = new CAT();
        control.open(name);
        control.claim(1_000);
        control.setDeviceEnabled(true);
        return control;
    }

    @AfterEach
    void close() throws Exception {
        if (cat.getState() != JposConst.JPOS_S_CLOSED) {
            cat.close();
        }
        simulator.close();
    }

    // Ours, for other programs

    @Test
    void a_sale_is_authorised_and_told_by_the_properties() throws Exception {
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        assertThat(cat.getSequenceNumber()).isEqualTo(17);
        assertThat(cat.getApprovalCode()).isEqualTo("042137");
        assertThat(cat.getAccountNumber()).isEqualTo("541333******0019");
        assertThat(cat.getCardCompanyID()).isEqualTo("mc");
        assertThat(cat.getTransactionNumber()).isNotEmpty();
        assertThat(cat.getSettledAmount()).isEqualTo(PRICE);
        assertThat(cat.getTransactionType()).isEqualTo(String.valueOf(CATConst.CAT_TRANSACTION_SALES));
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
    }

    @Test
    void amount_and_tax_are_authorised_together() throws Exception {
        cat.authorizeSales(17, 10_0000, 1_9000, JposConst.JPOS_FOREVER);
        assertThat(simulator.capturedMinor()).isEqualTo(1190);
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizeSales(18, 10_0001, 0, -1));
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizeSales(18, 0, 0, -1));
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizeSales(18, PRICE, 0, -2));
    }

    @Test
    void a_refusal_is_an_error_of_the_centre_and_takes_nothing() {
        simulator.mode(Mode.DECLINE);
        refused(
                JposConst.JPOS_E_EXTENDED,
                CATConst.JPOS_ECAT_CENTERERROR,
                () -> cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER));
        assertThat(simulator.capturedMinor()).isZero();
    }

    @Test
    void after_the_time_out_the_terminal_is_stopped_and_what_it_says_then_holds() {
        simulator.mode(Mode.SLOW);
        refused(JposConst.JPOS_E_EXTENDED, CATConst.JPOS_ECAT_RESET, () -> cat.authorizeSales(17, PRICE, 0, 2_000));
        assertThat(simulator.capturedMinor()).isZero();
    }

    @Test
    void f20_a_lost_answer_is_asked_for_and_charged_once() throws Exception {
        simulator.mode(Mode.LOSE_ANSWER);
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        assertThat(cat.getApprovalCode()).isEqualTo("042137");
        assertThat(simulator.capturedMinor()).isEqualTo(1250);
        assertThat(simulator.transactions()).hasSize(1);
    }

    @Test
    void f20_what_was_approved_while_the_program_was_dead_is_given_back_before_the_next_sale() throws Exception {
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        cat.close();
        // The last line never reached the disk: the program had asked, and died.
        var lines = Files.readAllLines(log());
        Files.write(log(), lines.subList(0, lines.size() - 1));
        Files.writeString(log(), lines.getLast().substring(0, 20), StandardOpenOption.APPEND);
        cat = opened();
        cat.authorizeSales(18, 3_0000, 0, JposConst.JPOS_FOREVER);
        assertThat(simulator.capturedMinor()).isEqualTo(300);
    }

    @Test
    void f20_while_the_terminal_does_not_say_what_became_of_a_sale_no_other_is_asked_for() throws Exception {
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        var lines = Files.readAllLines(log());
        cat.close();
        Files.write(log(), lines.subList(0, lines.size() - 1));
        cat = opened();
        simulator.mode(Mode.UNREACHABLE);
        refused(
                JposConst.JPOS_E_EXTENDED,
                CATConst.JPOS_ECAT_COMMUNICATIONERROR,
                () -> cat.authorizeSales(18, 3_0000, 0, JposConst.JPOS_FOREVER));
        assertThat(Files.readAllLines(log())).hasSize(lines.size() - 1);
    }

    @Test
    void a_void_gives_the_sale_with_the_same_number_back_once() throws Exception {
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizeVoid(18, PRICE, 0, JposConst.JPOS_FOREVER));
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizeVoid(17, 1_0000, 0, JposConst.JPOS_FOREVER));
        cat.authorizeVoid(17, PRICE, 0, JposConst.JPOS_FOREVER);
        assertThat(simulator.capturedMinor()).isZero();
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizeVoid(17, PRICE, 0, JposConst.JPOS_FOREVER));
    }

    @Test
    void a_refund_goes_to_the_sale_where_it_is_known_and_else_to_the_card_that_is_presented() throws Exception {
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        cat.authorizeRefund(17, 2_0000, 0, JposConst.JPOS_FOREVER);
        assertThat(simulator.capturedMinor()).isEqualTo(1050);
        cat.authorizeRefund(99, 3_0000, 0, JposConst.JPOS_FOREVER);
        assertThat(simulator.capturedMinor()).isEqualTo(750);
    }

    @Test
    void the_daily_log_lists_what_was_done_and_a_settlement_ends_it() throws Exception {
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        cat.authorizeRefund(99, 3_0000, 0, JposConst.JPOS_FOREVER);
        cat.accessDailyLog(1, CATConst.CAT_DL_REPORTING, JposConst.JPOS_FOREVER);
        var lines = cat.getDailyLog().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("mc,10,0000000001,042137,").endsWith(",125000,0");
        cat.accessDailyLog(2, CATConst.CAT_DL_SETTLEMENT, JposConst.JPOS_FOREVER);
        assertThat(cat.getDailyLog().split("\r\n")).hasSize(2);
        cat.accessDailyLog(3, CATConst.CAT_DL_REPORTING, JposConst.JPOS_FOREVER);
        assertThat(cat.getDailyLog()).isEmpty();
        cat.authorizeSales(18, PRICE, 0, JposConst.JPOS_FOREVER);
        assertThat(cat.getSlipNumber()).as("names go on").isEqualTo("0000000003");
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.accessDailyLog(4, 7, -1));
    }

    @Test
    void asynchronously_the_end_is_an_event() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        cat.addOutputCompleteListener(event -> heard.add("complete " + event.getOutputID()));
        cat.addErrorListener(event -> heard.add("error " + event.getErrorCodeExtended()));
        cat.setAsyncMode(true);
        cat.authorizeSales(17, PRICE, 0, JposConst.JPOS_FOREVER);
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("complete " + cat.getOutputID());
        simulator.mode(Mode.DECLINE);
        cat.authorizeSales(18, PRICE, 0, JposConst.JPOS_FOREVER);
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("error " + CATConst.JPOS_ECAT_CENTERERROR);
    }

    @Test
    void what_is_not_claimed_or_not_enabled_is_not_asked() throws Exception {
        cat.setDeviceEnabled(false);
        refused(JposConst.JPOS_E_DISABLED, 0, () -> cat.authorizeSales(17, PRICE, 0, -1));
        cat.release();
        refused(JposConst.JPOS_E_NOTCLAIMED, 0, () -> cat.authorizeSales(17, PRICE, 0, -1));
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> cat.authorizePreSales(17, PRICE, 0, -1));
    }

    // Any, for our till

    @Test
    void a_cat_service_pays_voids_and_refunds_as_a_terminal_of_the_till() throws Exception {
        cat.close();
        try (var till = new CatTerminal(name, 20_000)) {
            assertThat(till.check()).isEqualTo(DeviceState.READY);
            var paid = (PaymentOutcome.Approved) till.pay(reference(41), EUROS);
            assertThat(paid.approval().amount()).isEqualTo(EUROS);
            assertThat(paid.approval().maskedPan()).isEqualTo("541333******0019");
            assertThat(till.status(reference(41), EUROS)).isEqualTo(new StatusOutcome.Settled<>(paid));
            var id = paid.approval().poiTransactionId();
            var reversed = till.reverse(reference(42), reference(41), id, EUROS);
            assertThat(reversed).isInstanceOf(ReversalOutcome.Reversed.class);
            assertThat(till.reversalStatus(reference(42))).isEqualTo(new StatusOutcome.Settled<>(reversed));
            assertThat(simulator.capturedMinor()).isZero();
            assertThat(till.refund(new Refund(reference(43), EUROS, null))).isInstanceOf(PaymentOutcome.Approved.class);
            assertThat(simulator.capturedMinor()).isEqualTo(-1250);
        }
    }

    @Test
    void a_cat_service_is_honest_about_what_it_cannot_tell() throws Exception {
        cat.close();
        try (var till = new CatTerminal(name, 20_000)) {
            assertThat(till.status(reference(1), EUROS)).isInstanceOf(StatusOutcome.Unreachable.class);
            assertThat(till.abort(reference(1))).isInstanceOf(AbortOutcome.Unreachable.class);
            assertThat(till.totals()).isInstanceOf(TotalsOutcome.Refused.class);
            simulator.mode(Mode.DECLINE);
            assertThat(till.pay(reference(2), EUROS))
                    .isInstanceOfSatisfying(PaymentOutcome.Declined.class, no -> assertThat(no.reason())
                            .isEqualTo(PaymentOutcome.Reason.REFUSED));
        }
        try (var nobody = new CatTerminal("no such device", 1_000)) {
            assertThat(nobody.pay(reference(3), EUROS)).isInstanceOf(PaymentOutcome.NotAsked.class);
            assertThat(nobody.check().usable()).isFalse();
        }
    }

    private interface Call {
        void run() throws JposException;
    }

    private static void refused(int code, int extended, Call call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(JposException.class, refused -> {
            assertThat(refused.getErrorCode()).isEqualTo(code);
            assertThat(refused.getErrorCodeExtended()).isEqualTo(extended);
        });
    }

    private static PaymentReference reference(long number) {
        return PaymentReference.of(1, number);
    }
}
