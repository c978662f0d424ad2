package com.evertill.devices.terminal.zvt;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection to a terminal that carries whole messages, in order, until it breaks. Sending is for several threads, receiving for one. */
public interface ZvtLine extends AutoCloseable {

    interface Connector {
        /**
         * @param arrived is run when something is there to be received; must not block.
         * @throws IOException if nobody listens: nothing was sent then.
         */
        ZvtLine connect(Runnable arrived) throws IOException;
    }

    void send(byte[] message) throws IOException;

    /**
     * @return {@code null} if nothing came.
     * @throws IOException if the line is broken, or what came was no message; what arrived before that is received first.
     */
    byte @Nullable [] receive(Duration atMost) throws IOException, InterruptedException;

    /** Whether something is there to be received, the end of the line among it. */
    boolean isWaiting();

    @Override
    void close();
}
