package com.evertill.devices.jpos;

import jpos.JposConst;
import jpos.JposException;
import jpos.ToneIndicatorConst;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * The buzzer of an ESC/POS printer, built in or at its drawer connector. It beeps in its turn among what is printed, at the one pitch and loudness that it
 * has; durations are taken to the next tenth of a second. The printer does not say when it has beeped, so a sound counts as made when the printer has
 * been told.
 */
final class EscPosTone extends ToneIndicatorDefaults implements EscPosLink.Listener {

    private static final int MILLIS_IN_A_STEP = 100;
    private static final int MOST_STEPS = 255;
    private static final int MOST_STEPS_OF_OTHERS = 9;
    private static final int MOST_BEEPS = 63;
    private static final int MOST_BEEPS_OF_OTHERS = 9;

    private final boolean epson;
    private final int kind;
    private int lastOutputId;
    private volatile @Nullable EscPosLink link;

    EscPosTone(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.SHARABLE);
        epson = LinkSettings.text(entry, "command", "epson").equals("epson");
        kind = Integer.parseInt(LinkSettings.text(entry, "sound", "49"));
        define("ToneSoundedCount");
        property("CapMelody", 0);
        property("MelodyType", ToneIndicatorConst.TONE_MT_NONE);
        property("MelodyVolume", 100);
        property("AsyncMode", false);
        property("OutputID", 0);
        property("InterToneWait", 0);
        property("Tone1Duration", 200);
        property("Tone1Pitch", 2_000);
        property("Tone1Volume", 100);
        property("Tone2Duration", 0);
        property("Tone2Pitch", 0);
        property("Tone2Volume", 100);
    }

    @Override
    protected void connect() throws JposException {
        link = context().escPosLinks().join(LinkSettings.of(entry()), this);
    }

    @Override
    protected void disconnect() {
        var joined = link;
        if (joined != null) {
            link = null;
            context().escPosLinks().leave(joined, this);
        }
    }

    @Override
    protected boolean awaitHardware() {
        var joined = link;
        return joined != null && joined.awaitReachable();
    }

    @Override
    public void changed(PrinterStatus status) {
        if (isEnabled()) {
            powerState(status.reachable() ? JposConst.JPOS_PS_ONLINE : JposConst.JPOS_PS_OFF_OFFLINE);
        }
    }

    @Override
    public synchronized void sound(int numberOfCycles, int interSoundWait) throws JposException {
        requireEnabled();
        if (numberOfCycles < 1 || interSoundWait < 0) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL, numberOfCycles + " sounds with " + interSoundWait + " ms between them");
        }
        tell(beeps(numberOfCycles, cycleMillis() + interSoundWait));
        if (booleanProperty("AsyncMode")) {
            property("OutputID", ++lastOutputId);
            events().outputComplete(lastOutputId);
        }
    }

    /** One beep now. What the printer has been told before it still does. */
    @Override
    public void soundImmediate() throws JposException {
        requireEnabled();
        tell(beeps(1, cycleMillis()));
    }

    /** There is nothing that waits here. */
    @Override
    public void clearOutput() throws JposException {
        requireEnabled();
    }

    private int cycleMillis() throws JposException {
        return intProperty("Tone1Duration") + intProperty("InterToneWait") + intProperty("Tone2Duration");
    }

    private byte[] beeps(int count, int cycleMillis) {
        int steps = Math.ceilDiv(Math.max(1, cycleMillis), MILLIS_IN_A_STEP);
        return epson
                ? EscPos.beep(kind, Math.min(count, MOST_BEEPS), Math.min(steps, MOST_STEPS))
                : EscPos.beepOfOthers(Math.min(count, MOST_BEEPS_OF_OTHERS), Math.min(steps, MOST_STEPS_OF_OTHERS));
    }

    private void tell(byte[] command) throws JposException {
        var joined = link;
        if (joined == null || !joined.status().reachable() || !joined.send(command)) {
            throw Jpos.error(JposConst.JPOS_E_OFFLINE, entry().getLogicalName() + " cannot be reached");
        }
        count("ToneSoundedCount");
    }
}
