package com.evertill.rehearsal.simulation.disk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection of SQLite's, whose statements pass by the {@link Disk} first. */
final class SimulatedConnection implements InvocationHandler {
    private final Disk disk;
    private final Connection raw;
    private boolean writing;

    SimulatedConnection(Disk disk, Connection raw) {
        this.disk = disk;
        this.raw = raw;
    }

    Connection proxy() {
        return proxy(Connection.class, this);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement" -> {
                disk.requirePower();
                var sql = disk.rewritten(String.valueOf(java.util.Objects.requireNonNull(arguments)[0]));
                var statement = raw.prepareStatement(sql);
                return proxy(PreparedStatement.class, new OfStatement(statement, Kind.of(sql)));
            }
            case "createStatement" -> {
                disk.requirePower();
                return proxy(Statement.class, new OfStatement(raw.createStatement(), null));
            }
            case "close" -> {
                // Of a life that is over the files are closed by the disk.
                if (disk.isAlive()) {
                    disk.closed(raw);
                    raw.close();
                }
                return null;
            }
            default -> {
                return call(raw, method, arguments);
            }
        }
    }

    private static @Nullable Object call(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** What a statement does to the disk. */
    private enum Kind {
        BEGIN,
        /** Nothing runs beside it here, so that what it would hold together holds together by itself. */
        BEGIN_READING,
        COMMIT,
        ROLLBACK,
        WRITE,
        OTHER;

        static Kind of(String sql) {
            var words = sql.stripLeading().toUpperCase(Locale.ROOT);
            if (words.startsWith("BEGIN IMMEDIATE")) {
                return BEGIN;
            }
            if (words.equals("BEGIN")) {
                return BEGIN_READING;
            }
            if (words.startsWith("COMMIT")) {
                return COMMIT;
            }
            if (words.startsWith("ROLLBACK") && !words.startsWith("ROLLBACK TO")) {
                return ROLLBACK;
            }
            boolean writes = words.startsWith("INSERT") || words.startsWith("UPDATE") || words.startsWith("DELETE");
            return writes ? WRITE : OTHER;
        }
    }

    private final class OfStatement implements InvocationHandler {
        private final Statement statement;
        private final @Nullable Kind kind;

        OfStatement(Statement statement, @Nullable Kind kind) {
            this.statement = statement;
            this.kind = kind;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            var name = method.getName();
            if (name.equals("close") && !disk.isAlive()) {
                return null;
            }
            if (!name.startsWith("execute")) {
                return call(statement, method, arguments);
            }
            disk.requirePower();
            var does = kind == null ? Kind.OTHER : kind;
            if (does == Kind.BEGIN_READING || (does == Kind.COMMIT && !writing)) {
                return 0;
            }
            if (does == Kind.WRITE || does == Kind.COMMIT) {
                disk.beforeWrite(does == Kind.COMMIT);
            }
            var result = call(statement, method, arguments);
            after(does);
            return result;
        }

        private void after(Kind does) {
            boolean committed = does == Kind.COMMIT && writing;
            if (does == Kind.BEGIN) {
                writing = true;
            } else if (does == Kind.COMMIT || does == Kind.ROLLBACK) {
                writing = false;
            }
            if (committed) {
                disk.afterCommit();
            }
        }
    }
}
