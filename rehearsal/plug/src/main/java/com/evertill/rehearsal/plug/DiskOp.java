package com.evertill.rehearsal.plug;

/** One thing that a process did to its files. */
sealed interface DiskOp {
    /** Below the recorded folder; empty for the folder itself. */
    String file();

    /** Where its record ends: a record at least this long has seen it. */
    long end();

    /** The bytes are in the page cache. */
    record Write(String file, long offset, byte[] bytes, long end) implements DiskOp {
        /** The part of it that one sector holds, if the disk wrote only that. */
        Write part(int from, int to) {
            return new Write(file, offset + from, java.util.Arrays.copyOfRange(bytes, from, to), end);
        }
    }

    record Resize(String file, long size, long end) implements DiskOp {}

    /** Returned successfully: what was written before it is on the disk. */
    record Sync(String file, long end) implements DiskOp {}

    record Remove(String file, long end) implements DiskOp {}
}
