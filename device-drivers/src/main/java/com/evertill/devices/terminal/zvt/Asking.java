package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.PaymentReference;

/** What a customer is being asked for at the moment, so that somebody else can have it stopped. */
final class Asking {
    private final PaymentReference reference;
    private final Connection connection;
    private boolean isHeard;
    private boolean isToStop;

    Asking(PaymentReference reference, Connection connection) {
        this.reference = reference;
        this.connection = connection;
    }

    boolean isFor(PaymentReference other) {
        return reference.equals(other);
    }

    /** The terminal has it. */
    synchronized void heard() {
        isHeard = true;
        if (isToStop) {
            connection.send(new Apdu(Commands.ABORT_FROM_TILL));
        }
    }

    /** @return whether the terminal will learn of it. */
    synchronized boolean stop() {
        isToStop = true;
        return !isHeard || connection.send(new Apdu(Commands.ABORT_FROM_TILL));
    }

    synchronized boolean isToStop() {
        return isToStop;
    }
}
