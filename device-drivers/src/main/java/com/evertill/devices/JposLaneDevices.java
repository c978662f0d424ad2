package com.evertill.devices;

import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.jpos.DriverContext;
import com.evertill.devices.jpos.JposServiceManager;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A lane over the JavaPOS controls: whatever {@code jpos.xml} names, our services or any vendor's. */
public final class JposLaneDevices implements LaneDevices {

    private static final DeviceState NONE = new DeviceState(Health.NOT_CONFIGURED, "");

    /** Counting out change takes less; a drawer that is open for longer was forgotten. */
    private static final Duration LEFT_OPEN_AFTER = Duration.ofSeconds(45);

    private final Listener listener;
    private final Map<Kind, JposDevice> devices = new EnumMap<>(Kind.class);

    /**
     * Says where the devices of all lanes are; once, before the first lane is made. Devices that were known by the same names are replaced.
     *
     * @param jposXml a standard {@code jpos.xml}; its service classes are those of {@code com.evertill.devices.jpos}.
     * @param executor starts a thread for each task, best a virtual one.
     * @return what it names, in its order.
     * @throws MalformedJposXml if it cannot be read; then nothing has changed.
     */
    public static List<ConfiguredDevice> configure(InputStream jposXml, Executor executor) {
        return configure(jposXml, executor, null);
    }

    /** @param drivers knows vendors' JavaPOS services; {@code null} where none can be loaded, as in a native executable. */
    public static List<ConfiguredDevice> configure(
            InputStream jposXml, Executor executor, @Nullable ClassLoader drivers) {
        return JposServiceManager.installed().load(jposXml, new DriverContext(executor, drivers));
    }

    /**
     * Begins to open the devices and returns; the listener hears how they are.
     *
     * @param executor starts a thread for each task, best a virtual one: device queues block.
     * @param clock tells how long a print job has waited.
     */
    public JposLaneDevices(LaneConfig config, Listener listener, Executor executor, InstantSource clock) {
        this(config, listener, executor, clock, LEFT_OPEN_AFTER);
    }

    /** @param leftOpenAfter how long a drawer may be open before that is told. */
    JposLaneDevices(
            LaneConfig config, Listener listener, Executor executor, InstantSource clock, Duration leftOpenAfter) {
        this.listener = listener;
        config.names()
                .forEach((kind, name) -> devices.put(
                        kind,
                        switch (kind) {
                            case SCANNER -> new ScannerDevice(name, listener, executor);
                            case PRINTER -> new PrinterDevice(name, listener, executor, clock);
                            case DRAWER -> new DrawerDevice(name, listener, executor, leftOpenAfter);
                            case DISPLAY -> new DisplayDevice(name, listener, executor);
                            case SCALE -> new ScaleDevice(name, listener, executor);
                            case TONE -> new ToneDevice(name, listener, executor);
                            case KEYLOCK -> new KeylockDevice(name, listener, executor);
                            case TERMINAL -> throw new IllegalStateException("no lane's devices name a terminal");
                        }));
        devices.values().forEach(JposDevice::start);
    }

    @Override
    public Map<Kind, DeviceState> states() {
        var states = new EnumMap<Kind, DeviceState>(Kind.class);
        for (var kind : EnumSet.complementOf(EnumSet.of(Kind.TERMINAL))) {
            var device = devices.get(kind);
            states.put(kind, device == null ? NONE : device.state());
        }
        return states;
    }

    @Override
    public void print(PrintJob job) {
        if (devices.get(Kind.PRINTER) instanceof PrinterDevice printer) {
            printer.print(job);
        } else {
            listener.printed(job.id(), new PrintOutcome.NotPrinted(NONE));
        }
    }

    @Override
    public void openDrawer() {
        if (devices.get(Kind.DRAWER) instanceof DrawerDevice drawer) {
            drawer.kick();
        }
    }

    @Override
    public void show(String upper, String lower) {
        if (devices.get(Kind.DISPLAY) instanceof DisplayDevice display) {
            display.show(upper, lower);
        }
    }

    @Override
    public Weighing weigh() {
        return devices.get(Kind.SCALE) instanceof ScaleDevice scale
                ? scale.weigh()
                : Weighing.NotWeighed.NOT_CONFIGURED;
    }

    @Override
    public void beep() {
        if (devices.get(Kind.TONE) instanceof ToneDevice tone) {
            tone.beep();
        }
    }

    @Override
    public KeyPosition keyPosition() {
        return devices.get(Kind.KEYLOCK) instanceof KeylockDevice keylock ? keylock.position() : KeyPosition.NORMAL;
    }

    @Override
    public void close() {
        devices.values().forEach(JposDevice::close);
    }
}
