package com.evertill.rehearsal.simulation.world;

import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The printer and the drawer of a lane. What is on paper stays on paper, whatever becomes of the box. */
final class Printer {
    private static final DeviceState PAPER_OUT = new DeviceState(Health.PAPER_OUT, "Put a new roll in.");
    private static final DeviceState NONE = new DeviceState(Health.NOT_CONFIGURED, "");
    private static final DeviceState OFFLINE = new DeviceState(Health.OFFLINE, "Switch it on.");

    private final TillPlace place;
    private final World world;
    private final Random dice;
    private final Map<String, Integer> papers = new TreeMap<>();
    private DeviceState state = DeviceState.READY;
    private LaneDevices.@Nullable Listener listener;
    private @Nullable Life seenBy;

    Printer(TillPlace place) {
        this.place = place;
        this.world = place.world();
        this.dice = world.dice("printer " + place.name());
    }

    /** How often each job came out, wholly or in part. */
    Map<String, Integer> papers() {
        return papers;
    }

    void runsOut() {
        become(PAPER_OUT);
    }

    void falls() {
        become(OFFLINE);
    }

    void recovers() {
        become(DeviceState.READY);
    }

    private void become(DeviceState next) {
        state = next;
        var told = listener;
        if (told != null && place.box.life() == seenBy) {
            place.box.run("hears of its printer", life -> told.deviceChanged(LaneDevices.Kind.PRINTER, next));
        }
    }

    private PrintOutcome print(String job) {
        if (state.usable()) {
            papers.merge(job, 1, Integer::sum);
            return new PrintOutcome.Printed();
        }
        if (state.equals(PAPER_OUT)) {
            world.count(Fault.THE_PAPER_RAN_OUT);
            return new PrintOutcome.NotPrinted(state);
        }
        world.count(Fault.A_PRINTER_WENT_SILENT);
        if (dice.nextBoolean()) {
            papers.merge(job, 1, Integer::sum);
        }
        return new PrintOutcome.Unknown(state);
    }

    /** As one life of the box sees it. */
    LaneDevices seenBy(Life life, LaneDevices.Listener to) {
        listener = to;
        seenBy = life;
        var power = place.box.guard();
        return new LaneDevices() {
            @Override
            public Map<Kind, DeviceState> states() {
                return new EnumMap<>(Map.of(
                        Kind.SCANNER,
                        DeviceState.READY,
                        Kind.PRINTER,
                        state,
                        Kind.DRAWER,
                        DeviceState.READY,
                        Kind.DISPLAY,
                        NONE,
                        Kind.SCALE,
                        NONE,
                        Kind.TONE,
                        NONE,
                        Kind.KEYLOCK,
                        NONE));
            }

            @Override
            public void print(PrintJob job) {
                power.moment(Moment.OUTSIDE);
                world.after(Duration.ofMillis(800 + dice.nextInt(2_000)), () -> {
                    var outcome = Printer.this.print(job.id());
                    if (place.box.life() == life) {
                        place.box.run("hears what was printed", its -> to.printed(job.id(), outcome));
                    }
                });
                power.moment(Moment.OUTSIDE);
            }

            @Override
            public void openDrawer() {
                power.moment(Moment.OUTSIDE);
            }

            @Override
            public void show(String upper, String lower) {
                // This lane has no display.
            }

            @Override
            public Weighing weigh() {
                return Weighing.NotWeighed.NOT_CONFIGURED;
            }

            @Override
            public void beep() {
                // This lane has nothing to sound with.
            }

            @Override
            public KeyPosition keyPosition() {
                return KeyPosition.NORMAL;
            }

            @Override
            public void close() {}
        };
    }
}
