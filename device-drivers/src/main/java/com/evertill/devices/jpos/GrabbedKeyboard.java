package com.evertill.devices.jpos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A device of the kernel's input layer that this program alone hears: neither the desktop nor a console gets its keys while it is open. The kernel gives it back
 * when the file is closed, and so when the program ends, however it does.
 */
final class GrabbedKeyboard implements DeviceFile.Opened {

    /** As long as a silent serial line; who closes waits for so long at most. */
    private static final int LONGEST_WAIT_MILLIS = 200;

    private final Kernel kernel;
    private final int descriptor;
    /** Held while reading: the number of a closed file may at once be that of another one. */
    private final ReentrantLock use = new ReentrantLock(true);

    private boolean closed;

    GrabbedKeyboard(Kernel kernel, int descriptor) {
        this.kernel = kernel;
        this.descriptor = descriptor;
    }

    /** @throws IOException in words for whoever plugged it in, if it cannot be had alone. */
    static GrabbedKeyboard open(Kernel kernel, Path path) throws IOException {
        int descriptor = kernel.open(path);
        if (descriptor < 0) {
            throw new IOException(notOpened(-descriptor));
        }
        int grabbed = kernel.grab(descriptor);
        if (grabbed < 0) {
            kernel.close(descriptor);
            throw new IOException(notGrabbed(-grabbed));
        }
        return new GrabbedKeyboard(kernel, descriptor);
    }

    static String notOpened(int error) {
        return switch (error) {
            case Kernel.NO_RIGHT, Kernel.NOT_PERMITTED -> FileWire.NO_RIGHT;
            case Kernel.NO_SUCH_FILE, Kernel.NO_SUCH_DEVICE, Kernel.NO_SUCH_ADDRESS -> FileWire.NO_DEVICE;
            default -> "it cannot be opened (error " + error + " of the system)";
        };
    }

    static String notGrabbed(int error) {
        return switch (error) {
            case Kernel.BUSY -> "another program has this keyboard for itself: end that, or say grab=false in jpos.xml";
            case Kernel.NO_TERMINAL, Kernel.NOT_FOR_THIS_DEVICE ->
                "it is not a keyboard: those are /dev/input/event…, best by their names in /dev/input/by-id";
            case Kernel.NO_SUCH_DEVICE -> FileWire.NO_DEVICE;
            default -> "it cannot be had alone (error " + error + " of the system); with grab=false it is shared";
        };
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        use.lock();
        try {
            if (closed) {
                throw new IOException("closed");
            }
            return kernel.awaitInput(descriptor, LONGEST_WAIT_MILLIS) ? readNow(buffer) : 0;
        } finally {
            use.unlock();
        }
    }

    private int readNow(byte[] buffer) throws IOException {
        int length = kernel.read(descriptor, buffer);
        return switch (length) {
            case -Kernel.TRY_AGAIN, -Kernel.INTERRUPTED -> 0;
            case -Kernel.NO_SUCH_DEVICE -> throw new IOException("it was unplugged");
            default -> {
                if (length < 0) {
                    throw new IOException("it cannot be read (error " + -length + " of the system)");
                }
                yield length;
            }
        };
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        throw new IOException("a keyboard that is listened to is told nothing");
    }

    @Override
    public void close() {
        use.lock();
        try {
            if (!closed) {
                closed = true;
                kernel.close(descriptor);
            }
        } finally {
            use.unlock();
        }
    }
}
