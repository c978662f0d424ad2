package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.simulation.disk.Disk;
import com.evertill.rehearsal.simulation.disk.Power;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import com.evertill.rehearsal.simulation.disk.PowerCut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The box of a shop, over all its lives, with everything around it that does not die with it. */
public final class Box {
    final World world;
    final BoxClock clock;
    final Line line;
    final List<TillPlace> tills = new ArrayList<>();
    private final int number;
    private final StoreConfig store;
    private final Random dice;
    private Path folder;
    private Power power = new Power(this::gone);
    private Disk disk;
    private @Nullable Life life;
    private int lives;
    private boolean full;
    private final Rounds rounds;
    private final Rounds inboxRounds;
    private Duration offFor = Duration.ofSeconds(20);
    private long beyond;

    Box(World world, int number) {
        this.world = world;
        this.number = number;
        this.store = Stores.of(number, world.schedule.setting().tills());
        this.dice = world.dice("box " + number);
        this.clock = new BoxClock(world);
        this.line = new Line(world, this);
        this.rounds = new Rounds(world, this::work);
        this.inboxRounds = new Rounds(world, this::takeReleasesIn);
        for (var till : store.tills()) {
            tills.add(new TillPlace(this, till));
        }
        this.folder = Templates.edge(world.folder.resolve("shop" + number + "-0"));
        this.disk = disk();
    }

    private Disk disk() {
        return new Disk(
                folder,
                power,
                world.variant::edgeSql,
                () -> world.count(full ? Fault.A_DISK_WAS_FULL : Fault.A_WRITE_FAILED));
    }

    int number() {
        return number;
    }

    StoreConfig store() {
        return store;
    }

    /** Of this shop's box. */
    public NodeId node() {
        return store.node();
    }

    String name() {
        return store.node().store();
    }

    @Nullable
    Life life() {
        return life;
    }

    // Living and dying

    void boot() {
        if (life != null) {
            return;
        }
        if (!power.isOn()) {
            lives++;
            power = new Power(this::gone);
            var next = disk.copyTo(world.folder.resolve("shop" + number + "-" + lives));
            disk.close();
            world.variant.foundAgain(next);
            folder = next;
            disk = disk();
            disk.full(full);
        }
        try {
            life = new Life(this, disk);
            world.tell(name(), "the box is up");
        } catch (PowerCut cut) {
            bootAgain();
            return;
        } catch (DatabaseFault fault) {
            // Whoever supervises it starts it again, with nothing left of this try.
            world.tell(name(), "the box cannot start: " + fault.kind());
            power.off();
            bootAgain();
            return;
        }
        wake();
        wakeInbox();
        tills.forEach(TillPlace::boxIsUp);
    }

    private void bootAgain() {
        world.after(Duration.ofSeconds(10 + dice.nextInt(20)), this::boot);
    }

    /** It goes at the n-th moment from now, or at once. */
    void powerGoes(int nth, Duration off) {
        offFor = off;
        if (nth == 0) {
            if (life != null) {
                world.count(Fault.A_BOX_STOPPED_WHILE_IDLE);
                power.off();
                died();
            }
        } else {
            power.goAt(nth);
        }
    }

    private void gone(Moment moment) {
        world.count(
                switch (moment) {
                    case BEFORE_A_WRITE -> Fault.A_BOX_STOPPED_BEFORE_A_WRITE;
                    case BEFORE_A_COMMIT -> Fault.A_BOX_STOPPED_BEFORE_A_COMMIT;
                    case AFTER_A_COMMIT -> Fault.A_BOX_STOPPED_AFTER_A_COMMIT;
                    case OUTSIDE -> Fault.A_BOX_STOPPED_OUTSIDE_ITS_DISK;
                });
        world.tell(
                name(),
                "the power goes "
                        + moment.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }

    private void died() {
        world.tell(name(), "the box is down");
        life = null;
        rounds.stop();
        inboxRounds.stop();
        line.abandon();
        tills.forEach(TillPlace::boxIsDown);
        world.after(offFor, this::boot);
    }

    void moment(Moment moment) {
        power.moment(moment);
    }

    /** The power of this life, for whoever makes it wait. */
    Power guard() {
        return power;
    }

    boolean isOn() {
        return life != null;
    }

    void full(boolean now) {
        full = now;
        disk.full(now);
    }

    /** No trouble from now on, and no power cut that is still to come. */
    void calm() {
        full(false);
        disk.failAt(0);
        power.goAt(0);
        line.calm();
        boot();
        run("is plugged in", its -> {
            if (!its.sync.status().plugged()) {
                its.uplink.plug(true);
            }
        });
    }

    void writeFails(int nth) {
        disk.failAt(nth);
    }

    // Working

    /** Whether it was done; it is not if the box is down, goes down, or has trouble with its disk. */
    boolean run(String what, Consumer<Life> work) {
        var mine = life;
        if (mine == null) {
            return false;
        }
        try {
            work.accept(mine);
            return life == mine;
        } catch (PowerCut cut) {
            if (life == mine) {
                died();
            }
        } catch (DatabaseFault fault) {
            world.tell(name(), what + ": " + fault.kind());
        } catch (World.Endless endless) {
            throw endless;
        } catch (RuntimeException bug) {
            // Whatever it is, no other kind may come out of production code.
            world.broken(Invariant.NOTHING_BLOWS_UP, name() + " " + what + ": " + Words.of(bug));
        }
        return false;
    }

    /** Looks whether it believes more to be confirmed than the cloud has. */
    void checkPosition() {
        var at = world.cloud.services();
        if (at != null) {
            run("is looked into", its -> {
                long held = at.ledger().streams().of(new FactStream(node(), 1)).sequence();
                beyond = Math.max(beyond, its.sync.status().confirmed() - held);
            });
        }
    }

    /** By how much it ever did. */
    long beyond() {
        return beyond;
    }

    /** There may be something to do. */
    void wake() {
        rounds.wake(Duration.ofMillis(5));
    }

    /** Something came over the line: there may be something to answer, and otherwise nothing has changed. */
    void heard() {
        rounds.soon(Duration.ofMillis(5));
    }

    private void work() {
        var mine = life;
        if (mine == null) {
            return;
        }
        run("looks at its clock", Life::lookAtTheClock);
        run("publishes", Life::publish);
        if (life != null) {
            rounds.rest();
        }
    }

    /** There may be a release to take in. */
    void wakeInbox() {
        inboxRounds.wake(Duration.ofMillis(5));
    }

    private void takeReleasesIn() {
        if (life != null) {
            run("takes releases in", Life::takeReleasesIn);
            inboxRounds.rest();
        }
    }

    void close() {
        disk.close();
    }
}
