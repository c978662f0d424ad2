package com.evertill.commerce.release;

import org.jspecify.annotations.Nullable;

/** A release cannot be taken, and nothing of it is in force. Its kind goes into the acknowledgement. */
public final class ReleaseFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, and what to do about it. */
    public enum Kind {
        RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE(
                "Compare the shop's release key with head office's; if they are equal, somebody forged it."),
        RELEASE_MANIFEST_IS_MALFORMED("Head office wrote what this software cannot read; ask for support."),
        RELEASE_NEEDS_NEWER_SOFTWARE(
                "Update the shop's software; head office should not have offered it this release."),
        RELEASE_IS_FOR_ANOTHER_ZONE("Compare the price zone in the shop's configuration with head office's."),
        RELEASE_NUMBER_DOES_NOT_GROW("Nothing to do: the shop has this release or a newer one."),
        RELEASE_BASE_IS_NOT_HERE("Nothing to do: the shop takes the full file instead."),
        RELEASE_FILE_IS_CUT_SHORT("It is fetched again by itself; if that repeats, look at the storage it comes from."),
        RELEASE_FILE_IS_TOO_LONG("The storage holds something else than head office put there; look at it."),
        RELEASE_FILE_HAS_ANOTHER_HASH(
                "It is fetched again by itself; if that repeats, look at the storage it comes from."),
        RELEASE_FILE_IS_MALFORMED("Head office wrote what this software cannot read; ask for support."),
        RELEASE_FILE_HAS_ANOTHER_COUNT("Head office wrote what this software cannot read; ask for support.");

        private final String hint;

        Kind(String hint) {
            this.hint = hint;
        }
    }

    private final Kind kind;

    public ReleaseFault(Kind kind, String detail) {
        this(kind, detail, null);
    }

    ReleaseFault(Kind kind, String detail, @Nullable Throwable cause) {
        super(kind + ": " + detail + ". " + kind.hint, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String hint() {
        return kind.hint;
    }
}
