package com.evertill.rehearsal.simulation.world;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;

/** Runs schedules. Safe for use by several threads, each of which runs its own worlds. */
public final class Simulation implements AutoCloseable {
    /** Something that takes longer than that from here is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private final Path folder = Folders.make();
    private final AtomicLong runs = new AtomicLong();

    public Outcome run(Schedule schedule) {
        return run(schedule, Variant.NONE, false);
    }

    /** @param keepsWords whether the outcome tells what happened. */
    public Outcome run(Schedule schedule, Variant variant, boolean keepsWords) {
        var place = folder.resolve("run-" + runs.incrementAndGet());
        try (var world = new World(schedule, variant, place, keepsWords)) {
            try {
                play(world);
            } catch (World.Endless endless) {
                world.tell("!", "stopped");
            } catch (RuntimeException | AssertionError bug) {
                // In the simulator or in one of its checks, so that it has its seed and its story as well.
                world.broken(Invariant.NOTHING_BLOWS_UP, "the simulator itself: " + Words.of(bug));
            }
            return new Outcome(schedule, world.trace.hash(), world.broken(), world.trace.faults(), world.trace.lines());
        } finally {
            Folders.delete(place);
        }
    }

    private static void play(World world) {
        world.cloud.boot();
        world.office.openBook();
        world.boxes.forEach(Box::boot);
        for (var step : world.schedule.steps()) {
            world.at(World.MORNING.plus(step.at()), () -> {
                world.tell("*", step.deed().toString());
                step.deed().happen(world);
            });
        }
        world.pass(() -> false, lastStep(world.schedule));
        var until = lastTrouble(world.schedule);
        if (until.isAfter(world.now())) {
            world.become(World.Phase.WAITING);
            world.boxes.forEach(box -> box.line.goesDown());
            world.pass(() -> false, until);
        }
        new Calm(world).comes();
        if (world.cloud.isOn() && world.boxes.stream().allMatch(Box::isOn)) {
            look(world);
        }
    }

    private static Instant lastStep(Schedule schedule) {
        return World.MORNING
                .plus(schedule.steps().stream()
                        .map(Step::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO))
                .plusSeconds(1);
    }

    private static Instant lastTrouble(Schedule schedule) {
        return schedule.steps().stream()
                .filter(step -> step.deed() instanceof TroubleDeed.LineBreaks)
                .map(step -> World.MORNING.plus(step.at()).plus(((TroubleDeed.LineBreaks) step.deed()).off()))
                .max(Comparator.naturalOrder())
                .filter(at -> at.isBefore(World.MORNING.plus(LONGEST_WAIT)))
                .orElse(World.MORNING);
    }

    private static void look(World world) {
        var end = new End(world);
        for (var invariant : Invariant.values()) {
            invariant.wrong(end).stream().findFirst().ifPresent(wrong -> world.broken(invariant, wrong));
        }
    }

    @Override
    public void close() {
        Folders.delete(folder);
    }
}
