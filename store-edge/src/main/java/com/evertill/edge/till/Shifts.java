package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.Reconciliations;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The drawer session of a till, and its drawer. */
final class Shifts {
    /** Minor units; no drawer holds more, so more is a slip of the finger. */
    private static final long MOST_CASH = 1_000_000_00L;

    static @Nullable Refusal open(Turn turn, Money openingFloat, Actor actor) throws SQLException {
        var wrong = check(turn, openingFloat);
        if (wrong != null) {
            return wrong;
        }
        var number = new ShiftNumber(turn.till, turn.site.journal().epoch(), turn.draw("shift"));
        var day = turn.now.atZone(turn.site.store().zone()).toLocalDate();
        var shift = new Shift(number, actor.staff(), turn.now, day);
        OpenShifts.open(turn.tx, turn.till, shift);
        turn.become(turn.state().withShift(shift));
        turn.append(new Payload.ShiftOpened(number, turn.till, actor.staff(), openingFloat));
        return null;
    }

    static @Nullable Refusal close(Turn turn, Money counted, Actor actor) throws SQLException {
        if (!(turn.state().basket() instanceof Basket.NotOpened)) {
            return A_BASKET_IS_STILL_OPEN;
        }
        var refunding = Refunds.inTheWay(turn.site, turn.till, turn.tx);
        if (refunding != null) {
            return refunding;
        }
        var wrong = check(turn, counted);
        if (wrong != null) {
            return wrong;
        }
        var shift = turn.shift();
        var expected = Totals.expectedCash(turn.site.totals().ofShift(turn.tx, shift.number()));
        turn.append(new Payload.ShiftClosed(
                shift.number(),
                turn.till,
                shift.cashier(),
                actor.staff(),
                counted,
                new Money(expected, counted.currency())));
        OpenShifts.close(turn.tx, turn.till);
        turn.site.printJobs().leaveAll(turn.tx, turn.till);
        turn.become(TillState.CLOSED);
        turn.effect(new Effect.OpenDrawer());
        if (turn.site.store().till(turn.till).map(it -> it.terminal()).isPresent()) {
            Reconciliations.due(turn.tx, turn.till, shift.number(), shift.businessDay());
            turn.effect(new Effect.AskTerminal());
        }
        return null;
    }

    static @Nullable Refusal noSale(Turn turn, @Nullable String reason, Actor actor) throws SQLException {
        turn.append(new Payload.NoSale(turn.till, turn.shift().number(), actor.staff(), reason));
        turn.effect(new Effect.OpenDrawer());
        return null;
    }

    private static @Nullable Refusal check(Turn turn, Money cash) {
        if (!cash.currency().equals(turn.site.store().currency())) {
            return THE_CURRENCY_IS_NOT_TAKEN_HERE;
        }
        return cash.isNegative()
                ? THE_COUNT_MUST_NOT_BE_NEGATIVE
                : cash.minor() > MOST_CASH ? THE_AMOUNT_IS_TOO_LARGE : null;
    }

    private Shifts() {}
}
