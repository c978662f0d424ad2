package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.Alarm;
import java.util.List;

/** What somebody in between has altered or made up. That nothing of it is kept is seen by the chain. */
final class ForgeryChecks {

    /** Each that came to the cloud has raised its alarm. */
    static List<String> alarmed(End end) {
        return end.each((box, wrong) -> {
            long raised = end.cloud.ledger().alarms().all().stream()
                    .filter(alarm -> isOfForgery(alarm, box))
                    .mapToLong(Alarm::count)
                    .sum();
            if (raised < box.line.forger.heard()) {
                wrong.add("of " + box.name() + " came " + box.line.forger.heard()
                        + " forged batches, and the cloud raised " + raised + " alarms");
            }
        });
    }

    /** Whether an alarm is what a forger has brought about, if there was one. */
    static boolean isOfForgery(Alarm alarm, Box box) {
        return alarm.node().equals(box.node())
                && alarm.kind() == Alarm.Kind.A_BATCH_WAS_REJECTED
                && box.line.forger.sent() > 0;
    }

    private ForgeryChecks() {}
}
