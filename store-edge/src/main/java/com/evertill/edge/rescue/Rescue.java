package com.evertill.edge.rescue;

import com.evertill.commerce.node.NodeId;
import com.evertill.edge.journal.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Sets a damaged journal aside, and makes a sound file of what can be read in it. Switched off at any moment, it goes on from there. */
public final class Rescue {
    private static final String FILE = "edge.db";
    private static final List<String> ALL = List.of(FILE, FILE + "-wal", FILE + "-shm");
    private static final String MARK = "edge.damaged";
    private static final String REPORT = "report.txt";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'damaged-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;

    /** @param folder of the journal. */
    public Rescue(Path folder) {
        this.folder = folder;
    }

    /** Notes that the file is damaged: nothing is opened on it any more, and the next start sets it aside. The first word counts. */
    public void note(String why, Instant now) {
        try {
            if (!isDue()) {
                var text = NAME.format(now) + "\n" + now.truncatedTo(ChronoUnit.SECONDS) + "\n" + why + "\n";
                var fresh = folder.resolve(MARK + ".new");
                Files.writeString(
                        fresh,
                        text,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
                Files.move(fresh, mark(), StandardCopyOption.ATOMIC_MOVE);
                sync(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("that " + folder.resolve(FILE) + " is damaged cannot be noted", e);
        }
    }

    /** Without that, a power cut may take the new name with it. */
    private static void sync(Path folder) throws IOException {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    public boolean isDue() {
        return Files.exists(mark());
    }

    private Path mark() {
        return folder.resolve(MARK);
    }

    /**
     * The sound file stands at the journal's place when this returns, without a journal in it yet.
     *
     * @param backups whole copies of the journal, the newest first; what they have is saved as well.
     * @return the report.
     */
    public Path run(NodeId node, List<Path> backups) throws IOException {
        var noted = Files.readAllLines(mark());
        var aside = Files.createDirectories(folder.resolve(noted.getFirst()));
        var report = aside.resolve(REPORT);
        if (!Files.exists(report)) {
            for (var name : ALL) {
                moveOnce(folder.resolve(name), aside.resolve(name));
            }
            var fresh = folder.resolve(FILE + ".new");
            for (var name : ALL) {
                Files.deleteIfExists(folder.resolve(name.replace(FILE, FILE + ".new")));
            }
            var text = salvaged(node, aside, backups, fresh, noted);
            Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(
                    report, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        }
        Files.delete(mark());
        return report;
    }

    /** Where the sound file stands already, it is not taken for the damaged one. */
    private static void moveOnce(Path from, Path to) throws IOException {
        if (Files.exists(from) && !Files.exists(to)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String salvaged(NodeId node, Path aside, List<Path> backups, Path fresh, List<String> noted)
            throws IOException {
        try (var database = Schema.open("jdbc:sqlite:" + fresh)) {
            var salvage = new Salvage(node);
            salvage.take(database, aside.resolve(FILE), aside.resolve(FILE + "-wal"));
            var ofTheFile = database.read(salvage::found);
            for (var backup : backups) {
                salvage.take(database, backup, backup.resolveSibling(backup.getFileName() + "-wal"));
            }
            return new Report(node, aside.resolve(FILE), noted).of(ofTheFile, backups, database.read(salvage::found));
        }
    }

    /** Says at the end of the newest report, once, what became of it. */
    public void conclude(String text) {
        newestReport().ifPresent(report -> {
            try {
                if (!Files.readString(report).contains(Report.CONCLUSION)) {
                    Files.writeString(
                            report,
                            "\n" + Report.CONCLUSION + "\n" + text + "\n",
                            StandardOpenOption.APPEND,
                            StandardOpenOption.SYNC);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(report + " cannot be written", e);
            }
        });
    }

    private Optional<Path> newestReport() {
        try (var all = Files.list(folder)) {
            return all.filter(it -> it.getFileName().toString().startsWith("damaged-"))
                    .map(it -> it.resolve(REPORT))
                    .filter(Files::exists)
                    .max((a, b) -> a.toString().compareTo(b.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
