package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.AuditApi.Entry;
import com.evertill.commerce.sqlite.Database;
import java.time.Instant;
import java.util.List;

/** Who did what; it only grows. */
public final class Audit {
    private static final int MOST = 200;
    private static final int LONGEST_DETAIL = 500;

    private final Database database;

    public Audit(Database database) {
        this.database = database;
    }

    /** What is worth remembering. */
    public enum Deed {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGNED_OUT,
        CHANGED_PASSWORD,
        BEGAN_DRAFT,
        CHANGED_DRAFT,
        IMPORTED_CATALOGUE,
        APPROVED_DRAFT,
        RELEASED_DRAFT,
        ROLLED_BACK,
        SET_OFFLINE_LIMITS,
        DISCARDED_DRAFT,
        APPROVED_BOX,
        SAW_TO_EXCEPTION
    }

    public void note(String who, Deed what, String detail, Instant now) {
        database.act(tx -> tx.update(
                "INSERT INTO audit(at, who, what, detail) VALUES(?, ?, ?, ?)",
                now.toEpochMilli(),
                who.length() > 64 ? who.substring(0, 64) : who,
                what.name(),
                detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail));
    }

    /** Newest first. */
    public List<Entry> before(long number) {
        return database.read(tx -> tx.list(
                "SELECT number, at, who, what, detail FROM audit WHERE number<? ORDER BY number DESC LIMIT ?",
                row -> new Entry(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                number,
                MOST));
    }
}
