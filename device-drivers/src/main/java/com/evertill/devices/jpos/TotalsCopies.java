package com.evertill.devices.jpos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept, in two files, {@code totals.a} and {@code totals.b}. The older is overwritten and synced, so that at every instant one of them is
 * whole; each bears a number that grows and a checksum. Not for several threads.
 */
final class TotalsCopies {

    private static final byte[] MAGIC = {'E', 'V', 'H', 'T', '1', 0, 0, 0};
    private static final int DIGEST = 32;
    private static final int HEAD = MAGIC.length + Long.BYTES + Integer.BYTES;

    /** @param bytes what is kept. */
    private record Copy(Path file, long number, byte[] bytes) {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        Copy {}
    }

    /** Both copies are there and neither is whole. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(Path folder) {
            super("neither copy of the totals in " + folder + " is whole");
        }
    }

    private final Path folder;
    private final Path first;
    private final Path second;

    TotalsCopies(Path folder) {
        this.folder = folder;
        this.first = folder.resolve("totals.a");
        this.second = folder.resolve("totals.b");
    }

    /** The newest that is whole; absent where nothing was kept so far. */
    Optional<byte[]> read() throws IOException {
        var newest = newest();
        if (newest.isEmpty() && (Files.exists(first) || Files.exists(second))) {
            throw new Damaged(folder);
        }
        return newest.map(Copy::bytes);
    }

    /** Whether both copies are whole. */
    boolean isWhole() throws IOException {
        return read(first) != null && read(second) != null;
    }

    /** Durable when it returns. */
    void write(byte[] bytes) throws IOException {
        var newest = newest();
        long number = newest.map(Copy::number).orElse(0L) + 1;
        var older = newest.isPresent() && newest.get().file().equals(first) ? second : first;
        var head = ByteBuffer.allocate(HEAD)
                .put(MAGIC)
                .putLong(number)
                .putInt(bytes.length)
                .array();
        try (var file = FileChannel.open(
                older, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var all = ByteBuffer.allocate(HEAD + bytes.length + DIGEST)
                    .put(head)
                    .put(bytes)
                    .put(digest(head, bytes))
                    .flip();
            while (all.hasRemaining()) {
                file.write(all);
            }
            file.force(true);
        }
    }

    private Optional<Copy> newest() throws IOException {
        return Stream.of(read(first), read(second))
                .flatMap(Stream::ofNullable)
                .max(Comparator.comparingLong(Copy::number));
    }

    /** @return null if it is not there or not whole. */
    private static @Nullable Copy read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        var all = Files.readAllBytes(file);
        var buffer = ByteBuffer.wrap(all);
        if (all.length < HEAD + DIGEST || !Arrays.equals(MAGIC, 0, MAGIC.length, all, 0, MAGIC.length)) {
            return null;
        }
        long number = buffer.getLong(MAGIC.length);
        int length = buffer.getInt(MAGIC.length + Long.BYTES);
        if (length != all.length - HEAD - DIGEST) {
            return null;
        }
        var head = Arrays.copyOf(all, HEAD);
        var bytes = Arrays.copyOfRange(all, HEAD, HEAD + length);
        var digest = Arrays.copyOfRange(all, HEAD + length, all.length);
        return Arrays.equals(digest, digest(head, bytes)) ? new Copy(file, number, bytes) : null;
    }

    private static byte[] digest(byte[] head, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(head);
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException always) {
            throw new AssertionError(always);
        }
    }
}
