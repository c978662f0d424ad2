package com.evertill.edge.numbers;

import java.nio.file.Path;
import java.util.List;

/** A journal that would give out numbers again. Nothing is sold on it; whoever looks after the box decides. */
public final class JournalIsOlder extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalIsOlder(Path folder, List<String> behind) {
        super("The journal in " + folder + " is older than the box's hard totals: " + String.join("; ", behind)
                + ". A backup or an old image of the disk was put in its place, and receipts would bear numbers that customers have. Put the newest"
                + " journal back. If there is none, start once with EVERTILL_OLDER_JOURNAL=set-aside: this one is set aside, what it knows stays, and the"
                + " box goes on in a new epoch, which uses no number again.");
    }
}
