package com.evertill.cloud.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Where the files lie. */
final class LakeFolder {
    /** A part that has reached it is left alone from then on: Athena's advice for files is 128 MB and more. */
    static final long LARGE = 128L << 20;

    private static final String TENANT = "tenant=";
    private static final String DAY = "business_day=";

    private final Path root;
    private final long large;

    LakeFolder(Path root, long large) {
        this.root = root;
        this.large = large;
    }

    Path root() {
        return root;
    }

    /** The files of a partition that hold something, from part 1. */
    List<Path> parts(LakeTable table, Partition partition, int until) {
        return IntStream.rangeClosed(1, until)
                .mapToObj(part -> part(table, partition, part))
                .filter(Files::exists)
                .toList();
    }

    /** The files of a retailer's days, both included: a question about a week opens a week's files. */
    List<Path> parts(LakeTable table, String tenant, LocalDate first, LocalDate last) {
        var ofTenant = root.resolve(table.name()).resolve(TENANT + tenant);
        if (!Files.exists(ofTenant)) {
            return List.of();
        }
        var parts = new ArrayList<Path>();
        try (var days = Files.list(ofTenant)) {
            for (var day : days.filter(it -> isWithin(it, first, last)).sorted().toList()) {
                try (var files = Files.list(day)) {
                    files.filter(LakeFolder::isPart).sorted().forEach(parts::add);
                }
            }
            return parts;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Days of ISO 8601 are in the order of their letters. */
    private static boolean isWithin(Path folder, LocalDate first, LocalDate last) {
        var day = folder.getFileName().toString();
        return day.compareTo(DAY + first) >= 0 && day.compareTo(DAY + last) <= 0;
    }

    Path part(LakeTable table, Partition partition, int part) {
        return folder(table, partition).resolve("part-%04d.parquet".formatted(part));
    }

    /** Which part of a partition the next rows go into: the last, or one behind it when any table's has grown large. */
    int next(Partition partition) {
        int part = 1;
        while (isLarge(partition, part)) {
            part++;
        }
        return part;
    }

    private boolean isLarge(Partition partition, int part) {
        try {
            for (var table : LakeTables.ALL) {
                var file = part(table, partition, part);
                if (Files.exists(file) && Files.size(file) >= large) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Where a file is made before it takes its place; no reader looks at names that begin with a dot. */
    Path draft(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return file.resolveSibling("." + file.getFileName() + ".draft");
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** From one instant to the next, and durable when it returns. */
    void publish(Path draft, Path file) {
        try {
            sync(draft, StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** Whether the table has any file: an engine that is asked for none of them complains. */
    boolean holds(LakeTable table) {
        var folder = root.resolve(table.name());
        if (!Files.exists(folder)) {
            return false;
        }
        try (var files = Files.find(folder, 3, (file, _) -> isPart(file))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private static boolean isPart(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith("part-") && name.endsWith(".parquet");
    }

    /** All files of a table, as the engine's pattern. */
    String pattern(LakeTable table) {
        return root.resolve(table.name()) + "/*/*/part-*.parquet";
    }

    private Path folder(LakeTable table, Partition partition) {
        return root.resolve(table.name()).resolve(TENANT + partition.tenant()).resolve(DAY + partition.businessDay());
    }

    private LakeFault fault(IOException e) {
        return new LakeFault("look at the folder " + root + ": is it there, and has its disk room?", e);
    }
}
