package com.evertill.edge.backup;

import org.jspecify.annotations.Nullable;

/**
 * @param newest absent before the first.
 * @param problem absent while all is well.
 */
public record BackupStatus(
        @Nullable Backup newest, @Nullable BackupProblem problem) {}
