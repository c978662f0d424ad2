package com.evertill.edge.catalog;

import com.evertill.commerce.release.FileRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A release file on its way onto the disk, which goes on where it was cut off. That they are the right bytes is proved later. */
record Download(Path folder, FileRef ref) {

    Path file() {
        return folder.resolve(ref.sha256());
    }

    boolean isComplete() throws IOException {
        return size() >= ref.bytes();
    }

    /** Fetches what is missing, and no byte more than was announced. */
    void fetch(ReleaseSource source, String address) throws IOException {
        Files.createDirectories(folder);
        deleteOthers();
        try (var out = FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var in = source.read(address, size())) {
            var buffer = new byte[1 << 16];
            long missing = ref.bytes() - out.size();
            while (missing > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, missing));
                if (count < 0) {
                    throw new IOException("the file ends " + missing + " bytes too early");
                }
                out.write(ByteBuffer.wrap(buffer, 0, count));
                missing -= count;
            }
            out.force(true);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    private long size() throws IOException {
        return Files.exists(file()) ? Files.size(file()) : 0;
    }

    /** Of releases that nobody will ask for any more. */
    private void deleteOthers() throws IOException {
        try (var files = Files.list(folder)) {
            for (var other : files.filter(each -> !each.equals(file())).toList()) {
                Files.delete(other);
            }
        }
    }
}
