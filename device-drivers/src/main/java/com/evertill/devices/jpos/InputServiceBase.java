package com.evertill.devices.jpos;

import jpos.JposException;
import jpos.config.JposEntry;

/** What every category with input has in common (UnifiedPOS 1.15, "Device Input Model"): data that waits for its event, one at a time. */
abstract class InputServiceBase extends DeviceServiceBase {

    InputServiceBase(JposEntry entry, DriverContext context, Sharing sharing) {
        super(entry, context, sharing);
    }

    public int getDataCount() throws JposException {
        requireOpen();
        return events().dataCount();
    }

    public boolean getDataEventEnabled() throws JposException {
        requireOpen();
        return events().isDataEnabled();
    }

    public void setDataEventEnabled(boolean enable) throws JposException {
        requireOpen();
        events().enableData(enable);
    }

    public void clearInput() throws JposException {
        requireClaimed();
        events().clearData();
    }

    /** With an input, where the application wants one at a time; before the input waits for it: whoever sees that finds the device disabled. */
    protected final void autoDisable() {
        try {
            if (booleanProperty("AutoDisable")) {
                disable();
            }
        } catch (JposException closedMeanwhile) {
            disconnect();
        }
    }
}
