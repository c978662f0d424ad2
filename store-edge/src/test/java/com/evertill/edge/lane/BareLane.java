package com.evertill.edge.lane;

import com.evertill.devices.DeviceState;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.PrintJob;
import com.evertill.devices.Weighing;
import java.util.Map;

/** A lane whose devices do nothing; a test gives it what it looks at. */
abstract class BareLane implements LaneDevices {
    @Override
    public Map<Kind, DeviceState> states() {
        return Map.of();
    }

    @Override
    public void print(PrintJob job) {
        // Nobody takes the receipt.
    }

    @Override
    public void openDrawer() {
        // There is none.
    }

    @Override
    public void show(String upper, String lower) {
        // There is no display.
    }

    @Override
    public Weighing weigh() {
        return Weighing.NotWeighed.NOT_CONFIGURED;
    }

    @Override
    public void beep() {
        // Nobody hears.
    }

    @Override
    public KeyPosition keyPosition() {
        return KeyPosition.NORMAL;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
