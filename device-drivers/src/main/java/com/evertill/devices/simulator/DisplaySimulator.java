package com.evertill.devices.simulator;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** A customer display on a cable of its own. */
public final class DisplaySimulator implements Loopback.Device, AutoCloseable {

    private final List<String> unknown = new CopyOnWriteArrayList<>();
    private final DisplayScreen screen = new DisplayScreen(unknown::add);
    private final Loopback cable;

    /** @param port on loopback; 0 for any that is free. */
    public DisplaySimulator(int port, Executor executor) {
        cable = new Loopback(port, executor, this);
    }

    public int port() {
        return cable.port();
    }

    public boolean isConnected() {
        return cable.isConnected();
    }

    /** The two rows, twenty characters each. */
    public List<String> lines() {
        return screen.lines();
    }

    /** Commands that this display does not know; a driver that works sends none. */
    public List<String> unknownCommands() {
        return List.copyOf(unknown);
    }

    /** Without power it forgets what it showed. */
    public void unplugged(boolean out) {
        if (out) {
            cable.unplug();
            screen.reset();
        } else {
            cable.plugIn();
        }
    }

    public boolean isUnplugged() {
        return !cable.isPlugged();
    }

    @Override
    public void serve(Socket host) throws IOException {
        var input = host.getInputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            screen.take(next);
        }
    }

    @Override
    public void close() {
        cable.close();
    }
}
