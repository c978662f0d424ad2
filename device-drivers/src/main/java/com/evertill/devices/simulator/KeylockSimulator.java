package com.evertill.devices.simulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Executor;

/** A key switch in a keyboard: each turn types a key of its own, as records of the kernel's input layer. */
public final class KeylockSimulator implements AutoCloseable {

    private static final int RECORD = 24;

    /** Where it stands. */
    public enum Position {
        LOCKED(183),
        NORMAL(184),
        SUPERVISOR(185);

        private final int key;

        Position(int key) {
            this.key = key;
        }
    }

    private final Loopback cable;
    private volatile Position position = Position.NORMAL;

    /** @param port on loopback; 0 for any that is free. */
    public KeylockSimulator(int port, Executor executor) {
        cable = new Loopback(port, executor, KeylockSimulator::ignore);
    }

    public int port() {
        return cable.port();
    }

    public boolean isConnected() {
        return cable.isConnected();
    }

    public Position position() {
        return position;
    }

    /** @return false if no host is connected: it does not hear of it. */
    public boolean turn(Position to) {
        position = to;
        try {
            return cable.sendSoon(typed(to.key));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Pressed, told, let go, told. */
    private static byte[] typed(int key) {
        var records = ByteBuffer.allocate(4 * RECORD).order(ByteOrder.LITTLE_ENDIAN);
        int[][] events = {{1, key, 1}, {0, 0, 0}, {1, key, 0}, {0, 0, 0}};
        for (int i = 0; i < events.length; i++) {
            records.putShort(RECORD * i + 16, (short) events[i][0]);
            records.putShort(RECORD * i + 18, (short) events[i][1]);
            records.putInt(RECORD * i + 20, events[i][2]);
        }
        return records.array();
    }

    public boolean isUnplugged() {
        return !cable.isPlugged();
    }

    public void unplugged(boolean out) {
        cable.plugged(!out);
    }

    private static void ignore(Socket host) throws IOException {
        host.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        cable.close();
    }
}
