package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One demo at a time in a folder. The system lets go of the lock when the launcher ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DemoFault if another launcher has it. */
    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            var owner = folder.resolve("launcher.pid");
            var channel = FileChannel.open(
                    folder.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new DemoFault("This demo runs already: process "
                        + Files.readString(owner).strip() + ", in " + folder
                        + ". Stop it with Ctrl-C there, or take another --folder and other --ports.");
            }
            Files.writeString(owner, ProcessHandle.current().pid() + "\n", StandardCharsets.UTF_8);
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new DemoFault("The folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another demo in this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DemoFault("The lock cannot be given back: " + e.getMessage(), e);
        }
    }
}
