package com.evertill.devices.jpos;

import java.nio.file.Path;
import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.StackValue;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunction.Transition;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CIntPointer;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.word.Pointer;
import org.graalvm.word.PointerBase;

/**
 * By GraalVM's C interface, in a native executable only. What does not wait makes no transition, so that nothing of the machine's own comes between a call and
 * the look at its error's number; what waits lets a collection of garbage go on meanwhile.
 */
final class ImageKernel implements Kernel {

    @CFunction(value = "open", transition = Transition.NO_TRANSITION)
    private static native int cOpen(CCharPointer name, int flags);

    @CFunction(value = "ioctl", transition = Transition.NO_TRANSITION)
    private static native int cIoctl(int descriptor, long request, int argument);

    @CFunction("poll")
    private static native int cPoll(PointerBase polled, long count, int millis);

    @CFunction(value = "read", transition = Transition.NO_TRANSITION)
    private static native long cRead(int descriptor, PointerBase room, long size);

    @CFunction(value = "close", transition = Transition.NO_TRANSITION)
    private static native int cClose(int descriptor);

    @CFunction(value = "__errno_location", transition = Transition.NO_TRANSITION)
    private static native CIntPointer errno();

    @Override
    public int open(Path path) {
        try (var name = CTypeConversion.toCString(path.toString())) {
            int descriptor = cOpen(name.get(), TO_READ);
            return descriptor < 0 ? -errno().read() : descriptor;
        }
    }

    @Override
    public int grab(int descriptor) {
        return cIoctl(descriptor, GRAB, 1) < 0 ? -errno().read() : 0;
    }

    @Override
    public boolean awaitInput(int descriptor, int millis) {
        Pointer polled = StackValue.get(POLLED);
        polled.writeInt(0, descriptor);
        polled.writeShort(WAITED_FOR, INPUT);
        polled.writeShort(WAITED_FOR + Short.BYTES, (short) 0);
        return cPoll(polled, 1, millis) != 0;
    }

    @Override
    public int read(int descriptor, byte[] buffer) {
        try (var room = PinnedObject.create(buffer)) {
            long length = cRead(descriptor, room.addressOfArrayElement(0), buffer.length);
            return length < 0 ? -errno().read() : Math.toIntExact(length);
        }
    }

    @Override
    public int close(int descriptor) {
        return cClose(descriptor) < 0 ? -errno().read() : 0;
    }
}
