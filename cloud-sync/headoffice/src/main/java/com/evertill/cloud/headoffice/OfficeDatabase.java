package com.evertill.cloud.headoffice;

import com.evertill.commerce.sqlite.Database;
import java.util.List;

/** Head office's own database. A script that was ever shipped is never changed. */
public final class OfficeDatabase {
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE person(
              name TEXT PRIMARY KEY, full_name TEXT NOT NULL, role TEXT NOT NULL,
              salt BLOB NOT NULL, iterations INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
            CREATE TABLE guess(
              name TEXT PRIMARY KEY, failures INTEGER NOT NULL, locked_until INTEGER NOT NULL) STRICT;
            CREATE TABLE session(
              token TEXT PRIMARY KEY, name TEXT NOT NULL, began INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;
            CREATE TABLE audit(
              number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL,
              what TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
            CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
              BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
            CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
              BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
            """, Incidents.SCHEMA);

    /** @param url {@code jdbc:sqlite:FILE} */
    public static Database open(String url) {
        return Database.open(url, MIGRATIONS);
    }

    private OfficeDatabase() {}
}
