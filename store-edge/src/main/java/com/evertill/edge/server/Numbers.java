package com.evertill.edge.server;

import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.HardTotalsDevice;
import com.evertill.edge.numbers.JournalIsOlder;
import com.evertill.edge.numbers.SecondCopy;
import com.evertill.edge.store.StoreConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The second copy of the numbers in the life of the box: asked before it sells, written while it does. Does nothing in a shop without hard totals. */
final class Numbers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Numbers.class);

    private final Settings settings;
    private final StoreConfig store;
    private final @Nullable SecondCopy copy;
    private String told = "";

    private Numbers(Settings settings, StoreConfig store, @Nullable SecondCopy copy) {
        this.settings = settings;
        this.store = store;
        this.copy = copy;
    }

    static Numbers of(Settings settings, StoreConfig store) {
        var copy = store.hardTotals() == null
                ? null
                : new SecondCopy(new HardTotalsDevice(store.hardTotals()), store.node());
        return new Numbers(settings, store, copy);
    }

    /** 0 where none is known. */
    int epoch() {
        return copy == null ? 0 : copy.epoch();
    }

    /**
     * The journal to sell on: this one, or the empty one that takes its place where somebody said so.
     *
     * @throws JournalIsOlder if it is, and nobody said anything.
     */
    Database admitted(Database journal, List<Path> backups) {
        if (copy == null) {
            return journal;
        }
        var behind = copy.behind(journal);
        tell(copy);
        if (behind.isEmpty()) {
            return journal;
        }
        if (settings.olderJournal() == Settings.OlderJournal.REFUSE) {
            journal.close();
            throw new JournalIsOlder(settings.data(), behind);
        }
        return JournalFile.setAside(
                settings.data(),
                store,
                backups,
                journal,
                "it is older than the hard totals: " + String.join("; ", behind));
    }

    /** @throws JournalIsOlder if the epoch that was begun is one that was there before. */
    void requireNewest(Database journal) {
        if (copy != null && !copy.behind(journal).isEmpty()) {
            throw new JournalIsOlder(settings.data(), copy.behind(journal));
        }
    }

    /** To be called once a second. */
    void keep(Database journal) {
        if (copy == null) {
            return;
        }
        var behind = copy.keep(journal);
        if (!behind.isEmpty()) {
            journal.condemn("it is older than the hard totals: " + String.join("; ", behind));
        }
        tell(copy);
    }

    /** Why the second copy is not kept now. */
    Optional<String> trouble() {
        return copy == null ? Optional.empty() : copy.trouble();
    }

    private void tell(SecondCopy of) {
        var trouble = of.trouble().orElse("");
        if (!trouble.equals(told)) {
            told = trouble;
            if (trouble.isEmpty()) {
                LOG.info("the hard totals are there again");
            } else {
                LOG.errorf("The numbers that must never go back are kept in the journal only. %s", trouble);
            }
        }
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
    }
}
