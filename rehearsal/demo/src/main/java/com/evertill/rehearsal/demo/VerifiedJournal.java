package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What {@code evertill verify} says of the demo's journal. */
final class VerifiedJournal {
    private VerifiedJournal() {}

    /** @throws DemoFault if anything in it does not hold. */
    static void require(Layout layout, DemoOptions options, Progress progress) {
        var command = new ArrayList<>(Lineup.shopProgram(layout, options, List.of(), Rig.NONE));
        command.add("verify");
        command.add(layout.edge().resolve("edge.db").toString());
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new DemoFault("The journal is not sound.");
            }
            progress.say("  ok  the journal is proved on its file");
        } catch (IOException e) {
            throw new DemoFault("The journal cannot be verified: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("Interrupted.", e);
        }
    }
}
