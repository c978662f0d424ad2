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
 * @param access read-only for devices that only tell, read-write for those that are told something as well.
 */
record FileWire(Path path, Access access, SerialLine line) implements Wire {

    static final String NO_RIGHT = "no right to use it: a udev rule or a group (lp, dialout, input) must give it";
    static final String NO_DEVICE = "there is no such device: it is unplugged, or has another name";

    enum Access {
        READ_ONLY,
        READ_WRITE,
        /** A keyboard that nobody else hears. */
        GRABBED
    }

    @Override
    public String address() {
        return path.toString();
    }

    @Override
    public Connection open(Duration atMost, Duration probe) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException(NO_DEVICE);
        }
        if (!Files.isReadable(path) || (access == Access.READ_WRITE && !Files.isWritable(path))) {
            throw new IOException(NO_RIGHT);
        }
        // Before it is set up: what is plugged in between would otherwise keep its own settings.
        var node = DeviceFile.node(path);
        line.setUp(path, atMost);
        return new DeviceFile(opened(), path, node, probe);
    }

    private DeviceFile.Opened opened() throws IOException {
        return switch (access) {
            case READ_ONLY -> new DeviceFile.Plain(new RandomAccessFile(path.toFile(), "r"));
            case READ_WRITE -> new DeviceFile.Plain(new RandomAccessFile(path.toFile(), "rw"));
            case GRABBED -> GrabbedKeyboard.open(Kernel.ofThisProgram(), path);
        };
    }
}
