package com.evertill.edge.server;

import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.tender.GivenBack;
import com.evertill.edge.tender.OfflineApprovals;
import com.evertill.edge.till.ReceivedCarts;
import com.evertill.edge.till.WaitingBaskets;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code evertill verify FILE}: tells whether the journal in a file can be believed. Looks at a copy; the file itself is evidence, or the till's that sells. */
final class VerifyCommand {
    private VerifyCommand() {}

    /** @return 0 if everything holds, 1 if something does not, 2 if the file cannot be read as a journal. */
    static int run(Path file, PrintStream out) {
        try {
            return report(file, out);
        } catch (IOException | DatabaseFault | IllegalStateException e) {
            out.println(file + " cannot be verified: " + e.getMessage());
            return 2;
        }
    }

    private static int report(Path file, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("evertill-verify");
        try {
            var copy = folder.resolve("journal.db");
            Schema.copy(file, copy);
            var findings = findings(copy);
            findings.forEach(finding -> out.printf(
                    "%-6s %-10s %s%n", finding.holds() ? "ok" : "WRONG", finding.subject(), finding.detail()));
            return findings.stream().allMatch(Verifier.Finding::holds) ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private static List<Verifier.Finding> findings(Path copy) {
        try (var database = Schema.open("jdbc:sqlite:" + copy)) {
            return database.write(tx -> Verifier.verify(
                    tx,
                    List.of(
                            new Totals(),
                            new StockOnHand(),
                            new Receipts(),
                            new WaitingBaskets(),
                            new ReceivedCarts(),
                            new OfflineApprovals(),
                            new GivenBack())));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(folder);
    }
}
