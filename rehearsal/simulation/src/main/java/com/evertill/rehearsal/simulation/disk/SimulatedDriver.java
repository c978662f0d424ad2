package com.evertill.rehearsal.simulation.disk;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** {@code jdbc:simulated:DISK:FILE}: SQLite on a {@link Disk}. */
final class SimulatedDriver implements Driver {
    static final String PREFIX = "jdbc:simulated:";

    private static final AtomicBoolean REGISTERED = new AtomicBoolean();

    private final JDBC sqlite = new JDBC();

    static void register() {
        if (REGISTERED.compareAndSet(false, true)) {
            try {
                DriverManager.registerDriver(new SimulatedDriver());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        var parts = url.substring(PREFIX.length()).split(":", 2);
        var disk = Disk.named(parts[0]);
        disk.requirePower();
        var raw = sqlite.connect("jdbc:sqlite:" + disk.folder().resolve(parts[1]), properties);
        return disk.open(java.util.Objects.requireNonNull(raw));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(SimulatedDriver.class.getName());
    }
}
