package com.evertill.cloud.customers;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A folder out of which a gateway for mail and text messages takes its work: a file for each message, {@code EXPIRES-ID.json}, which it removes when it has
 * it. On a machine for demonstrations a person opens it. Only this user reads it; what has expired is removed.
 */
public final class CodeFolder implements CodeCourier {
    private static final String SUFFIX = ".json";

    private final Path folder;

    /** @throws CourierFault if it is not there and cannot be made. */
    public CodeFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** {@inheritDoc} The file appears whole, or not at all. */
    @Override
    public void take(CodeMessage message, Instant now) {
        var name = message.expires().toEpochMilli() + "-" + message.id();
        try {
            removeExpired(now);
            var begun = folder.resolve(name + ".part");
            Files.deleteIfExists(begun);
            Files.createFile(begun, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(begun, Json.bytes(message));
            Files.move(begun, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void removeExpired(Instant now) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                var expires = file.getFileName().toString().split("-", 2)[0];
                if (expires.matches("\\d{1,18}") && Long.parseLong(expires) <= now.toEpochMilli()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private CourierFault fault(IOException e) {
        return new CourierFault(
                "Codes cannot be put into " + folder, "Look whether there is room and whether it may be written.", e);
    }
}
