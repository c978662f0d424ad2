package com.evertill.devices.jpos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks now and then whether a folder is there: that of a medium which can be pulled out. */
final class MediumWatch {

    private final Path folder;
    private final long everyMillis;
    private final Consumer<Boolean> told;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param told whether it is there, after every look. */
    MediumWatch(Path folder, long everyMillis, Consumer<Boolean> told) {
        this.folder = folder;
        this.everyMillis = everyMillis;
        this.told = told;
    }

    boolean isThere() {
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /** The body of its thread, until it is ended. */
    void run() {
        try {
            do {
                told.accept(isThere());
            } while (!ended.await(everyMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        ended.countDown();
    }
}
