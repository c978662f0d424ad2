package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.plug.DiskOp.Remove;
import com.evertill.rehearsal.plug.DiskOp.Resize;
import com.evertill.rehearsal.plug.DiskOp.Sync;
import com.evertill.rehearsal.plug.DiskOp.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The disk below one folder: what is on it for certain, and what a cache still holds. */
final class Disk {
    private final Map<String, Stored> files = new LinkedHashMap<>();

    /** One file. It was made (or removed) for certain when its folder was synced after that. */
    private static final class Stored {
        Bytes durable = new Bytes();
        List<DiskOp> pending = new ArrayList<>();
        boolean nameIsDurable;
        boolean removed;
    }

    /** A file's content; holes are zeros. */
    private static final class Bytes {
        private byte[] room = new byte[0];
        private int size;

        Bytes copy() {
            var copy = new Bytes();
            copy.room = Arrays.copyOf(room, size);
            copy.size = size;
            return copy;
        }

        void apply(DiskOp op) {
            switch (op) {
                case Write write -> {
                    int at = Math.toIntExact(write.offset());
                    grow(Math.max(size, at + write.bytes().length));
                    System.arraycopy(write.bytes(), 0, room, at, write.bytes().length);
                }
                case Resize resize -> {
                    int wanted = Math.toIntExact(resize.size());
                    if (wanted < size) {
                        Arrays.fill(room, wanted, size, (byte) 0);
                    }
                    grow(wanted);
                    size = wanted;
                }
                case Sync _, Remove _ -> throw new IllegalArgumentException(op + " changes no content");
            }
        }

        private void grow(int to) {
            if (to > room.length) {
                room = Arrays.copyOf(room, Math.max(to, room.length * 2));
            }
            size = Math.max(size, to);
        }

        byte[] whole() {
            return Arrays.copyOf(room, size);
        }
    }

    void apply(DiskOp op) {
        switch (op) {
            case Write write -> file(write).pending.add(write);
            case Resize resize -> file(resize).pending.add(resize);
            case Remove remove -> file(remove).removed = true;
            case Sync sync when sync.file().isEmpty() -> syncFolder();
            case Sync sync -> {
                var file = file(sync);
                file.pending.forEach(file.durable::apply);
                file.pending.clear();
            }
        }
    }

    private Stored file(DiskOp op) {
        var file = files.computeIfAbsent(op.file(), _ -> new Stored());
        if (file.removed && !(op instanceof Remove)) {
            // Made again under the same name: what the old one held is of no interest any more, nor is that it was
            // there.
            file = new Stored();
            files.put(op.file(), file);
        }
        return file;
    }

    private void syncFolder() {
        files.values().removeIf(file -> file.removed);
        files.values().forEach(file -> file.nameIsDurable = true);
    }

    /** How many operations a power cut could undo now. */
    int atRisk() {
        return files.values().stream().mapToInt(file -> file.pending.size()).sum();
    }

    /** Writes what could be found after a power cut now. */
    void writeImage(Path folder, Loss loss, RandomGenerator random) throws IOException {
        Files.createDirectories(folder);
        for (var entry : files.entrySet()) {
            var file = entry.getValue();
            boolean there = file.nameIsDurable ? !file.removed || random.nextBoolean() : random.nextBoolean();
            if (there) {
                var content = file.durable.copy();
                loss.survivors(file.pending, random).forEach(content::apply);
                Files.write(folder.resolve(entry.getKey()), content.whole());
            }
        }
    }
}
