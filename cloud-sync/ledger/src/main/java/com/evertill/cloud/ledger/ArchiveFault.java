package com.evertill.cloud.ledger;

/** The archive holds something else than was put into it; a person must act. */
public final class ArchiveFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ArchiveFault(String what, Exception cause) {
        super(what + ". Keep the archive as it is, and restore a copy of it from the last backup to compare.", cause);
    }
}
