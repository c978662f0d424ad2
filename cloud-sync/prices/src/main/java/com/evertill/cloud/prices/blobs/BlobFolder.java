package com.evertill.cloud.prices.blobs;

import com.evertill.commerce.facts.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Blobs as files of one folder, each named by its hash. */
public final class BlobFolder implements BlobStore {
    private final Path folder;

    /** Makes the folder if it is not there. */
    public BlobFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }

    @Override
    public Blob put(Source source) throws IOException {
        var unfinished = Files.createTempFile(folder, "unfinished-", ".part");
        try {
            var key = write(unfinished, source);
            Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
            return new Blob(key, Files.size(file(key)));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Hash write(Path file, Source source) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var digest = sha256();
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            source.writeTo(out);
            out.flush();
            channel.force(true);
            return Hash.of(digest.digest());
        }
    }

    /** A rename is durable once its folder is. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<Blob> find(Hash key) {
        try {
            return Files.isRegularFile(file(key))
                    ? Optional.of(new Blob(key, Files.size(file(key))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file(key) + " cannot be read", e);
        }
    }

    @Override
    public Optional<InputStream> open(Hash key, long from) throws IOException {
        if (!Files.isRegularFile(file(key))) {
            return Optional.empty();
        }
        var channel = FileChannel.open(file(key), StandardOpenOption.READ).position(from);
        return Optional.of(Channels.newInputStream(channel));
    }

    private Path file(Hash key) {
        return folder.resolve(key.hex());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
