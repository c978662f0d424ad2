package com.evertill.devices.jpos;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** How the bytes of a device come and go: opened for one connection at a time, and again whenever that ends. */
interface Wire {

    /** The same for everybody who means the same device: who shares it finds it by this. */
    String address();

    /**
     * @param atMost to wait for the device.
     * @param probe of silence, after which {@link Connection#read} returns with nothing.
     * @throws IOException with a message for whoever put the device there: no such file, no rights, nobody at that address.
     */
    Connection open(Duration atMost, Duration probe) throws IOException;

    /** One thread reads, one at a time writes, any may close. */
    interface Connection extends Closeable {

        /**
         * What came at once: one report of a HID device, some bytes of any other.
         *
         * @return 0 if nothing came for the probe time, -1 if the device has gone.
         */
        int read(byte[] buffer) throws IOException;

        void write(byte[] bytes) throws IOException;
    }
}
