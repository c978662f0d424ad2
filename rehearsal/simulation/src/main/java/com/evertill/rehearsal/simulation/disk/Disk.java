package com.evertill.rehearsal.simulation.disk;

import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The disk of one machine, for one life: a folder, and what is wrong with it. */
public final class Disk {
    private static final Map<String, Disk> KNOWN = new ConcurrentHashMap<>();
    private static final AtomicLong NAMES = new AtomicLong();
    /** SQLite's result codes, https://sqlite.org/rescode.html. */
    private static final int IOERR = 10;

    private static final int FULL = 13;

    private final String name = "d" + NAMES.incrementAndGet();
    private final Path folder;
    private final Power power;
    private final UnaryOperator<String> sql;
    private final Runnable onTrouble;
    private final List<Connection> connections = new ArrayList<>();
    private boolean full;
    private int writesUntilFailure;

    /**
     * @param sql what becomes of a statement before SQLite sees it: the identity, but for a deliberately broken variant.
     * @param onTrouble runs whenever a statement is made to fail.
     */
    public Disk(Path folder, Power power, UnaryOperator<String> sql, Runnable onTrouble) {
        this.folder = folder;
        this.power = power;
        this.sql = sql;
        this.onTrouble = onTrouble;
        KNOWN.put(name, this);
        SimulatedDriver.register();
    }

    static Disk named(String name) throws SQLException {
        var disk = KNOWN.get(name);
        if (disk == null) {
            throw new SQLException("there is no simulated disk " + name);
        }
        return disk;
    }

    public Path folder() {
        return folder;
    }

    /** Of a database file in the folder. */
    public String url(String file) {
        return SimulatedDriver.PREFIX + name + ":" + file;
    }

    /** Whether nothing more can be written, from now on. */
    public void full(boolean now) {
        full = now;
    }

    /** The n-th write from now fails, once. */
    public void failAt(int nth) {
        writesUntilFailure = nth;
    }

    /** The files as they lie now, for the next life; this one can touch nothing any more. */
    public Path copyTo(Path next) {
        try {
            Files.createDirectories(next);
            copy(folder, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(from)) {
            for (var file : files) {
                var target = to.resolve(file.getFileName().toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    copy(file, target);
                } else if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Lets go of the files. */
    public void close() {
        KNOWN.remove(name);
        for (var connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        connections.clear();
    }

    Connection open(Connection raw) {
        connections.add(raw);
        return new SimulatedConnection(this, raw).proxy();
    }

    void closed(Connection raw) {
        connections.remove(raw);
    }

    boolean isAlive() {
        return power.isOn();
    }

    String rewritten(String statement) {
        return sql.apply(statement);
    }

    void requirePower() {
        power.require();
    }

    void beforeWrite(boolean isCommit) throws SQLException {
        power.moment(isCommit ? Moment.BEFORE_A_COMMIT : Moment.BEFORE_A_WRITE);
        if (full) {
            onTrouble.run();
            throw new SQLException("[SQLITE_FULL] the simulated disk is full", "", FULL);
        }
        if (writesUntilFailure > 0 && --writesUntilFailure == 0) {
            onTrouble.run();
            throw new SQLException("[SQLITE_IOERR] the simulated disk failed", "", IOERR);
        }
    }

    void afterCommit() {
        power.moment(Moment.AFTER_A_COMMIT);
    }
}
