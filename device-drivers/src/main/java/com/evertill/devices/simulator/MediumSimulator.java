package com.evertill.devices.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A medium with a folder on it: pulled out, it is not there; and one may harm what lies on it. */
public final class MediumSimulator {

    private final Path folder;
    private final Path pulledOut;

    /** @param folder made if it is not there. */
    public MediumSimulator(Path folder) {
        this.folder = folder;
        this.pulledOut = folder.resolveSibling(folder.getFileName() + ".pulled-out");
        try {
            if (!isUnplugged()) {
                Files.createDirectories(folder);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    public Path folder() {
        return folder;
    }

    public void unplugged(boolean out) {
        if (out == isUnplugged()) {
            return;
        }
        try {
            Files.move(out ? folder : pulledOut, out ? pulledOut : folder);
        } catch (IOException unmovable) {
            throw new UncheckedIOException(unmovable);
        }
    }

    public boolean isUnplugged() {
        return Files.exists(pulledOut);
    }

    /** The first copy that is found there, or every one, loses its end. */
    public void damage(boolean every) {
        try (var copies = Files.list(isUnplugged() ? pulledOut : folder)) {
            for (var copy : copies.sorted().limit(every ? Long.MAX_VALUE : 1).toList()) {
                var bytes = Files.readAllBytes(copy);
                Files.write(copy, java.util.Arrays.copyOf(bytes, bytes.length - 1));
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
