package com.evertill.edge.numbers;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.HardTotalsDevice;
import com.evertill.devices.HardTotalsFault;
import com.evertill.edge.journal.DrawnNumbers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second copy of a journal's numbers, and what it says of a journal. Not for several threads. */
public final class SecondCopy implements AutoCloseable {
    private final HardTotalsDevice medium;
    private final NodeId node;
    private boolean isKnown;
    private @Nullable DrawnNumbers kept;
    private volatile @Nullable String trouble;

    public SecondCopy(HardTotalsDevice medium, NodeId node) {
        this.medium = medium;
        this.node = node;
    }

    /** Why it is not kept now, for whoever can mend it; absent if it is. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The epoch of the numbers that are kept; 0 if none are, or it cannot be known. */
    public int epoch() {
        look();
        return kept == null ? 0 : kept.epoch();
    }

    /**
     * In what this journal is behind what was given out already. Nothing where it is not, where it has not begun, and where the medium is away: then
     * there is {@link #trouble}.
     */
    public List<String> behind(Database journal) {
        look();
        var second = kept;
        return second == null
                ? List.of()
                : journal.read(DrawnNumbers::of).map(it -> it.behind(second)).orElse(List.of());
    }

    /**
     * To be called once a second: writes what has changed.
     *
     * @return in what the journal is behind, if the medium came back only now and says so: nothing more may be sold on it.
     */
    public List<String> keep(Database journal) {
        look();
        if (!isKnown) {
            return List.of();
        }
        var now = journal.read(DrawnNumbers::of);
        if (now.isEmpty() || now.get().equals(kept)) {
            return List.of();
        }
        var behind = kept == null ? List.<String>of() : now.get().behind(kept);
        if (behind.isEmpty()) {
            write(now.get());
        }
        return behind;
    }

    private void write(DrawnNumbers numbers) {
        try {
            medium.write(numbers.text());
            kept = numbers;
            trouble = null;
        } catch (HardTotalsFault fault) {
            fail(fault);
        }
    }

    /** Read once, and again after it was away: it may be another medium. */
    private void look() {
        if (isKnown) {
            return;
        }
        try {
            kept = medium.read().map(DrawnNumbers::parse).orElse(null);
            if (kept != null && !kept.node().equals(node.toString())) {
                throw new IllegalStateException("the hard totals are those of " + kept.node() + ", and this box is "
                        + node + ": give it its own, or take away what is on them");
            }
            isKnown = true;
            trouble = null;
        } catch (HardTotalsFault fault) {
            fail(fault);
        }
    }

    private void fail(HardTotalsFault fault) {
        isKnown = false;
        trouble = fault.getMessage()
                + switch (fault.kind()) {
                    case AWAY -> " Plug it in; nothing else needs to be done.";
                    case DAMAGED ->
                        " If the journal is surely the newest there is, take totals.a and totals.b away; new ones are written then.";
                };
    }

    @Override
    public void close() {
        medium.close();
    }
}
