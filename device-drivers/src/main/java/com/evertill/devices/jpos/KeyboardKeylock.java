package com.evertill.devices.jpos;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jpos.JposConst;
import jpos.JposException;
import jpos.KeylockConst;
import jpos.config.JposEntry;

/**
 * The key switch of a keyboard for points of sale, read as {@code /dev/input/eventN}: such keyboards are set up to type a key of their own for each position
 * that the switch comes to, and {@code keys} says which ({@code locked=183,normal=184,supervisor=185} are F13 to F15). Where the switch stands is known from
 * its first turn on. Only transcripts have been read here, no device.
 */
final class KeyboardKeylock extends KeylockDefaults implements ListeningLink.Reader {

    private static final String USUAL_KEYS = "locked=183,normal=184,supervisor=185";

    private static final Map<String, Integer> POSITIONS = Map.of(
            "locked", KeylockConst.LOCK_KP_LOCK,
            "normal", KeylockConst.LOCK_KP_NORM,
            "supervisor", KeylockConst.LOCK_KP_SUPR);

    private final Map<Integer, Integer> positionByKey;
    private final InputRecords records = new InputRecords(this::key, this::lost);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private final ListeningLink line = new ListeningLink(this, this);
    private int position;

    KeyboardKeylock(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.SHARABLE);
        positionByKey = keys(LinkSettings.text(entry, "keys", USUAL_KEYS));
        define("LockPositionChangeCount");
        property("PositionCount", POSITIONS.size());
        property("CapKeylockType", KeylockConst.LOCK_KT_STANDARD);
    }

    private static Map<Integer, Integer> keys(String text) {
        var keys = new HashMap<Integer, Integer>();
        for (var pair : text.split(",")) {
            var parts = pair.strip().split("=");
            var position = POSITIONS.get(parts[0]);
            if (parts.length != 2 || position == null || !parts[1].matches("\\d{1,5}")) {
                throw new IllegalArgumentException(text + " is not like " + USUAL_KEYS);
            }
            keys.put(Integer.valueOf(parts[1]), position);
        }
        return Map.copyOf(keys);
    }

    @Override
    protected void connect() throws JposException {
        line.open();
    }

    @Override
    protected void disconnect() {
        line.close();
    }

    @Override
    protected boolean awaitHardware() {
        return line.awaitConnected();
    }

    @Override
    public void begin() {
        records.reset();
    }

    @Override
    public void received(byte[] bytes, int length) {
        records.take(bytes, length);
    }

    /** A turn may be among it: nobody knows where the key stands until it is turned again. */
    private void lost() {
        lock.lock();
        try {
            position = 0;
        } finally {
            lock.unlock();
        }
    }

    private void key(int code, int value) {
        var now = positionByKey.get(code);
        if (value != 1 || now == null || !isEnabled()) {
            return;
        }
        boolean isNews;
        lock.lock();
        try {
            isNews = position != now;
            position = now;
            turned.signalAll();
        } finally {
            lock.unlock();
        }
        if (isNews) {
            count("LockPositionChangeCount");
            events().status(now);
        }
    }

    /** 0 while nobody has turned it. */
    @Override
    public int getKeyPosition() throws JposException {
        requireEnabled();
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void waitForKeylockChange(int keyPosition, int timeout) throws JposException {
        requireEnabled();
        if (keyPosition < KeylockConst.LOCK_KP_ANY
                || keyPosition > POSITIONS.size()
                || timeout < JposConst.JPOS_FOREVER) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "position " + keyPosition + " within " + timeout + " ms");
        }
        lock.lock();
        try {
            int before = position;
            long left = timeout == JposConst.JPOS_FOREVER ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeout);
            while (keyPosition == KeylockConst.LOCK_KP_ANY ? position == before : position != keyPosition) {
                if (left <= 0) {
                    throw Jpos.error(JposConst.JPOS_E_TIMEOUT, "nobody turned the key");
                }
                left = turned.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Jpos.error(JposConst.JPOS_E_FAILURE, "interrupted while waiting for the key", stopped);
        } finally {
            lock.unlock();
        }
    }
}
