package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.demo.DemoFault;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A cashier at a till whose shop goes away again and again: repeats what got no answer, and watches that it is done once. */
final class Teller implements Runnable {
    private static final long PAUSE = 20_000_000;

    private final int till;
    private final Shop screen;
    private final Cashier cashier;
    private final Map<String, String> receipts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private volatile int sales;
    private volatile boolean goHome;
    private final AtomicLong answers = new AtomicLong();
    private final Timings timings = new Timings();

    Teller(int till, Shop screen, Cashier cashier) {
        this.till = till;
        this.screen = screen;
        this.cashier = cashier;
    }

    @Override
    public void run() {
        var view = look();
        while (!goHome) {
            view = give(cashier.next(view), Standing.of(view));
            answers.incrementAndGet();
            keep(view.lastSale());
        }
    }

    private void keep(TillView.@Nullable LastSale sale) {
        if (sale == null) {
            return;
        }
        var receipt = sale.receipt().toString();
        var total = sale.total().toString();
        var before = receipts.putIfAbsent(receipt, total);
        if (before != null && !before.equals(total)) {
            wrong.add("receipt " + receipt + " was given for " + before + " and then for " + total);
        }
        sales = receipts.size();
    }

    private TillView look() {
        while (true) {
            try {
                return screen.till(till);
            } catch (DemoFault unanswered) {
                waitABit(unanswered);
            }
        }
    }

    private TillView give(TillCommand command, String before) {
        try {
            long asked = System.nanoTime();
            var view = screen.send(till, command);
            timings.add(System.nanoTime() - asked);
            return view;
        } catch (DemoFault unanswered) {
            return settle(command, before);
        }
    }

    /** The command was done or it was not; a repeat does it then, or changes nothing. */
    private TillView settle(TillCommand command, String before) {
        String done = null;
        while (true) {
            try {
                var seen = look();
                keep(seen.lastSale());
                var standing = Standing.of(seen);
                done = standing.equals(before) ? gone(done, command) : standing;
                var after = screen.send(till, command);
                if (done != null && !Standing.of(after).equals(done)) {
                    wrong.add("a repeat of " + command + " led from " + done + " to " + Standing.of(after));
                }
                return after;
            } catch (DemoFault unanswered) {
                waitABit(unanswered);
            }
        }
    }

    /** Somebody who was sent away in the middle of it does not come back. */
    private static void waitABit(DemoFault unanswered) {
        if (Thread.currentThread().isInterrupted()) {
            throw unanswered;
        }
        LockSupport.parkNanos(PAUSE);
    }

    private @Nullable String gone(@Nullable String done, TillCommand command) {
        if (done != null) {
            wrong.add(command + " had been done, and after a restart it had not");
        }
        return null;
    }

    void goHome() {
        goHome = true;
    }

    long answers() {
        return answers.get();
    }

    /** Of commands that were answered at once, each with the view after it. */
    Timings timings() {
        return timings;
    }

    /** So far. */
    int sales() {
        return sales;
    }

    /** What the customers have: receipt numbers with their totals. To be asked after it went home. */
    Map<String, String> receipts() {
        return receipts;
    }

    List<String> wrong() {
        return wrong;
    }
}
