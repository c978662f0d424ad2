package com.evertill.rehearsal.iot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder belongs to one broker at a time. Artemis would wait for the other to end, silently and for ever. Goes with the process, however it ends. */
record FolderLock(FileChannel file) implements AutoCloseable {

    /** @throws LocalIotException if another broker has it. */
    static FolderLock of(Path folder) {
        PrivateFiles.folder(folder);
        try {
            var file = FileChannel.open(
                    folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(file)) {
                file.close();
                throw new LocalIotException("Another local IoT broker is using " + folder + ".");
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be locked", e);
        }
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A lock cannot be given back", e);
        }
    }
}
