package com.evertill.edge.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether a write-ahead log is damaged before its end. SQLite believes a log up to the first frame that is not right and says nothing of the rest, which
 * is as it should be where the power went within the last commit; where commits lie behind it that had been synced one after the other, it would go back
 * to what was before them without a word, and every number since would be given again. Format: https://sqlite.org/fileformat2.html, section 4.
 */
public final class TornLog {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGE = 4096;
    private static final int BIG_ENDIAN_SUMS = 0x377f0683;
    private static final int LITTLE_ENDIAN_SUMS = 0x377f0682;
    /** One may be the commit in which the power went. */
    private static final int MOST_COMMITS_BEHIND = 1;

    private int first;
    private int second;

    public static boolean isDamaged(Path log) throws IOException {
        if (!Files.exists(log) || Files.size(log) < HEADER + FRAME_HEADER + PAGE) {
            return false;
        }
        try (var in = FileChannel.open(log, StandardOpenOption.READ)) {
            return new TornLog().isDamaged(in);
        }
    }

    private boolean isDamaged(FileChannel in) throws IOException {
        var header = read(in, 0, HEADER);
        int magic = header.getInt(0);
        if ((magic != BIG_ENDIAN_SUMS && magic != LITTLE_ENDIAN_SUMS) || header.getInt(8) != PAGE) {
            return false; // it was never begun, or it is not ours: SQLite takes nothing from it
        }
        var order = magic == BIG_ENDIAN_SUMS ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        sum(header.slice(0, FRAME_HEADER).order(order));
        long salts = header.getLong(16);
        boolean broken = false;
        int commits = 0;
        for (long at = HEADER; at + FRAME_HEADER + PAGE <= in.size(); at += FRAME_HEADER + PAGE) {
            var frame = read(in, at, FRAME_HEADER + PAGE);
            boolean isOfThisLog = frame.getLong(8) == salts;
            if (!broken) {
                sum(frame.slice(0, 8).order(order));
                sum(frame.slice(FRAME_HEADER, PAGE).order(order));
                broken = !isOfThisLog || frame.getInt(16) != first || frame.getInt(20) != second;
            }
            if (broken && isOfThisLog && frame.getInt(4) != 0) {
                commits++;
            }
        }
        return commits > MOST_COMMITS_BEHIND;
    }

    private void sum(ByteBuffer words) {
        while (words.hasRemaining()) {
            first += words.getInt() + second;
            second += words.getInt() + first;
        }
    }

    private static ByteBuffer read(FileChannel from, long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && from.read(bytes, at + bytes.position()) >= 0) {}
        return bytes.rewind();
    }

    private TornLog() {}
}
