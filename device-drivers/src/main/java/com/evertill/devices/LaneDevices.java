package com.evertill.devices;

import com.evertill.commerce.codes.Symbology;
import java.util.Map;

/**
 * The devices of one lane. Every method but {@link #weigh} hands its work to the device's own queue and returns at once; none fails because a
 * device is away.
 */
public interface LaneDevices extends AutoCloseable {

    enum Kind {
        SCANNER,
        PRINTER,
        DRAWER,
        /** For the customer. */
        DISPLAY,
        SCALE,
        /** What it sounds with. */
        TONE,
        /** Its key switch. */
        KEYLOCK,
        /** Its state is learnt from {@link com.evertill.devices.terminal.CardTerminal#check()}, not from here. */
        TERMINAL
    }

    /** How they are at this moment, one entry for each kind but the terminal. */
    Map<Kind, DeviceState> states();

    /** Prints once, or not at all: {@link Listener#printed} hears exactly one outcome of every job. */
    void print(PrintJob job);

    /** Kicks the drawer. That it opened is heard as its state {@link DeviceState.Health#DRAWER_OPEN}, and later perhaps as left open. */
    void openDrawer();

    /** Shows two lines to the customer, of twenty characters on most displays; longer ones are cut. The newest stays. */
    void show(String upper, String lower);

    /** Asks the scale what lies on it, and waits for the answer: as long as a scale takes to come to rest, a few seconds at the very most. */
    Weighing weigh();

    /** Sounds once for whoever stands there: something was not taken. A lane that has nothing to sound with, or has it not at hand, stays silent. */
    void beep();

    /** Where its key switch stands; {@link KeyPosition#NORMAL} where it has none, where it is away, and while nobody has turned it. */
    KeyPosition keyPosition();

    /**
     * Lets go of the devices, within seconds. A job under way may still end; those that were waiting end as
     * {@link PrintOutcome.NotPrinted}, and all of that has been told when this returns.
     */
    @Override
    void close();

    /** Called on the device's own thread, one call after another for each device. It may take its time: only its own device waits. */
    interface Listener {

        /**
         * @param symbology what was read, as far as the scanner says so.
         * @param text the code without any symbology prefix; a GS1 code keeps its group separators (U+001D).
         */
        void scanned(Symbology symbology, String text);

        /** @param times how often; at least once. */
        void notScanned(NotScanned why, int times);

        void deviceChanged(Kind kind, DeviceState state);

        void printed(String jobId, PrintOutcome outcome);

        void keyTurned(KeyPosition position);
    }
}
