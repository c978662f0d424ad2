package com.evertill.devices.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.CardDetails;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TerminalTotals;
import com.evertill.devices.terminal.TotalsOutcome;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Every message there is goes over the wire and comes out as it was; what is none is refused, whatever it is. */
class WireMessagesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final PaymentReference REFERENCE = new PaymentReference("0010000001");
    private static final Money AMOUNT = new Money(1_250, EUR);
    private static final DeviceState AWAY = new DeviceState(Health.OFFLINE, "It is away: Käse.");
    private static final CardApproval APPROVAL = new CardApproval(
            "4711", "A1", "541333******0010", "mc", AMOUNT, List.of("APPROVED"), false, "t", CardDetails.NONE);

    private static List<PaymentOutcome> payments() {
        return List.of(
                new PaymentOutcome.Approved(APPROVAL),
                new PaymentOutcome.Declined(Reason.REFUSED, "no"),
                new PaymentOutcome.Unknown("lost"),
                new PaymentOutcome.NotAsked("away"));
    }

    private static List<ReversalOutcome> reversals() {
        return List.of(
                new ReversalOutcome.Reversed("4712", List.of("REVERSED")),
                new ReversalOutcome.Refused("too late"),
                new ReversalOutcome.Unknown("lost"),
                new ReversalOutcome.NotAsked("away"));
    }

    private static <T> List<StatusOutcome<T>> statuses(T outcome) {
        return List.of(
                new StatusOutcome.Settled<>(outcome),
                new StatusOutcome.InProgress<>(),
                new StatusOutcome.NotFound<>(),
                new StatusOutcome.Unreachable<>("away"));
    }

    private static Stream<TerminalAnswer> answers() {
        var totals = new TerminalTotals(
                "7", List.of(new TerminalTotals.Line(TerminalTotals.Kind.REFUND, "visa", 2, AMOUNT)));
        return Stream.of(
                        payments().stream().map(TerminalAnswer.Payment::new),
                        payments().stream().flatMap(it -> statuses(it).stream()).map(TerminalAnswer.PaymentStatus::new),
                        Stream.of(new AbortOutcome.Asked(), new AbortOutcome.Unreachable("away"))
                                .map(TerminalAnswer.Abort::new),
                        reversals().stream().map(TerminalAnswer.Reversal::new),
                        reversals().stream()
                                .flatMap(it -> statuses(it).stream())
                                .map(TerminalAnswer.ReversalStatus::new),
                        Stream.of(
                                        new TotalsOutcome.Told(totals),
                                        new TotalsOutcome.Refused("no"),
                                        new TotalsOutcome.Unreachable("away"))
                                .map(TerminalAnswer.Totals::new),
                        Stream.of(AWAY).map(TerminalAnswer.State::new))
                .flatMap(it -> it);
    }

    private static Stream<TerminalRequest> requests() {
        var refund = new Refund(REFERENCE, AMOUNT, null);
        return Stream.of(
                new TerminalRequest.Pay(REFERENCE, AMOUNT),
                new TerminalRequest.Status(REFERENCE, AMOUNT),
                new TerminalRequest.Abort(REFERENCE),
                new TerminalRequest.Reverse(REFERENCE, REFERENCE, "4711", AMOUNT),
                new TerminalRequest.ReversalStatus(REFERENCE),
                new TerminalRequest.GiveBack(refund),
                new TerminalRequest.RefundStatus(refund),
                new TerminalRequest.Totals(),
                new TerminalRequest.Reconcile(),
                new TerminalRequest.LastReconciled(),
                new TerminalRequest.Check());
    }

    private static Stream<Order> orders() {
        var document = new ReceiptDocument(42, List.of(ReceiptDocument.Text.left("Käse"), new ReceiptDocument.Cut()));
        return Stream.concat(
                Stream.of(
                        new Order.Welcome(1, "a.b.c", 3, "run", LaneConfig.standard("1"), new Order.Cat("cat.1", 150)),
                        new Order.Welcome(1, "a.b.c", 3, "run", LaneConfig.none("1"), null),
                        new Order.Refused("no"),
                        new Order.Heard(7),
                        new Order.Print(new PrintJob("r1", document)),
                        new Order.OpenDrawer(),
                        new Order.Show("Milk", "1,09 €"),
                        new Order.Beep(),
                        new Order.Weigh(1),
                        new Order.Leave()),
                requests().map(request -> new Order.AskTerminal(2, request)));
    }

    private static Stream<Report> reports() {
        return Stream.concat(
                Stream.of(
                        new Report.Hello(1, "lane-1", "run", "JVM"),
                        new Report.Standing(Map.of(Kind.PRINTER, AWAY), KeyPosition.LOCKED, List.of("r1")),
                        new Report.Changed(Kind.SCANNER, DeviceState.READY),
                        new Report.Turned(KeyPosition.SUPERVISOR),
                        new Report.Scanned(1, Symbology.GS1_QR, "01040063813339311726112210A\u001D3103000500"),
                        new Report.NotTold(1, NotScanned.CAME_TOO_LATE, 3),
                        new Report.Printed(2, "r1", new PrintOutcome.Printed()),
                        new Report.Printed(3, "r2", new PrintOutcome.NotPrinted(AWAY)),
                        new Report.Printed(4, "r3", new PrintOutcome.Unknown(AWAY)),
                        new Report.Weighed(1, new Quantity(453, Unit.KG), null),
                        new Report.Weighed(2, null, NotWeighed.IN_MOTION),
                        new Report.Left()),
                answers().map(answer -> new Report.TerminalSaid(3, answer)));
    }

    @Example
    void every_message_comes_out_as_it_went_in() throws IOException {
        for (var order : orders().toList()) {
            assertThat(read(Frames.of(order), Order.class)).isEqualTo(order);
        }
        for (var report : reports().toList()) {
            assertThat(read(Frames.of(report), Report.class)).isEqualTo(report);
        }
    }

    @Example
    void every_kind_of_message_is_among_them_and_has_its_name_in_json() {
        var sent = new LinkedHashSet<Class<?>>();
        orders().forEach(it -> sent.add(it.getClass()));
        reports().forEach(it -> sent.add(it.getClass()));
        requests().forEach(it -> sent.add(it.getClass()));
        answers().forEach(it -> sent.add(it.getClass()));
        for (var family : List.of(Order.class, Report.class, TerminalRequest.class, TerminalAnswer.class)) {
            assertThat(leaves(family)).isSubsetOf(sent).isEqualTo(named(family));
        }
        for (var family : List.of(
                PrintOutcome.class,
                PaymentOutcome.class,
                ReversalOutcome.class,
                StatusOutcome.class,
                TotalsOutcome.class,
                AbortOutcome.class)) {
            assertThat(leaves(family)).isEqualTo(named(family));
        }
    }

    private static Set<Class<?>> leaves(Class<?> family) {
        var leaves = new LinkedHashSet<Class<?>>();
        for (var permitted : family.getPermittedSubclasses()) {
            if (permitted.isInterface()) {
                leaves.addAll(leaves(permitted));
            } else {
                leaves.add(permitted);
            }
        }
        return leaves;
    }

    private static Set<Class<?>> named(Class<?> family) {
        var named = new LinkedHashSet<Class<?>>();
        for (var type : family.getAnnotation(JsonSubTypes.class).value()) {
            named.add(type.value());
        }
        return named;
    }

    @Example
    void a_newer_peer_s_fields_are_left_alone_and_its_kinds_are_refused() throws IOException {
        assertThat(read(framed("{\"kind\":\"heard\",\"news\":7,\"mood\":\"good\"}"), Order.class))
                .isEqualTo(new Order.Heard(7));
        assertThatThrownBy(() -> read(framed("{\"kind\":\"dance\"}"), Order.class))
                .isInstanceOf(BrokenRule.class);
        assertThatThrownBy(() -> read(framed("{\"kind\":\"heard\"}"), Order.class))
                .isInstanceOf(BrokenRule.class);
        assertThatThrownBy(() -> read(framed("{\"kind\":\"show\",\"upper\":\"a\"}"), Order.class))
                .isInstanceOf(BrokenRule.class);
    }

    @Example
    void a_frame_that_is_too_long_is_refused_before_it_is_read() {
        for (int length : List.of(Link.LONGEST + 1, Integer.MAX_VALUE, -1)) {
            var bytes = ByteBuffer.allocate(4).putInt(length).array();
            assertThatThrownBy(() -> read(bytes, Order.class))
                    .isInstanceOf(BrokenRule.class)
                    .hasMessageContaining(Integer.toUnsignedString(length));
        }
    }

    @Example
    void a_sign_of_life_is_no_message() throws IOException {
        assertThat(read(Frames.SIGN_OF_LIFE, Order.class)).isNull();
    }

    @Property
    void rubbish_is_refused_or_breaks_off_and_does_nothing_else(@ForAll @Size(max = 400) byte[] rubbish) {
        var from = new DataInputStream(new ByteArrayInputStream(rubbish));
        assertThatThrownBy(() -> {
                    while (true) {
                        Frames.read(from, Report.class);
                    }
                })
                .isInstanceOfAny(BrokenRule.class, EOFException.class);
    }

    @Property
    void rubbish_in_a_frame_is_refused(@ForAll @Size(min = 1, max = 200) byte[] rubbish) {
        var frame = ByteBuffer.allocate(4 + rubbish.length)
                .putInt(rubbish.length)
                .put(rubbish)
                .array();
        assertThatThrownBy(() -> read(frame, Report.class)).isInstanceOf(BrokenRule.class);
    }

    @Property
    void a_message_with_some_bytes_turned_is_refused_or_another_message(@ForAll int where, @ForAll byte by)
            throws IOException {
        var frame = Frames.of(new Report.Printed(4, "r3", new PrintOutcome.Unknown(AWAY)));
        frame[4 + Math.floorMod(where, frame.length - 4)] ^= by;
        try {
            assertThat(read(frame, Report.class)).isNotNull();
        } catch (BrokenRule refused) {
            assertThat(refused).hasMessageContaining("Report");
        }
    }

    @Property
    void a_message_that_is_cut_off_is_none(@ForAll int where) {
        var frame = Frames.of(new Order.Show("Milk", "1,09 €"));
        var cut = Arrays.copyOf(frame, Math.floorMod(where, frame.length));
        assertThatThrownBy(() -> read(cut, Order.class)).isInstanceOf(EOFException.class);
    }

    private static byte[] framed(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static <T> @Nullable T read(byte[] frame, Class<T> type) throws IOException {
        return Frames.read(new DataInputStream(new ByteArrayInputStream(frame)), type);
    }

    @Example
    void a_message_is_small() {
        assertThat(Json.bytes(new Report.Scanned(1, Symbology.EAN_13, "4006381333931")))
                .hasSizeLessThan(100);
    }
}
