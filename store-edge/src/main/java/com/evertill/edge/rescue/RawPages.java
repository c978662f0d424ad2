package com.evertill.edge.rescue;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows on every leaf page of an SQLite file and its write-ahead log, whether or not a way leads there from the file's beginning. By the file format,
 * https://sqlite.org/fileformat2.html. Believes nothing: what does not fit together is left out, and what fits may still be nonsense.
 */
final class RawPages implements AutoCloseable {
    /** As our files have it; a header that says otherwise may be damaged. */
    private static final int PAGE = 4096;

    private static final int WAL_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int LEAF_OF_A_TABLE = 0x0D;
    private static final int HEADER_OF_THE_FILE = 100;
    private static final int LONGEST_ROW = 16 << 20;
    private static final int MOST_COLUMNS = 12;

    private final FileChannel file;
    private final @Nullable FileChannel log;
    /** Where in the log a page lies, the newest of it. */
    private final Map<Long, Long> newest = new HashMap<>();

    /** Is given rows, in no order, some of them more than once. */
    interface Taker {
        /** @param columns numbers as {@code Long}, texts, bytes; null for what is null or no whole number. */
        void take(long rowid, List<@Nullable Object> columns) throws SQLException;
    }

    RawPages(Path file, Path log) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.READ);
        this.log = Files.exists(log) ? FileChannel.open(log, StandardOpenOption.READ) : null;
        if (this.log != null) {
            for (long at = WAL_HEADER; at + FRAME_HEADER + PAGE <= this.log.size(); at += FRAME_HEADER + PAGE) {
                newest.put(Integer.toUnsignedLong(read(this.log, at, 4).getInt()), at + FRAME_HEADER);
            }
        }
    }

    void each(Taker taker) throws IOException, SQLException {
        for (long at = 0; at + PAGE <= file.size(); at += PAGE) {
            page(read(file, at, PAGE), at == 0 ? HEADER_OF_THE_FILE : 0, taker);
        }
        if (log != null) {
            for (long at = WAL_HEADER + FRAME_HEADER; at + PAGE <= log.size(); at += FRAME_HEADER + PAGE) {
                page(read(log, at, PAGE), 0, taker);
            }
        }
    }

    private void page(ByteBuffer page, int begin, Taker taker) throws IOException, SQLException {
        if (page.get(begin) != LEAF_OF_A_TABLE) {
            return;
        }
        int cells = page.getShort(begin + 3) & 0xffff;
        for (int i = 0; i < cells && begin + 8 + 2 * i + 2 <= PAGE; i++) {
            int at = page.getShort(begin + 8 + 2 * i) & 0xffff;
            try {
                cell(page, at, taker);
            } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException nonsense) {
                // A cell that does not fit its page is none.
            }
        }
    }

    private void cell(ByteBuffer page, int at, Taker taker) throws IOException, SQLException {
        var in = page.duplicate();
        in.position(at);
        long length = varint(in);
        long rowid = varint(in);
        if (length < 2 || length > LONGEST_ROW) {
            return;
        }
        var row = payload(in, (int) length);
        if (row != null) {
            var columns = columns(row);
            if (columns != null) {
                taker.take(rowid, columns);
            }
        }
    }

    /** A row wherever it lies; null if it leads into nothing. */
    private @Nullable ByteBuffer payload(ByteBuffer in, int length) throws IOException {
        int most = PAGE - 35;
        int least = (PAGE - 12) * 32 / 255 - 23;
        int fitting = least + (length - least) % (PAGE - 4);
        int here = length <= most ? length : fitting <= most ? fitting : least;
        var row = ByteBuffer.allocate(length);
        row.put(in.slice(in.position(), here));
        in.position(in.position() + here);
        long next = length > here ? Integer.toUnsignedLong(in.getInt()) : 0;
        while (row.hasRemaining()) {
            var more = pageNumber(next);
            if (more == null) {
                return null;
            }
            next = Integer.toUnsignedLong(more.getInt());
            row.put(more.slice(4, Math.min(row.remaining(), PAGE - 4)));
        }
        return row.flip();
    }

    private @Nullable ByteBuffer pageNumber(long number) throws IOException {
        var inLog = newest.get(number);
        if (log != null && inLog != null) {
            return read(log, inLog, PAGE);
        }
        long at = (number - 1) * PAGE;
        return number < 1 || at + PAGE > file.size() ? null : read(file, at, PAGE);
    }

    private static @Nullable List<@Nullable Object> columns(ByteBuffer row) {
        int header = (int) varint(row);
        var types = new ArrayList<Long>();
        while (row.position() < header && types.size() <= MOST_COLUMNS) {
            types.add(varint(row));
        }
        if (row.position() != header || types.size() > MOST_COLUMNS) {
            return null;
        }
        var columns = new ArrayList<@Nullable Object>();
        for (long type : types) {
            columns.add(value(row, type));
        }
        return row.hasRemaining() ? null : columns;
    }

    private static @Nullable Object value(ByteBuffer row, long type) {
        return switch ((int) Math.min(type, 12)) {
            case 0 -> null;
            case 1 -> whole(row, 1);
            case 2 -> whole(row, 2);
            case 3 -> whole(row, 3);
            case 4 -> whole(row, 4);
            case 5 -> whole(row, 6);
            case 6 -> whole(row, 8);
            case 8 -> 0L;
            case 9 -> 1L;
            case 12 -> text(row, type);
            default -> throw new IllegalArgumentException("a type that is not in use here");
        };
    }

    private static Object text(ByteBuffer row, long type) {
        long length = (type - 12) / 2;
        if (length > row.remaining()) {
            throw new IllegalArgumentException("longer than its row");
        }
        var bytes = new byte[(int) length];
        row.get(bytes);
        return type % 2 == 0 ? bytes : new String(bytes, StandardCharsets.UTF_8);
    }

    private static Long whole(ByteBuffer row, int bytes) {
        long number = row.get();
        for (int i = 1; i < bytes; i++) {
            number = (number << 8) | (row.get() & 0xff);
        }
        return number;
    }

    private static long varint(ByteBuffer in) {
        long number = 0;
        for (int i = 0; i < 8; i++) {
            int next = in.get();
            number = (number << 7) | (next & 0x7f);
            if (next >= 0) {
                return number;
            }
        }
        return (number << 8) | (in.get() & 0xff);
    }

    private static ByteBuffer read(FileChannel from, long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (from.read(bytes, at + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.rewind();
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (log != null) {
            log.close();
        }
    }
}
