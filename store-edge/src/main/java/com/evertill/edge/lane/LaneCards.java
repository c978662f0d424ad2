package com.evertill.edge.lane;

import com.evertill.devices.DeviceState;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.tender.CardDesk;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.Forwarding;
import com.evertill.edge.tender.Reconciler;
import com.evertill.edge.till.Till;
import java.time.Instant;

/** What a till has to do with its card terminal, in the order of who waits: a customer, the end of the day, the bank. */
final class LaneCards {
    private final CardTerminal terminal;
    private final CardDesk desk;
    private final Forwarding forwarding;
    private final Reconciler reconciler;

    LaneCards(Shop shop, Till till, Lane.Cards cards) {
        var site = shop.site();
        var database = shop.database();
        var journal = site.journal();
        var attempts = site.attempts();
        var currency = shop.store().currency();
        terminal = cards.terminal();
        desk = new CardDesk(database, journal, attempts, till.number(), terminal, cards.terminalTimeout(), till);
        desk.recover();
        forwarding = new Forwarding(database, journal, attempts, till.number(), terminal);
        reconciler = new Reconciler(database, journal, attempts, till.number(), terminal, currency, forwarding);
    }

    /** Payments first; a reconciliation that is due where none moves; and where that waits for nothing, what the bank says to earlier ones. */
    Progress further(Instant now) {
        var payments = desk.step(now);
        if (payments == Progress.SOMETHING_WAS_DONE) {
            return payments;
        }
        var day = reconciler.step(now);
        if (day != Progress.NOTHING_IS_OPEN) {
            return day;
        }
        return forwarding.step(now) ? Progress.SOMETHING_WAS_DONE : payments;
    }

    DeviceState check() {
        return terminal.check();
    }

    /** May wait for the line to the terminal. */
    void abort(String reference) {
        terminal.abort(new PaymentReference(reference));
    }

    void close() {
        terminal.close();
    }
}
