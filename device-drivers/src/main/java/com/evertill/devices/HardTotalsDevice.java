package com.evertill.devices;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jpos.HardTotals;
import jpos.HardTotalsConst;
import jpos.JposConst;
import jpos.JposException;

/**
 * A few lines of text in the box's hard totals: what must be known though the disk with the journal is another. Over the JavaPOS control, so any
 * vendor's service will do that {@code jpos.xml} names. Not for several threads.
 */
public final class HardTotalsDevice implements AutoCloseable {

    private static final String FILE = "evertill";
    private static final int SIZE = 16 * 1024;

    private final HardTotals control = new HardTotals();
    private final String logicalName;
    private boolean opened;

    /** @param logicalName in {@code jpos.xml}, which has been read already. */
    public HardTotalsDevice(String logicalName) {
        this.logicalName = logicalName;
    }

    /**
     * Absent where nothing was ever kept.
     *
     * @throws HardTotalsFault if that cannot be known.
     */
    public Optional<String> read() {
        try {
            open();
            var file = find();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            var bytes = new byte[SIZE];
            control.read(file.get(), bytes, 0, SIZE);
            int length = ByteBuffer.wrap(bytes).getInt();
            return length == 0
                    ? Optional.empty()
                    : Optional.of(new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8));
        } catch (JposException wrong) {
            throw fault(wrong);
        }
    }

    /**
     * Durable when it returns.
     *
     * @throws HardTotalsFault if it is not; what was kept before still is.
     */
    public void write(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > SIZE - Integer.BYTES) {
            throw new IllegalArgumentException("the totals hold " + SIZE + " bytes, not " + bytes.length);
        }
        try {
            open();
            control.beginTrans();
            try {
                var file = find();
                write(file.isPresent() ? file.get() : create(), bytes);
                control.commitTrans();
            } finally {
                if (control.getTransactionInProgress()) {
                    control.rollback();
                }
            }
        } catch (JposException wrong) {
            throw fault(wrong);
        }
    }

    private void write(int file, byte[] bytes) throws JposException {
        var all = ByteBuffer.allocate(SIZE).putInt(bytes.length).put(bytes).array();
        control.write(file, all, 0, SIZE);
    }

    private int create() throws JposException {
        var file = new int[1];
        control.create(FILE, file, SIZE, true);
        return file[0];
    }

    private Optional<Integer> find() throws JposException {
        try {
            var file = new int[1];
            control.find(FILE, file, new int[1]);
            return Optional.of(file[0]);
        } catch (JposException wrong) {
            if (wrong.getErrorCode() == JposConst.JPOS_E_NOEXIST) {
                return Optional.empty();
            }
            throw wrong;
        }
    }

    private void open() throws JposException {
        if (!opened) {
            control.open(logicalName);
            opened = true;
        }
        if (!control.getDeviceEnabled()) {
            control.setDeviceEnabled(true);
        }
    }

    private HardTotalsFault fault(JposException wrong) {
        boolean damaged = wrong.getErrorCode() == JposConst.JPOS_E_EXTENDED
                && wrong.getErrorCodeExtended() == HardTotalsConst.JPOS_ETOT_VALIDATION;
        return new HardTotalsFault(
                "The hard totals " + logicalName + " cannot be used: " + Sentences.of(wrong),
                damaged ? HardTotalsFault.Kind.DAMAGED : HardTotalsFault.Kind.AWAY,
                wrong);
    }

    @Override
    public void close() {
        try {
            if (opened) {
                control.close();
            }
        } catch (JposException alreadyClosed) {
            // It was all we wanted.
        }
    }
}
