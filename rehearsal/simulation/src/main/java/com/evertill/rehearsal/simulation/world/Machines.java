package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.Places;
import java.nio.file.Path;
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
        EXCHANGED
    }

    Machines(Box box) {
        this.box = box;
        this.world = box.world;
    }

    void fate(Fate next) {
        fate = next;
    }

    boolean mayComeBack() {
        return aside != null && fate == Fate.POWER && !oldOneIsIn;
    }

    boolean mayGoAgain() {
        return oldOneIsIn && fate == Fate.POWER;
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
                oldOneIsIn = false;
                yield fresh(number);
            }
            case EXCHANGED -> {
                var back = Objects.requireNonNull(aside);
                aside = left;
                oldOneIsIn = !oldOneIsIn;
                yield back;
            }
        };
    }

    private Path fresh(int number) {
        world.tell(box.name(), "a new box stands there");
        return Templates.edge(world.folder.resolve("shop" + box.number() + "-new-" + number));
    }

    private void remember(Path folder) {
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
