package com.evertill.devices;

import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.util.concurrent.Executor;
import jpos.CashDrawer;
import jpos.JposConst;
import jpos.JposException;

/** The lane's cash drawer. */
final class DrawerDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(DrawerDevice.class.getName());
    private static final int FIRST_CONTACT_SECONDS = 3;

    private final CashDrawer control = new CashDrawer();

    DrawerDevice(String logicalName, Listener listener, Executor executor) {
        super(Kind.DRAWER, logicalName, listener, executor);
        control.addStatusUpdateListener(_ -> refresh());
    }

    void kick() {
        work(() -> {
            if (!open()) {
                return;
            }
            awaitFirstContact(FIRST_CONTACT_SECONDS);
            try {
                control.openDrawer();
            } catch (JposException failed) {
                // The state says that it is away; the cashier has a key.
                LOG.log(System.Logger.Level.WARNING, "The drawer did not open: {0}", Sentences.of(failed));
                refresh();
            }
        });
    }

    @Override
    void openControl(String name, int claimMillis) throws JposException {
        control.open(name);
        control.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        control.setDeviceEnabled(true);
    }

    @Override
    void closeControl() throws JposException {
        control.close();
    }

    @Override
    DeviceState readState() throws JposException {
        return control.getCapStatus() && control.getDrawerOpened()
                ? new DeviceState(Health.DRAWER_OPEN, "")
                : DeviceState.READY;
    }

    @Override
    int powerState() throws JposException {
        return control.getPowerState();
    }
}
