package com.evertill.rehearsal.iot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Files that only their owner may read: written under another name first, so that what is there under the right name is whole. */
final class PrivateFiles {
    private PrivateFiles() {}

    static Path folder(Path folder) {
        try {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }

    static void write(Path file, String text) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var parent = file.toAbsolutePath().getParent();
            var whole = Files.createTempFile(parent, file.getFileName() + ".", ".new", ownerOnly);
            Files.writeString(whole, text, StandardCharsets.US_ASCII);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
    }

    /** RFC 7468. */
    static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** The bytes of the first block with this label. */
    static byte[] unpem(String label, String text) {
        var begin = "-----BEGIN " + label + "-----";
        var from = text.indexOf(begin);
        var to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("There is no " + label + " in this PEM text");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
