package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.PaymentReference;
import java.util.Optional;

/** Where a driver's notes about one terminal outlive everything. May throw what a broken disk throws: the terminal is told to take back then. */
public interface ZvtMemory {

    Optional<ZvtNote> find(PaymentReference reference);

    /** The one that was begun last. */
    Optional<ZvtNote> latest();

    /** Whether somebody has settled what became of it, and the terminal need not tell of it any more before something new is begun. */
    boolean isDecided(PaymentReference reference);

    /** Returns when the note is durable, in the place of an earlier one of the same reference. May take its time. */
    void keep(ZvtNote note);
}
