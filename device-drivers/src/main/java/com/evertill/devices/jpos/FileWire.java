package com.evertill.devices.jpos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A device that is a file: a USB printer ({@code /dev/usb/lp0}), a HID device ({@code /dev/hidraw0}), a keyboard
 * ({@code /dev/input/event4}), or, with settings, a serial line ({@code /dev/ttyS0}, {@code /dev/ttyUSB0}, {@code /dev/ttyACM0}). Names that
 * udev gives ({@code /dev/serial/by-id/...}) stay the same when a device comes back under another number.
 *
 * @param access {@code r} for devices that only tell, {@code rw} for those that are told something as well.
 */
record FileWire(Path path, Access access, SerialLine line) implements Wire {

    enum Access {
        READ_ONLY("r"),
        READ_WRITE("rw");

        private final String mode;

        Access(String mode) {
            this.mode = mode;
        }
    }

    @Override
    public String address() {
        return path.toString();
    }

    @Override
    public Connection open(Duration atMost, Duration probe) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no such device: it is unplugged, or has another name");
        }
        if (!Files.isReadable(path) || (access == Access.READ_WRITE && !Files.isWritable(path))) {
            throw new IOException("no right to use it: a udev rule or a group (lp, dialout, input) must give it");
        }
        // Before it is set up: what is plugged in between would otherwise keep its own settings.
        var node = DeviceFile.node(path);
        line.setUp(path, atMost);
        return new DeviceFile(new RandomAccessFile(path.toFile(), access.mode), path, node, probe);
    }
}
