package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The machines that stand in a shop's place one after the other. */
final class Machines {
    private final Box box;
    private final World world;
    private final List<Remains> gone = new ArrayList<>();
    /** One that was taken out whole. */
    private @Nullable Path aside;

    private boolean oldOneIsIn;
    private Fate fate = Fate.POWER;

    /** What becomes of the machine that stands there, once it is off. */
    enum Fate {
        POWER,
        BURNT,
        TAKEN_OUT,
        EXCHANGED,
        OLD_COPY
    }

    Machines(Box box) {
        this.box = box;
        this.world = box.world;
    }

    void fate(Fate next) {
        fate = next;
    }

    /** It burns at the n-th moment from now, or at once, and another, new one stands in its place. */
    void burns(int nth, Duration off) {
        fate = Fate.BURNT;
        box.powerGoes(nth, off);
    }

    /** Somebody puts a new machine in the place of this one, which stays as it is. */
    void isTakenOut(Duration off) {
        fate = Fate.TAKEN_OUT;
        box.powerGoes(0, off);
    }

    /** Somebody puts the machine back in that was taken out, and later this one again. */
    void oldOneComesBack(Duration off, Duration stays) {
        if (aside == null || fate != Fate.POWER || oldOneIsIn || !box.isUp() || box.isHeldBack()) {
            return;
        }
        world.count(Fault.AN_OLD_BOX_CAME_BACK);
        exchange(off);
        world.after(off.plus(stays), () -> {
            if (oldOneIsIn && fate == Fate.POWER && box.isUp() && !world.isCalm()) {
                exchange(off);
            }
        });
    }

    private void exchange(Duration off) {
        fate = Fate.EXCHANGED;
        box.powerGoes(0, off);
    }

    /** Somebody copies its disk, if it sells. */
    void isCopied() {
        var life = box.life();
        if (life != null) {
            box.oldCopies().make(life);
        }
    }

    /** Somebody puts that copy in the place of its disk. Not where it is down, or another waits, or the cloud could not know that it is old. */
    void oldCopyIsPutBack(Duration off, Duration dark) {
        var life = box.life();
        if (life != null
                && aside == null
                && fate == Fate.POWER
                && box.oldCopies().mayBePutBack(life)) {
            fate = Fate.OLD_COPY;
            box.oldCopies().goesDark(dark);
            box.powerGoes(0, off);
        }
    }

    /** Whether another than the one that stands there has the place; what has to become of this one then is decided here. */
    boolean isOvertaken(int standing) {
        var at = world.cloud.services();
        int given = at == null
                ? standing
                : at.ledger().places().holders().stream()
                        .filter(it -> it.node().equals(box.node()))
                        .mapToInt(Places.Granted::epoch)
                        .findFirst()
                        .orElse(standing);
        if (given > standing) {
            boolean isAside = aside != null && Remains.of(box, aside).epoch() == given;
            fate = isAside ? Fate.EXCHANGED : Fate.TAKEN_OUT;
        }
        return given > standing;
    }

    /** The disk of the machine that is next in the shop, as it is found. */
    Path next(Path left, int number) {
        var becomes = fate;
        fate = Fate.POWER;
        return switch (becomes) {
            case POWER -> left;
            case BURNT -> {
                world.count(Fault.A_BOX_BURNED);
                oldOneIsIn = false;
                remember(left);
                yield fresh(number);
            }
            case TAKEN_OUT -> {
                world.count(Fault.A_BOX_WAS_TAKEN_OUT);
                if (aside != null) {
                    remember(aside);
                }
                aside = left;
                throwAwayIfItIsAnOldCopy();
                oldOneIsIn = false;
                yield fresh(number);
            }
            case EXCHANGED -> {
                var back = Objects.requireNonNull(aside);
                aside = left;
                oldOneIsIn = !oldOneIsIn;
                yield back;
            }
            case OLD_COPY -> {
                remember(left);
                yield box.oldCopies().putBack();
            }
        };
    }

    /** Nobody puts such a one in a second time. */
    private void throwAwayIfItIsAnOldCopy() {
        if (aside != null && box.oldCopies().isOne(Remains.of(box, aside).epoch())) {
            remember(aside);
            aside = null;
        }
    }

    private Path fresh(int number) {
        world.tell(box.name(), "a new box stands there");
        return Templates.edge(world.folder.resolve("shop" + box.number() + "-new-" + number));
    }

    /** One that is gone, or its disk. */
    void remember(Path folder) {
        var remains = Remains.of(box, folder);
        gone.add(remains);
        if (remains.facts().isEmpty()) {
            world.count(Fault.A_BOX_WAS_LOST_BEFORE_IT_SOLD);
        } else if (remains.facts().size() > remains.confirmed()) {
            world.count(Fault.A_TAIL_WAS_LOST);
        }
    }

    /** What all had written that are gone, or stand aside. */
    List<Remains> remains() {
        var all = new ArrayList<>(gone);
        if (aside != null) {
            all.add(Remains.of(box, aside));
        }
        return all;
    }
}
