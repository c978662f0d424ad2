package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.catalog.ImportOutcome.Imported;
import com.evertill.edge.catalog.ImportOutcome.Refused;
import com.evertill.edge.catalog.ImportOutcome.Why;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A book of the shop's own on its way in, whole or not at all. For one thread. */
public final class LocalImport implements AutoCloseable {
    private final Database database;
    private final Versions versions;
    private final Trimming trimming;
    private final ItemKeys named = new ItemKeys();
    private final @Nullable Refused refused;
    private @Nullable Staging staging;

    private LocalImport(
            Database database,
            Versions versions,
            Trimming trimming,
            @Nullable Staging staging,
            @Nullable Refused refused) {
        this.database = database;
        this.versions = versions;
        this.trimming = trimming;
        this.staging = staging;
        this.refused = refused;
    }

    static LocalImport begin(Database database, Versions versions, Trimming trimming, TaxTable taxes) {
        if (database.read(Versions::isHeadOffices)) {
            return refused(database, versions, trimming, Why.THE_PRICE_BOOK_COMES_FROM_HEAD_OFFICE);
        }
        var begun = versions.begin(0);
        if (begun.isEmpty()) {
            return refused(database, versions, trimming, Why.ANOTHER_IMPORT_IS_UNDER_WAY);
        }
        begun.get().taxes(taxes);
        return new LocalImport(database, versions, trimming, begun.get(), null);
    }

    private static LocalImport refused(Database database, Versions versions, Trimming trimming, Why why) {
        return new LocalImport(database, versions, trimming, null, new Refused(why, ""));
    }

    /** Takes one item; if it does not fit the store, {@link #finish} says so. */
    public void put(Item item) {
        if (staging != null) {
            named.add(item);
            staging.put(item);
        }
    }

    /** Puts the book in force, if it can be taken. */
    public ImportOutcome finish(Instant now) {
        var ours = staging;
        if (ours == null) {
            return refused == null ? new Refused(Why.ANOTHER_IMPORT_IS_UNDER_WAY, "") : refused;
        }
        var unfit = finish(ours);
        if (unfit.isPresent()) {
            return new Refused(
                    Why.valueOf(unfit.get().why().name()), unfit.get().detail());
        }
        database.act(tx -> {
            versions.complete(tx, ours);
            Versions.activate(tx, ours.version(), null, now);
        });
        while (trimming.step()) {
            // What nobody can see any more, a little at a time.
        }
        return new Imported(ours.items());
    }

    private Optional<Staging.Unfit> finish(Staging ours) {
        named.sort();
        if (named.hasTwins()) {
            ours.refuse(Staging.Unfit.Why.AN_ITEM_IS_THERE_TWICE, "");
        }
        ours.removeAllBut(named);
        return ours.finish();
    }

    /** Lets the next one begin; what was not finished will be deleted by it. */
    @Override
    public void close() {
        if (staging != null) {
            staging = null;
            versions.ended();
        }
    }
}
