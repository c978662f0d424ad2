package com.evertill.edge.rescue;

import com.evertill.commerce.node.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of a file that was set aside, in plain words. */
final class Report {
    static final String CONCLUSION = "What became of it:";

    private final NodeId node;
    private final Path file;
    private final List<String> noted;

    /** @param noted when it was found, and why, behind the name of the folder. */
    Report(NodeId node, Path file, List<String> noted) {
        this.node = node;
        this.file = file;
        this.noted = noted;
    }

    String of(List<Salvage.Found> ofTheFile, List<Path> backups, List<Salvage.Found> withBackups) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("The journal of " + node + " was found damaged at " + noted.get(1) + " and set aside.");
        lines.add("Why: " + String.join(" ", noted.subList(2, noted.size())));
        lines.add("The file and its log lie beside this report, as they were found. Keep them.");
        lines.add("");
        if (ofTheFile.isEmpty()) {
            lines.add("No fact could be read in it.");
        }
        ofTheFile.forEach(found -> lines.addAll(of(found)));
        if (!backups.isEmpty()) {
            lines.add("");
            lines.add("Together with " + backups.getFirst().getFileName() + ":");
            withBackups.forEach(found -> lines.addAll(of(found)));
        }
        lines.add("");
        lines.addAll(notFacts());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> of(Salvage.Found found) {
        return List.of(
                "Of epoch " + found.epoch() + ", " + found.read() + " facts were read, up to number " + found.highest()
                        + ". Whether there were more after that, the file does not say.",
                found.unread().isEmpty()
                        ? "None of them is missing."
                        : "These could not be read: "
                                + found.unread().stream()
                                        .map(Salvage.Range::toString)
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    /** What lies beside the facts, as far as SQLite can still get at it: in a copy, since opening a file changes it. */
    private List<String> notFacts() throws IOException {
        var folder = Files.createTempDirectory(file.getParent(), "copy");
        var copy = folder.resolve("edge.db");
        try {
            Files.copy(file, copy);
            var log = file.resolveSibling(file.getFileName() + "-wal");
            if (Files.exists(log)) {
                Files.copy(log, folder.resolve("edge.db-wal"));
            }
            return notFacts(copy);
        } finally {
            delete(folder);
        }
    }

    private static List<String> notFacts(Path copy) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            return List.of(
                    told(
                            connection,
                            "SELECT 'up to number ' || confirmed FROM sync",
                            "What the cloud had confirmed, as far as this box had heard",
                            "nothing"),
                    told(
                            connection,
                            "SELECT 'at till ' || till || ', ' || count(*) || ' entries' FROM basket_event GROUP BY till",
                            "Baskets that were open, and are gone",
                            "none"),
                    told(
                            connection,
                            "SELECT reference || ' at till ' || till || ': ' || minor || ' ' || currency || ' minor units, '"
                                    + " || state FROM card_attempt WHERE state NOT IN ('APPLIED', 'DECLINED', 'REVERSED')"
                                    + " OR till IN (SELECT till FROM basket_event)",
                            "Card payments that are in no sale; ask the terminal about them",
                            "none"));
        } catch (SQLException e) {
            return List.of(
                    "SQLite cannot open it: what the cloud had confirmed, which baskets were open and which card payments were"
                            + " under way cannot be read.");
        }
    }

    private static String told(Connection connection, String query, String what, String none) {
        return what + ": "
                + rows(connection, query)
                        .map(rows -> rows.isEmpty() ? none : String.join("; ", rows))
                        .orElse("cannot be read")
                + ".";
    }

    private static Optional<List<String>> rows(Connection connection, String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return Optional.of(found);
        } catch (SQLException damaged) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var each : files.toList()) {
                Files.deleteIfExists(each);
            }
        }
        Files.delete(folder);
    }
}
