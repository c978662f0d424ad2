package com.evertill.devices;

import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.util.concurrent.Executor;
import jpos.JposException;
import jpos.ToneIndicator;

/** What the lane sounds with. A beep that comes late says nothing any more: where the device is away there is none. */
final class ToneDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(ToneDevice.class.getName());
    /** One is what scanners do when they have read something. */
    private static final int BEEPS = 2;

    private static final int MILLIS_BETWEEN = 100;

    private final ToneIndicator control;

    ToneDevice(String logicalName, Listener listener, Executor executor) {
        var device = new ToneIndicator();
        super(
                Kind.TONE,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        control.addStatusUpdateListener(_ -> refresh());
    }

    void beep() {
        if (!state().usable()) {
            return;
        }
        work(() -> {
            if (!open() || !state().usable()) {
                return;
            }
            try {
                control.sound(BEEPS, MILLIS_BETWEEN);
            } catch (JposException silent) {
                LOG.log(System.Logger.Level.DEBUG, "The lane did not sound: {0}", Sentences.of(silent));
                refresh();
            }
        });
    }

    @Override
    boolean isClaimed() {
        return false;
    }
}
