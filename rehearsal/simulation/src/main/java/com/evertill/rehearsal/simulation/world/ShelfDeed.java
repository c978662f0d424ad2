package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.prices.Drafts;
import com.evertill.commerce.release.Effective;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Head office adds one of the goods that nobody buys, gives it another PLU, or takes it out of the book.
 *
 * @param item from 0.
 * @param plu null for none.
 * @param in from now on until it comes into force; zero for at once.
 */
record ShelfDeed(int item, @Nullable String plu, boolean removed, Duration in) implements Deed {
    @Override
    public void happen(World world) {
        world.office.rearrange(
                this,
                in.isZero() ? new Effective.Now() : new Effective.At(world.now().plus(in)));
    }

    /** Where there is nothing to remove, the draft stays empty and is refused. */
    void into(Drafts drafts, String draft, Instant now) {
        var ours = Goods.onTheShelf(item, plu);
        if (removed) {
            drafts.remove(draft, ours.id(), now);
        } else {
            drafts.put(draft, ours);
        }
    }

    @Override
    public String toString() {
        return "head office " + (removed ? "removes jar " + item : "has jar " + item + " under PLU " + plu)
                + ", in force " + (in.isZero() ? "at once" : "in " + Words.of(in));
    }
}
