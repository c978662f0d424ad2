package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.plug.DiskOp.Remove;
import com.evertill.rehearsal.plug.DiskOp.Resize;
import com.evertill.rehearsal.plug.DiskOp.Sync;
import com.evertill.rehearsal.plug.DiskOp.Write;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a process write down what it does to its files, and reads that. See {@link Preload}. */
final class Recorder {
    private final Preload library;
    private final Path folder;
    private final Path record;

    /**
     * @param folder whose databases are of interest; absolute.
     * @param place for the library and the record.
     */
    Recorder(Path folder, Path place) throws IOException, InterruptedException {
        this.folder = folder;
        this.record = place.resolve("disk.record");
        this.library = new Preload("recorder", place);
    }

    /** What a program is started through to be recorded. */
    List<String> wrapper() {
        return library.wrapper("RECORD=" + record, "RECORDED_FOLDER=" + folder);
    }

    /** How long the record is now: everything before was done before this was asked. */
    long mark() throws IOException {
        return Files.exists(record) ? Files.size(record) : 0;
    }

    List<DiskOp> read() throws IOException {
        var ops = new ArrayList<DiskOp>();
        long size = mark();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(record), 1 << 20))) {
            for (long at = 0; at < size; at = ops.getLast().end()) {
                ops.add(next(in, at));
            }
        }
        return ops;
    }

    private static DiskOp next(DataInputStream in, long at) throws IOException {
        int kind = in.readUnsignedByte();
        var name = new byte[in.readUnsignedByte()];
        in.readFully(name);
        var file = new String(name, StandardCharsets.UTF_8);
        long offset = in.readLong();
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        long end = at + 14 + name.length + bytes.length;
        return switch (kind) {
            case 'W' -> new Write(file, offset, bytes, end);
            case 'T' -> new Resize(file, offset, end);
            case 'S' -> new Sync(file, end);
            case 'U' -> new Remove(file, end);
            default -> throw new IOException("the record is damaged at " + at);
        };
    }
}
