package com.evertill.devices;

import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.util.concurrent.Executor;
import jpos.JposException;
import jpos.Keylock;
import jpos.KeylockConst;

/** The lane's key switch. One that is away locks nobody out and lets nobody in. */
final class KeylockDevice extends JposDevice {

    private final Keylock control;
    private volatile KeyPosition position = KeyPosition.NORMAL;

    KeylockDevice(String logicalName, Listener listener, Executor executor) {
        var device = new Keylock();
        super(
                Kind.KEYLOCK,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        control.addStatusUpdateListener(_ -> refresh());
    }

    KeyPosition position() {
        return position;
    }

    @Override
    boolean isClaimed() {
        return false;
    }

    @Override
    DeviceState readState() throws JposException {
        become(
                switch (control.getKeyPosition()) {
                    case KeylockConst.LOCK_KP_LOCK -> KeyPosition.LOCKED;
                    case KeylockConst.LOCK_KP_SUPR -> KeyPosition.SUPERVISOR;
                    // Those of a maker's own, above it, are for something else; and 0 is one that nobody has turned
                    // yet.
                    default -> KeyPosition.NORMAL;
                });
        return DeviceState.READY;
    }

    private void become(KeyPosition now) {
        if (now != position) {
            position = now;
            news(() -> listener().keyTurned(now));
        }
    }

    @Override
    void away() {
        become(KeyPosition.NORMAL);
    }
}
