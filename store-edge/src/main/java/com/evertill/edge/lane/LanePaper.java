package com.evertill.edge.lane;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.tender.CardAttempt;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a lane's printer is given, and what became of it: no paper comes out twice, and none is missing without a word. */
final class LanePaper {
    private final Shop shop;
    private final LaneDevices devices;
    /** Until they are written down. */
    private final Map<String, PrintOutcome> outcomes = new LinkedHashMap<>();

    LanePaper(Shop shop, LaneDevices devices) {
        this.shop = shop;
        this.devices = devices;
    }

    /**
     * Hands a paper over, once. One that cannot even be handed over is asked about like one that did not come out.
     *
     * @param changed called where the cashier is asked now.
     */
    void print(String id, Runnable changed) {
        boolean handedOver = false;
        try {
            settle();
            var taken = shop.database().write(tx -> shop.site().printJobs().take(tx, id));
            var document = taken.flatMap(job -> shop.database().read(tx -> document(tx, job)));
            document.ifPresent(it -> devices.print(new PrintJob(id, it)));
            handedOver = taken.isEmpty() || document.isPresent();
        } finally {
            if (!handedOver) {
                shop.database().act(tx -> shop.site().printJobs().ask(tx, id, true));
                changed.run();
            }
        }
    }

    private Optional<ReceiptDocument> document(Tx tx, PrintJobs.Job job) throws SQLException {
        var site = shop.site();
        if (job.attempt() != null) {
            return site.attempts().find(tx, job.attempt()).map(attempt -> slip(attempt, job));
        }
        var receipt = Objects.requireNonNull(job.receipt(), "a paper that is neither receipt nor slip");
        return site.receipts().find(tx, site.journal(), receipt).map(sale -> shop.writer()
                .write(sale, job.copy()));
    }

    private ReceiptDocument slip(CardAttempt attempt, PrintJobs.Job job) {
        var approval = Objects.requireNonNull(attempt.approval(), "a slip of what was not approved");
        var order = attempt.refund();
        if (order == null) {
            return shop.slips().write(attempt.till(), attempt.reference(), approval, job.made());
        }
        var receipt = order.payment() == null ? null : order.payment().receipt();
        return shop.slips()
                .refund(
                        attempt.till(),
                        attempt.reference(),
                        approval,
                        receipt,
                        order.reason(),
                        job.customers(),
                        job.made());
    }

    /** What cannot be written down now, as on a full disk, is when the next paper is printed. */
    void printed(String id, PrintOutcome outcome) {
        synchronized (outcomes) {
            outcomes.put(id, outcome);
        }
        settle();
    }

    private void settle() {
        synchronized (outcomes) {
            if (!outcomes.isEmpty()) {
                shop.database().act(tx -> {
                    for (var each : outcomes.entrySet()) {
                        settle(tx, each.getKey(), each.getValue());
                    }
                });
                outcomes.clear();
            }
        }
    }

    private void settle(Tx tx, String id, PrintOutcome outcome) throws SQLException {
        var jobs = shop.site().printJobs();
        switch (outcome) {
            case PrintOutcome.Printed _ -> jobs.done(tx, id);
            case PrintOutcome.NotPrinted(var why) when why.health() == Health.NOT_CONFIGURED -> jobs.done(tx, id);
            case PrintOutcome.NotPrinted _ -> jobs.ask(tx, id, false);
            case PrintOutcome.Unknown _ -> jobs.ask(tx, id, true);
        }
    }
}
