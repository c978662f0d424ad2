package com.evertill.rehearsal.simulation.disk;

/** The power of a machine, for one life. */
public final class Power {
    /** Where a machine may stop. */
    public enum Moment {
        BEFORE_A_WRITE,
        BEFORE_A_COMMIT,
        AFTER_A_COMMIT,
        /** Something left the machine, or is about to: a message, a question to a device. */
        OUTSIDE
    }

    /** Told when it goes. */
    public interface Listener {
        void gone(Moment moment);
    }

    private final Listener listener;
    private boolean on = true;
    private int momentsLeft;

    public Power(Listener listener) {
        this.listener = listener;
    }

    public boolean isOn() {
        return on;
    }

    /** It goes at the n-th moment from now. */
    public void goAt(int nth) {
        momentsLeft = nth;
    }

    /** It goes now, while the machine does nothing. */
    public void off() {
        on = false;
    }

    /** @throws PowerCut if it is gone, or goes now. */
    public void moment(Moment moment) {
        require();
        if (momentsLeft > 0 && --momentsLeft == 0) {
            on = false;
            listener.gone(moment);
            throw new PowerCut();
        }
    }

    /** @throws PowerCut if it is gone. */
    public void require() {
        if (!on) {
            throw new PowerCut();
        }
    }
}
