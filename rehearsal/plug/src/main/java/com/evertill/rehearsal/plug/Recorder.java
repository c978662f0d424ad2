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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a process write down what it does to its files, and reads that. Linux with a C compiler. */
final class Recorder {
    private final Path library;
    private final Path folder;
    private final Path record;

    /**
     * @param folder whose databases are of interest; absolute.
     * @param place for the library and the record.
     */
    Recorder(Path folder, Path place) throws IOException, InterruptedException {
        this.folder = folder;
        this.record = place.resolve("disk.record");
        this.library = place.resolve("recorder.so");
        compile(place.resolve("recorder.c"));
    }

    /** Whether there is a compiler to make the recorder with. */
    static boolean canBeHad() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "cc")));
    }

    private void compile(Path source) throws IOException, InterruptedException {
        try (var in = Recorder.class.getResourceAsStream("/plug/recorder.c")) {
            Files.copy(
                    java.util.Objects.requireNonNull(in, "recorder.c is not in this build"),
                    source,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var compiler = new ProcessBuilder(
                        "cc",
                        "-std=c11",
                        "-O2",
                        "-fPIC",
                        "-shared",
                        "-pthread",
                        "-o",
                        library.toString(),
                        source.toString(),
                        "-ldl")
                .redirectErrorStream(true)
                .start();
        var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (compiler.waitFor() != 0) {
            throw new IOException("the recorder cannot be compiled: " + said);
        }
    }

    /** What a program is started through to be recorded. */
    List<String> wrapper() {
        return List.of("/usr/bin/env", "LD_PRELOAD=" + library, "RECORD=" + record, "RECORDED_FOLDER=" + folder);
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
