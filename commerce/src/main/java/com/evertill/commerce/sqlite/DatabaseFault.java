package com.evertill.commerce.sqlite;

import java.sql.SQLException;

/** The database cannot do its work, and a person must act. Nothing of the transaction remains. */
public final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, and what to do about it. */
    public enum Kind {
        THE_DISK_IS_FULL("Free space on the disk that holds the database; selling resumes by itself."),
        THE_DISK_CANNOT_BE_WRITTEN(
                "The disk or the file is read-only or failing; look at the system log and the mount."),
        THE_FILE_IS_DAMAGED(
                "Nothing more is written to it. Start the service again: it sets the file aside, saves what can be read and begins anew on that."),
        ANOTHER_PROCESS_HOLDS_IT("Another process has the database open; only one Evertill may run on a file."),
        THE_ENGINE_IS_TOO_OLD("Start with the SQLite that is shipped: 3.51.3 or newer; older ones can damage a WAL."),
        THE_SCHEMA_IS_NEWER("This software is older than the one that wrote the file; install the newer one again."),
        IT_FAILED("Look at the cause; if it is not clear, keep the file and ask for support.");

        private final String hint;

        Kind(String hint) {
            this.hint = hint;
        }
    }

    private final Kind kind;

    DatabaseFault(Kind kind, String detail, SQLException cause) {
        super(kind + ": " + detail + ". " + kind.hint, cause);
        this.kind = kind;
    }

    DatabaseFault(Kind kind, String detail) {
        super(kind + ": " + detail + ". " + kind.hint);
        this.kind = kind;
    }

    /** By SQLite's primary result codes, https://sqlite.org/rescode.html. */
    static DatabaseFault of(SQLException cause) {
        var kind =
                switch (cause.getErrorCode() & 0xff) {
                    case 13 -> Kind.THE_DISK_IS_FULL;
                    case 8, 10, 14 -> Kind.THE_DISK_CANNOT_BE_WRITTEN;
                    case 11, 26 -> Kind.THE_FILE_IS_DAMAGED;
                    case 5, 6 -> Kind.ANOTHER_PROCESS_HOLDS_IT;
                    default -> Kind.IT_FAILED;
                };
        return new DatabaseFault(kind, String.valueOf(cause.getMessage()), cause);
    }

    public Kind kind() {
        return kind;
    }

    public String hint() {
        return kind.hint;
    }
}
