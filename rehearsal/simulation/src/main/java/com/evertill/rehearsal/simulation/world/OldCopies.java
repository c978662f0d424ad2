package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.edge.rescue.Rescue;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a box's disk, and what comes of it when one is put back. As docs/store.md asks of whoever does so, nothing is sold on it before the cloud's
 * first word: what was, would bear numbers that customers have, and nobody could know. From that word on whoever stands at a till may try what he
 * likes, and after a while somebody starts the box again; or power and line go at once, and whoever comes then knows that the cloud has spoken.
 */
final class OldCopies {
    private final Box box;
    private final World world;
    private @Nullable Copy copy;
    private int made;
    /** Of machines that stood on one. */
    private final Set<Integer> epochs = new HashSet<>();

    /** Of machines of which people know that the cloud has spoken. */
    private final Set<Integer> spokenOf = new HashSet<>();

    private Duration dark = Duration.ZERO;
    private @Nullable Life foundOut;

    private record Copy(Path folder, int epoch, long highest) {}

    OldCopies(Box box) {
        this.box = box;
        this.world = box.world;
    }

    /** The disk as it is now. */
    void make(Life life) {
        var journal = life.shop.site().journal();
        var folder = box.copyOfTheDisk("shop" + box.number() + "-copy-" + ++made);
        copy = new Copy(folder, journal.epoch(), life.database.<Long>read(journal::highest));
        world.tell(box.name(), "its disk is copied, up to fact " + copy.highest);
    }

    /** Whether the cloud knows better than the copy; where it does not, nobody can know that it is old. */
    boolean mayBePutBack(Life life) {
        var at = world.cloud.services();
        int epoch = life.shop.site().journal().epoch();
        return copy != null
                && copy.epoch == epoch
                && !epochs.contains(epoch)
                && at != null
                && at.ledger().streams().of(new FactStream(box.node(), epoch)).sequence() > copy.highest;
    }

    /** The disk that stands in the place from now on. */
    Path putBack() {
        var old = Objects.requireNonNull(copy);
        copy = null;
        epochs.add(old.epoch);
        world.count(Fault.AN_OLD_COPY_WAS_PUT_BACK);
        world.tell(box.name(), "somebody puts an old copy of its disk back, up to fact " + old.highest);
        return old.folder;
    }

    /** Whether whoever is of this epoch in the end stood on an old copy. */
    boolean isOne(int epoch) {
        return epochs.contains(epoch);
    }

    Set<Integer> epochs() {
        return epochs;
    }

    private boolean isOne(Life life) {
        return epochs.contains(life.shop.site().journal().epoch());
    }

    /** Whether nobody sells on this until the cloud has spoken. */
    boolean isHeldBack(@Nullable Life life) {
        return life != null
                && isOne(life)
                && life.database.damage().isEmpty()
                && !spokenOf.contains(life.shop.site().journal().epoch());
    }

    /** For how long power and line are gone when the cloud has spoken of the one that is put back next. */
    void goesDark(Duration howLong) {
        dark = howLong;
    }

    /** What the cloud has said of a file is there when the box starts again. */
    void keepAtOnce(Path folder, String why) {
        if (world.variant.keepsTheCloudsWordAtOnce()) {
            box.moment(Moment.OUTSIDE);
            keep(folder, why);
            box.moment(Moment.OUTSIDE);
        }
    }

    private void keep(Path folder, String why) {
        new Rescue(folder).note(why, box.clock.now());
    }

    /** What follows when the cloud has spoken of the file. The server looks once a second whether that is written down. */
    void look(Life life, Path folder, Duration after) {
        var why = life.database.damage();
        if (why.isEmpty() || !isOne(life) || foundOut == life) {
            return;
        }
        foundOut = life;
        spokenOf.add(life.shop.site().journal().epoch());
        world.tell(box.name(), "sells nothing more: " + why.get());
        box.tills.forEach(place -> place.screen.triesAgain());
        whileItIsUp(life, Duration.ofSeconds(1), () -> keep(folder, why.get()));
        whileItIsUp(life, after, () -> box.powerGoes(0, Duration.ofSeconds(10)));
        if (!dark.isZero()) {
            whileItIsUp(life, Duration.ofMillis(500), this::powerAndLineGo);
        }
    }

    private void whileItIsUp(Life life, Duration after, Runnable what) {
        world.after(after, () -> {
            if (box.life() == life) {
                what.run();
            }
        });
    }

    private void powerAndLineGo() {
        world.count(Fault.THE_POWER_WENT_AS_SOON_AS_THE_CLOUD_HAD_SPOKEN);
        world.tell(box.name(), "power and line go");
        box.line.goesDown();
        world.after(dark, box.line::comesUp);
        dark = Duration.ZERO;
        box.powerGoes(0, Duration.ofSeconds(5));
    }

    /** As the server does before it opens the file. Where the one lies that was set aside, if one was. */
    Optional<Path> setAside(Path folder) {
        var rescue = new Rescue(folder);
        if (!rescue.isDue()) {
            return Optional.empty();
        }
        try {
            var aside = rescue.run(box.node(), List.of()).getParent();
            world.tell(box.name(), "sets the old copy aside");
            return Optional.ofNullable(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
