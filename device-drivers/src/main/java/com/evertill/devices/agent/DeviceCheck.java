package com.evertill.devices.agent;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Quantity;
import com.evertill.devices.ConfiguredDevice;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.HardTotalsDevice;
import com.evertill.devices.HardTotalsFault;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.Weighing.Weighed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One device, opened as the till opens it, asked how it is, and set to do once what it is there for. */
final class DeviceCheck implements LaneDevices.Listener {

    private static final Map<String, Kind> KINDS = Map.of(
            "Scanner", Kind.SCANNER,
            "POSPrinter", Kind.PRINTER,
            "CashDrawer", Kind.DRAWER,
            "LineDisplay", Kind.DISPLAY,
            "Scale", Kind.SCALE,
            "ToneIndicator", Kind.TONE,
            "Keylock", Kind.KEYLOCK);

    /** Longer than a printer takes for a page, and than its driver waits for it. */
    private static final Duration PRINTING = Duration.ofSeconds(30);

    private final CompletableFuture<DeviceState> usable = new CompletableFuture<>();
    private final CompletableFuture<PrintOutcome> printed = new CompletableFuture<>();

    /** @param words of what it is, or what is wrong with it. */
    record Finding(ConfiguredDevice device, boolean fine, String words) {

        String line() {
            var name = device.logicalName();
            return (fine ? "ok     " : "WRONG  ") + (words.startsWith(name) ? words : name + ": " + words);
        }
    }

    private DeviceCheck() {}

    /** @param patience for the device to be ready; one that is away is tried again all that time. */
    static Finding of(ConfiguredDevice device, Duration patience, Executor executor, InstantSource clock) {
        if (device.category().equals("HardTotals")) {
            return hardTotals(device);
        }
        var kind = KINDS.get(device.category());
        if (kind == null) {
            return new Finding(
                    device,
                    true,
                    "not looked at: the till has no use for a device of the category "
                            + (device.category().isEmpty() ? "(none)" : device.category()) + ".");
        }
        var check = new DeviceCheck();
        var config = LaneConfig.none("check").with(kind, device.logicalName());
        try (var lane = new JposLaneDevices(config, check, executor, clock)) {
            var state = check.state(lane, kind, patience);
            return state.usable() ? check.tried(device, kind, state, lane) : new Finding(device, false, words(state));
        }
    }

    /** They are the box's, no lane's. */
    private static Finding hardTotals(ConfiguredDevice device) {
        try (var totals = new HardTotalsDevice(device.logicalName())) {
            return new Finding(device, true, totals.read().isPresent() ? "ready, and in use." : "ready, and empty.");
        } catch (HardTotalsFault fault) {
            return new Finding(device, false, String.valueOf(fault.getMessage()));
        }
    }

    private DeviceState state(LaneDevices lane, Kind kind, Duration patience) {
        return await(usable, patience).orElseGet(() -> lane.states().getOrDefault(kind, DeviceState.READY));
    }

    private static String words(DeviceState state) {
        return state.detail().isEmpty() ? state.health() + "." : state.detail();
    }

    private Finding tried(ConfiguredDevice device, Kind kind, DeviceState state, LaneDevices lane) {
        var warning = state.health() == Health.PAPER_NEAR_END ? " The roll of paper is near its end." : "";
        return switch (kind) {
            case PRINTER -> print(device, lane, warning);
            case SCALE -> weigh(device, lane);
            case DISPLAY -> {
                lane.show("Evertill", device.logicalName());
                yield new Finding(device, true, "ready, and shows its name now.");
            }
            case DRAWER ->
                new Finding(device, true, state.health() == Health.READY ? "ready, and closed." : "ready, and open.");
            case TONE -> {
                lane.beep();
                yield new Finding(device, true, "ready, and beeps now.");
            }
            case KEYLOCK ->
                new Finding(
                        device, true, "ready, on " + lane.keyPosition().name().toLowerCase(Locale.ROOT) + ".");
            case SCANNER, TERMINAL -> new Finding(device, true, "ready.");
        };
    }

    private Finding print(ConfiguredDevice device, LaneDevices lane, String warning) {
        lane.print(new PrintJob("check", TestPage.of(device.logicalName())));
        return switch (await(printed, PRINTING).orElse(null)) {
            case PrintOutcome.Printed() -> new Finding(device, true, "ready: the test page is on paper." + warning);
            case PrintOutcome.NotPrinted(var why) -> new Finding(device, false, "Nothing was printed. " + words(why));
            case PrintOutcome.Unknown(var why) ->
                new Finding(device, false, "It is not known how much of the test page is on paper. " + words(why));
            case null -> new Finding(device, false, "The test page was not done within half a minute.");
        };
    }

    private static Finding weigh(ConfiguredDevice device, LaneDevices lane) {
        return switch (lane.weigh()) {
            case Weighed(var weight) -> new Finding(device, true, "ready, and reads " + figure(weight) + ".");
            case NotWeighed.EMPTY -> new Finding(device, true, "ready, and empty.");
            case NotWeighed.IN_MOTION -> new Finding(device, true, "ready, and in motion.");
            case NotWeighed.OVER_CAPACITY -> new Finding(device, false, "overloaded.");
            case NotWeighed.UNDER_ZERO -> new Finding(device, false, "below zero: empty it and set it to zero.");
            case NotWeighed.AWAY, NotWeighed.NOT_CONFIGURED -> new Finding(device, false, "it does not weigh.");
        };
    }

    private static String figure(Quantity weight) {
        return weight.amount().toPlainString() + " " + weight.unit().name().toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<T> await(CompletableFuture<T> answer, Duration atMost) {
        try {
            return Optional.of(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException none) {
            return Optional.empty();
        }
    }

    @Override
    public void scanned(Symbology symbology, String text) {
        // Nobody sells here.
    }

    @Override
    public void deviceChanged(Kind kind, DeviceState state) {
        if (state.usable()) {
            usable.complete(state);
        }
    }

    @Override
    public void keyTurned(KeyPosition position) {
        // It is asked for.
    }

    @Override
    public void notScanned(NotScanned why, int times) {
        // Nobody scans while the devices are checked.
    }

    @Override
    public void printed(String jobId, PrintOutcome outcome) {
        printed.complete(outcome);
    }
}
