package com.evertill.edge.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param folder of this box alone.
 * @param every after which there is a new one if anything has happened.
 * @param keep how many of the newest stay.
 */
public record BackupConfig(Path folder, Duration every, int keep) {
    public BackupConfig {
        if (keep < 1 || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("a backup is kept at least once and made after some time");
        }
    }
}
