package com.evertill.edge.server;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.OpenExceptions;
import com.evertill.edge.till.Shift;
import com.evertill.edge.till.TillState;
import com.evertill.shop.api.ShopView;
import com.evertill.shop.api.SyncView;
import com.evertill.shop.api.TillApi.FigureView;
import com.evertill.shop.api.TillApi.ShiftReport;
import com.evertill.shop.api.TillView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What screens show, made from what is on the disk and from how the devices are. */
@ApplicationScoped
public class Views {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_REFUNDS = 3;

    private final Edge edge;
    private final String software;
    private final AtomicLong version;
    private final Map<TillId, Made> made = new ConcurrentHashMap<>();

    /** A view of a till, and the till's turn that it shows. */
    private record Made(long version, long turn) {}

    @Inject
    public Views(Edge edge, @ConfigProperty(name = "quarkus.application.version") String software) {
        this.edge = edge;
        this.software = software;
        // Starts above every version of every earlier start, and stays within what JavaScript counts exactly.
        this.version = new AtomicLong(edge.shop().starts() << 32);
    }

    TillView till(Lane lane) {
        var shop = edge.shop();
        long newest = version.incrementAndGet();
        long turn = lane.till().turn();
        made.merge(
                lane.till().number(),
                new Made(newest, turn),
                (before, ours) -> before.version < ours.version ? ours : before);
        var state = lane.till().state();
        var notice = lane.notice();
        return shop.database().read(tx -> {
            var cards = lane.till().cards(tx);
            return new TillView(
                    newest,
                    lane.till().number().number(),
                    turn,
                    shop.store().name(),
                    shop.store().currency().getCurrencyCode(),
                    shop.store().taxRules().mode(),
                    shift(state.shift()),
                    basket(state.basket()),
                    lastSale(state.lastSale()),
                    cart(tx, lane),
                    cards.inTheWay() == null ? null : payment(cards.inTheWay()),
                    trouble(cards.trouble()),
                    shop.site().printJobs().asked(tx, lane.till().number()).stream()
                            .map(job -> new TillView.PrintQuestion(job.id(), job.receipt()))
                            .toList(),
                    notice == null ? null : new TillView.Notice(notice.number(), notice.refusal(), notice.entered()),
                    devices(lane),
                    edge.sync(tx),
                    edge.now());
        });
    }

    private TillView.@Nullable WantedCart cart(Tx tx, Lane lane) throws SQLException {
        var wanted = edge.shop().site().wantedCarts().find(tx, lane.till().number());
        return wanted.map(it -> new TillView.WantedCart(it.code().items().size(), it.refusal()))
                .orElse(null);
    }

    ShopView shop() {
        var shop = edge.shop();
        long newest = version.incrementAndGet();
        return shop.database().read(tx -> {
            var now = edge.now();
            var day = now.atZone(shop.store().zone()).toLocalDate();
            var totals = shop.site().totals().ofDay(tx, day);
            var cards = new ArrayList<ShopView.TillCard>();
            for (var lane : edge.lanes()) {
                cards.add(card(tx, lane, totals));
            }
            return new ShopView(
                    newest,
                    shop.store().node().toString(),
                    shop.store().name(),
                    day,
                    cards,
                    edge.sync(tx),
                    edge.priceBook(tx),
                    disk(),
                    edge.backup(),
                    software,
                    now,
                    edge.settings().simulation().isPresent());
        });
    }

    private ShopView.Disk disk() {
        var room = edge.disk().room();
        return new ShopView.Disk(room.freeBytes(), room.days(), room.level().name());
    }

    ShiftReport x(Lane lane, Shift shift) {
        var shop = edge.shop();
        return shop.database().read(tx -> {
            var figures = shop.site().totals().ofShift(tx, shift.number());
            return new ShiftReport(
                    shift.number().toString(),
                    lane.till().number().number(),
                    edge.staff().nameOf(shift.cashier()),
                    shift.opened(),
                    figures.stream()
                            .map(figure -> new FigureView(
                                    figure.figure().name(), figure.name(), figure.count(), money(figure.minor())))
                            .toList(),
                    money(Totals.expectedCash(figures)));
        });
    }

    private ShopView.TillCard card(Tx tx, Lane lane, List<Posting> today) throws SQLException {
        var state = lane.till().state();
        var shift = state.shift();
        var number = lane.till().number();
        var sales = today.stream()
                .filter(it -> it.till().equals(number) && it.figure() == Figure.SALES)
                .toList();
        return new ShopView.TillCard(
                number.number(),
                shift(shift),
                shift == null
                        ? null
                        : money(Totals.expectedCash(edge.shop().site().totals().ofShift(tx, shift.number()))),
                state.basket() instanceof Basket.Known known
                        ? known.content().priced().total()
                        : null,
                sales.stream().mapToLong(Posting::count).sum(),
                money(sales.stream().mapToLong(Posting::minor).sum()),
                lane.till().awaitingTheManager(tx).stream().map(Views::payment).toList(),
                edge
                        .shop()
                        .site()
                        .attempts()
                        .newestRefunds(tx, number, edge.now().minus(A_DAY), MOST_REFUNDS)
                        .stream()
                        .map(Views::refund)
                        .toList(),
                OpenExceptions.of(tx, number).stream().map(Views::exception).toList(),
                devices(lane),
                edge.staff().isPaired(number));
    }

    private TillView.@Nullable Shift shift(@Nullable Shift shift) {
        return shift == null
                ? null
                : new TillView.Shift(
                        shift.number().toString(),
                        shift.cashier().number(),
                        edge.staff().nameOf(shift.cashier()),
                        shift.opened());
    }

    private static TillView.@Nullable OpenBasket basket(Basket basket) {
        return basket instanceof Basket.Known known
                ? new TillView.OpenBasket(
                        known.id().value(),
                        known.content().priced(),
                        known.content().tenders())
                : null;
    }

    private static TillView.@Nullable LastSale lastSale(TillState.@Nullable LastSale sale) {
        return sale == null ? null : new TillView.LastSale(sale.receipt(), sale.total(), sale.change(), sale.at());
    }

    private static TillView.CardPayment payment(CardAttempt attempt) {
        return new TillView.CardPayment(
                attempt.reference(),
                attempt.amount(),
                state(attempt),
                attempt.state() == State.REVERSING,
                attempt.isRefund());
    }

    private static ShopView.CardRefund refund(CardAttempt attempt) {
        var payment = Objects.requireNonNull(attempt.refund()).payment();
        var approval = attempt.approval();
        boolean isGiven = attempt.state() == State.APPLIED;
        return new ShopView.CardRefund(
                attempt.reference(),
                payment == null ? null : payment.receipt(),
                approval == null ? attempt.amount() : approval.amount(),
                refundState(attempt),
                attempt.trouble() == null || isGiven
                        ? null
                        : TillView.CardTroubleKind.valueOf(attempt.trouble().name()),
                isGiven ? null : attempt.detail(),
                attempt.intended());
    }

    private static ShopView.RefundState refundState(CardAttempt attempt) {
        return switch (attempt.state()) {
            case INTENDED, ASKED, APPROVED, TO_BE_SIGNED, REVERSING -> ShopView.RefundState.IN_PROGRESS;
            case UNKNOWN -> ShopView.RefundState.UNKNOWN;
            case APPLIED -> ShopView.RefundState.GIVEN;
            case WATCHED -> attempt.awaitsTheManager() ? ShopView.RefundState.UNKNOWN : ShopView.RefundState.NOT_GIVEN;
            case DECLINED, REVERSED -> ShopView.RefundState.NOT_GIVEN;
        };
    }

    private static TillView.CardState state(CardAttempt attempt) {
        if (attempt.state() == State.TO_BE_SIGNED) {
            return TillView.CardState.TO_BE_SIGNED;
        }
        return attempt.awaitsTheManager() ? TillView.CardState.UNKNOWN : TillView.CardState.IN_PROGRESS;
    }

    private static ShopView.OpenException exception(OpenExceptions.OpenException open) {
        return switch (open.fact()) {
            case Payload.TerminalReconciled it ->
                new ShopView.OpenException(
                        open.id(), open.opened(), it.sold(), it.told(), null, null, offline(it), it.why());
            case Payload.PaymentForwarded it ->
                new ShopView.OpenException(
                        open.id(), open.opened(), null, null, offline(it.payment()), null, List.of(), it.why());
            case Payload.CardRefunded it ->
                new ShopView.OpenException(open.id(), open.opened(), null, null, null, late(it), List.of(), null);
            default -> throw new IllegalStateException(open.id() + " was opened by " + open.fact());
        };
    }

    private static ShopView.LateRefund late(Payload.CardRefunded it) {
        var payment = it.payment();
        return new ShopView.LateRefund(payment == null ? null : payment.receipt(), it.amount(), it.reason());
    }

    private static List<ShopView.OfflinePayment> offline(Payload.TerminalReconciled reconciled) {
        return reconciled.offline() == null
                ? List.of()
                : reconciled.offline().stream().map(Views::offline).toList();
    }

    private static ShopView.OfflinePayment offline(OfflineApproval payment) {
        return new ShopView.OfflinePayment(payment.receipt(), payment.tender(), payment.amount(), payment.at());
    }

    private static TillView.@Nullable CardTrouble trouble(@Nullable CardAttempt attempt) {
        var told = attempt == null ? null : attempt.toBeTold();
        return attempt == null || told == null
                ? null
                : new TillView.CardTrouble(
                        attempt.reference(),
                        attempt.amount(),
                        TillView.CardTroubleKind.valueOf(told.name()),
                        attempt.detail());
    }

    private static List<TillView.Device> devices(Lane lane) {
        var states = lane.states();
        return List.of(Kind.values()).stream()
                .map(kind -> {
                    var state = Objects.requireNonNull(states.get(kind));
                    return new TillView.Device(
                            kind.name(), state.health().name(), state.detail().isBlank() ? null : state.detail());
                })
                .toList();
    }

    private Money money(long minor) {
        return new Money(minor, edge.shop().store().currency());
    }

    /**
     * From which version on a view shows all that was answered at this till by now. Often one is under way already: a screen that waited for a later
     * one would ask for it after a while, and in vain.
     */
    long versionShowing(Lane lane) {
        long turn = lane.till().turn();
        var newest = made.get(lane.till().number());
        return newest != null && newest.turn >= turn ? newest.version : version.get() + 1;
    }

    SyncView sync() {
        return edge.shop().database().read(edge::sync);
    }
}
