package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.edge.enrolment.Enrolment;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.simulation.disk.Disk;
import com.evertill.rehearsal.simulation.disk.Power;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import com.evertill.rehearsal.simulation.disk.PowerCut;
import com.evertill.rehearsal.simulation.world.Machines.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The box of a shop, over all its lives, with everything around it that does not die with it. */
public final class Box {
    /** After which somebody starts a box again that sells nothing more. */
    private static final Duration A_WHILE = Duration.ofSeconds(100);

    final World world;
    final BoxClock clock;
    final Line line;
    final List<TillPlace> tills = new ArrayList<>();
    final LetGo letGo = new LetGo();
    final LineWatch lines = new LineWatch();
    private final int number;
    private final StoreConfig store;
    private final Random dice;
    private final Random names;
    private Path folder;
    private Power power = new Power(this::gone);
    private Disk disk;
    private @Nullable Life life;
    private @Nullable Enrolling enrolling;
    private final Machines machines;
    private final OldCopies oldCopies;
    private int cutShortAt;
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
        this.oldCopies = new OldCopies(this);
        this.machines = new Machines(this);
        this.names = world.dice("names " + number);
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

    /** Which no other machine has. */
    String freshName() {
        return "%016x".formatted(names.nextLong());
    }

    @Nullable
    Life life() {
        return life;
    }

    // Living and dying

    /** The power goes at the n-th moment of the next time that the shop's past is put into a new machine. */
    void isCutShortWhileItIsFilled(int nth) {
        cutShortAt = nth;
    }

    /** Which stood here, stand aside, and come next. */
    Machines machines() {
        return machines;
    }

    OldCopies oldCopies() {
        return oldCopies;
    }

    /** Whether people know that nothing must be sold here yet. */
    boolean isHeldBack() {
        return oldCopies.isHeldBack(life);
    }

    /** The files as they lie now, under another name. */
    Path copyOfTheDisk(String named) {
        return disk.copyTo(world.folder.resolve(named));
    }

    /** What all machines had written that stood here and are gone, or stand aside. */
    List<Remains> remains() {
        return machines.remains();
    }

    void boot() {
        if (isUp()) {
            return;
        }
        if (!power.isOn()) {
            lives++;
            power = new Power(this::gone);
            var left = disk.copyTo(world.folder.resolve("shop" + number + "-" + lives));
            disk.close();
            world.variant.foundAgain(left);
            folder = machines.next(left, lives);
            disk = disk();
            disk.full(full);
        }
        oldCopies.setAside(folder).ifPresent(machines::remember);
        try {
            var database = Schema.open(disk.url("edge.db"));
            if (Enrolment.isNeeded(database)) {
                enrolling = new Enrolling(this, database);
                world.tell(name(), "the box is up, and has no journal");
                wake();
                return;
            }
            life = new Life(this, disk, database);
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
        run("is looked at", this::lookAtTheLines);
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
            if (isUp()) {
                world.count(Fault.A_BOX_STOPPED_WHILE_IDLE);
                power.off();
                died();
            }
        } else {
            power.goAt(nth);
        }
    }

    private void gone(Moment moment) {
        if (enrolling != null && enrolling.isRestoring()) {
            world.count(Fault.A_RESTORATION_WAS_CUT_SHORT);
        }
        if (life != null && life.isLettingGo()) {
            world.count(Fault.LETTING_GO_WAS_CUT_SHORT);
        }
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
        enrolling = null;
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

    /** Whether it sells. */
    boolean isOn() {
        return life != null;
    }

    boolean isUp() {
        return life != null || enrolling != null;
    }

    /** Whether this box, as it stands there now, shows that code and waits. */
    boolean waitsFor(String code) {
        return enrolling != null && enrolling.waitsFor(code);
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
        cutShortAt = 0;
        line.calm();
        if (isUp()) {
            machines.fate(Fate.POWER);
        }
        boot();
        putTheRightOneIn();
        run("is plugged in", its -> {
            if (!its.sync.status().plugged()) {
                its.uplink.plug(true);
            }
        });
    }

    /** In the end the machine stands there that head office has given the place to, or a new one. */
    private void putTheRightOneIn() {
        if (life != null && machines.isOvertaken(life.shop.site().journal().epoch())) {
            powerGoes(0, Duration.ZERO);
            boot();
        }
    }

    void writeFails(int nth) {
        disk.failAt(nth);
    }

    // Working

    /** Whether it was done; it is not if the box is down, goes down, or has trouble with its disk. */
    boolean run(String what, Consumer<Life> work) {
        var mine = life;
        return mine != null && act(what, () -> work.accept(mine)) && life == mine;
    }

    /** The same of whatever runs there, also before it is a shop. */
    boolean act(String what, Runnable work) {
        var mine = whatRuns();
        if (mine == null) {
            return false;
        }
        try {
            work.run();
            return whatRuns() == mine;
        } catch (PowerCut cut) {
            if (whatRuns() == mine) {
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

    private @Nullable Object whatRuns() {
        return life != null ? life : enrolling;
    }

    /** After everything that may have brought one into a basket. */
    void lookAtTheLines(Life life) {
        lines.look(life, tills);
    }

    /** Looks whether it believes more to be confirmed than the cloud has. */
    void checkPosition() {
        run("is looked into", its -> beyond = Math.max(beyond, its.confirmedBeyond(world.cloud.services())));
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
        if (enrolling != null) {
            act("gets on to its place", this::enrol);
            return;
        }
        if (life == null) {
            return;
        }
        oldCopies.look(life, folder, A_WHILE);
        run("looks at its clock", Life::lookAtTheClock);
        var keeping = world.schedule.setting().keeping();
        if (keeping != null) {
            run("lets old facts go", its -> its.letOldFactsGo(keeping));
        }
        run("publishes", Life::publish);
        if (life != null) {
            rounds.rest();
        }
    }

    private void enrol() {
        var mine = Objects.requireNonNull(enrolling);
        if (cutShortAt > 0 && mine.isRestoring()) {
            power.goAt(cutShortAt);
            cutShortAt = 0;
        }
        if (mine.work()) {
            enrolling = null;
            world.after(Duration.ofMillis(1), this::boot);
        } else if (mine.isOnline()) {
            rounds.soon(Duration.ofSeconds(5));
        } else {
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
