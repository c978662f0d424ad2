package com.evertill.devices;

import com.evertill.devices.LaneDevices.Kind;
import com.evertill.devices.LaneDevices.Listener;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import jpos.JposException;
import jpos.LineDisplay;
import jpos.LineDisplayConst;

/** The lane's customer display. It shows the newest text; what was overtaken while it was slow or away is never shown. */
final class DisplayDevice extends JposDevice {

    private static final System.Logger LOG = System.getLogger(DisplayDevice.class.getName());
    private static final Text NOTHING = new Text("", "");

    private final LineDisplay control;
    private final AtomicReference<Text> wanted = new AtomicReference<>(NOTHING);
    private Text shown = NOTHING;

    private record Text(String upper, String lower) {}

    DisplayDevice(String logicalName, Listener listener, Executor executor) {
        var device = new LineDisplay();
        super(
                Kind.DISPLAY,
                new Handle(device, device::setPowerNotify, device::getPowerState),
                logicalName,
                listener,
                executor);
        control = device;
        control.addStatusUpdateListener(_ -> {
            refresh();
            work(this::showAgain);
        });
    }

    void show(String upper, String lower) {
        var text = new Text(upper, lower);
        if (!text.equals(wanted.getAndSet(text))) {
            work(this::showNewest);
        }
    }

    private void showAgain() {
        shown = NOTHING;
        showNewest();
    }

    private void showNewest() {
        var text = Objects.requireNonNull(wanted.get());
        if (text.equals(shown) || !open() || !state().usable()) {
            return;
        }
        try {
            int columns = control.getDeviceColumns();
            control.displayTextAt(
                    0, 0, fit(text.upper, columns) + fit(text.lower, columns), LineDisplayConst.DISP_DT_NORMAL);
            shown = text;
        } catch (JposException notShown) {
            LOG.log(System.Logger.Level.DEBUG, "The customer display did not take a text: {0}", Sentences.of(notShown));
            refresh();
        }
    }

    /** Exactly a row. Whoever chose an item's name must not command the display by it. */
    private static String fit(String text, int columns) {
        var clean = text.replaceAll("\\p{Cntrl}", "");
        return clean.length() >= columns ? clean.substring(0, columns) : clean + " ".repeat(columns - clean.length());
    }
}
