package com.evertill.devices.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A scale on a serial line that a terminal server put on TCP, for up to 15 kg in steps of 5 g; or in pounds, up to 30 in steps of 0.01. */
public final class ScaleSimulator implements Loopback.Device, AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final List<String> unknown = new ArrayList<>();
    private final Protocol protocol;
    private final String unit;
    private final Loopback cable;
    private BigDecimal load = new BigDecimal("0.000");
    private BigDecimal tare = new BigDecimal("0.000");
    private @Nullable String late;
    private boolean losesPoints;

    /** What it speaks. */
    public enum Protocol {
        MT_SICS,
        NCI,
        TOLEDO_8217
    }

    /** What can be wrong with it. */
    public enum Fault {
        /** Somebody leans on it. */
        IN_MOTION,
        OVER_CAPACITY,
        /** Something that it was zeroed with was taken off. */
        UNDER_ZERO,
        /** Pulled out. */
        UNPLUGGED,
        /** Takes everything and never answers. */
        SILENT,
        /** Answers something that is no answer. */
        GARBAGE,
        /** Answers a question when the next one comes: always one weight behind. */
        LATE
    }

    /** @param port on loopback; 0 for any that is free. */
    public ScaleSimulator(int port, Protocol protocol, String unit, Executor executor) {
        this.protocol = protocol;
        this.unit = unit;
        cable = new Loopback(port, executor, this);
    }

    public int port() {
        return cable.port();
    }

    public Protocol protocol() {
        return protocol;
    }

    public String unit() {
        return unit;
    }

    public boolean isConnected() {
        return cable.isConnected();
    }

    /** Puts something on it, in its unit, and all that it shows: 1.250. */
    public void load(String weight) {
        locked(() -> load = new BigDecimal(weight));
    }

    public String load() {
        lock.lock();
        try {
            return load.toPlainString();
        } finally {
            lock.unlock();
        }
    }

    public void fault(Fault fault, boolean on) {
        locked(() -> {
            late = null;
            if (on) {
                faults.add(fault);
            } else {
                faults.remove(fault);
            }
        });
        if (fault == Fault.UNPLUGGED) {
            cable.plugged(!on);
        }
    }

    public Set<Fault> faults() {
        lock.lock();
        try {
            return faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
        } finally {
            lock.unlock();
        }
    }

    /** Commands that this scale does not know; a driver that works sends none. */
    public List<String> unknownCommands() {
        lock.lock();
        try {
            return List.copyOf(unknown);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        cable.close();
    }

    @Override
    public void serve(Socket host) throws IOException {
        var command = new StringBuilder();
        var input = host.getInputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next != '\r' && next != '\n') {
                command.append((char) next);
            }
            boolean isWhole = protocol == Protocol.TOLEDO_8217 ? !command.isEmpty() : next == ending();
            if (isWhole && !command.isEmpty()) {
                answer(command.toString());
                command.setLength(0);
            }
        }
    }

    private int ending() {
        return protocol == Protocol.MT_SICS ? '\n' : '\r';
    }

    private void answer(String command) {
        lock.lock();
        try {
            if (faults.contains(Fault.SILENT)) {
                return;
            }
            var answer = faults.contains(Fault.GARBAGE) ? garbage() : inItsWords(command);
            if (faults.contains(Fault.LATE)) {
                var behind = late;
                late = answer;
                answer = behind == null ? "" : behind;
            }
            cable.send(answer.getBytes(StandardCharsets.US_ASCII));
        } finally {
            lock.unlock();
        }
    }

    private String garbage() {
        return switch (protocol) {
            case MT_SICS -> "S S  1.2#0 k\r\n";
            case NCI -> "\n01.2?0K\r\n\r\u0003";
            case TOLEDO_8217 -> "\u00021.2.3\r";
        };
    }

    /** Whether the points of its numbers are lost on their way, as a single character can be. */
    public void losesPoints(boolean so) {
        locked(() -> losesPoints = so);
    }

    private String inItsWords(String command) {
        var said = said(command);
        return losesPoints ? said.replace(".", "") : said;
    }

    private String said(String command) {
        return switch (protocol) {
            case MT_SICS -> sics(command) + "\r\n";
            case NCI -> "\n" + nci(command) + "\r\u0003";
            case TOLEDO_8217 -> "\u0002" + toledo(command) + "\r";
        };
    }

    private BigDecimal net() {
        return load.subtract(tare);
    }

    private String sics(String command) {
        if (command.equals("SI") || command.equals("S")) {
            if (faults.contains(Fault.OVER_CAPACITY)) {
                return "S +";
            }
            if (faults.contains(Fault.UNDER_ZERO)) {
                return "S -";
            }
            var state = faults.contains(Fault.IN_MOTION) ? "D" : "S";
            return state.equals("D") && command.equals("S") ? "S I" : "S %s %10s %s".formatted(state, net(), unit);
        }
        boolean calm = !faults.contains(Fault.IN_MOTION);
        if (command.equals("Z")) {
            if (!calm || !isNearZero()) {
                return calm ? "Z +" : "Z I";
            }
            zero();
            return "Z A";
        }
        if (command.equals("TAC")) {
            tare = BigDecimal.ZERO;
            return "TAC A";
        }
        if (command.startsWith("TA ")) {
            tare = new BigDecimal(command.split(" ")[1]);
            return "TA A %10s %s".formatted(tare, unit);
        }
        unknown.add(command);
        return "ES";
    }

    private String nci(String command) {
        int first = 0x30 | (faults.contains(Fault.IN_MOTION) ? 1 : 0) | (net().signum() == 0 ? 2 : 0);
        int second =
                0x30 | (faults.contains(Fault.UNDER_ZERO) ? 1 : 0) | (faults.contains(Fault.OVER_CAPACITY) ? 2 : 0);
        var status = "S" + (char) first + (char) second;
        switch (command) {
            case "W" -> {
                return (first & 1) == 0 && second == 0x30
                        ? String.format(Locale.ROOT, "%06.3f%s\r\n%s", net(), unit.toUpperCase(Locale.ROOT), status)
                        : status;
            }
            case "Z" -> {
                if ((first & 1) == 0 && isNearZero()) {
                    zero();
                }
                return status;
            }
            case "S" -> {
                return status;
            }
            default -> {
                unknown.add(command);
                return "?";
            }
        }
    }

    private String toledo(String command) {
        int status = 0x40
                | (faults.contains(Fault.IN_MOTION) ? 1 : 0)
                | (faults.contains(Fault.OVER_CAPACITY) ? 2 : 0)
                | (faults.contains(Fault.UNDER_ZERO) ? 4 : 0);
        switch (command) {
            case "W" -> {
                return status == 0x40 ? String.format(Locale.ROOT, "%06.3f", net()) : "?" + (char) status;
            }
            case "Z" -> {
                if ((status & 1) == 0 && isNearZero()) {
                    zero();
                    status |= 0x10;
                }
                return "?" + (char) status;
            }
            default -> {
                unknown.add(command);
                return "?" + (char) (0x40 | 0x20);
            }
        }
    }

    private boolean isNearZero() {
        return load.abs().compareTo(new BigDecimal("0.300")) <= 0;
    }

    private void zero() {
        load = new BigDecimal("0.000");
        faults.remove(Fault.UNDER_ZERO);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
