package com.evertill.devices.jpos;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/** By the Foreign Function and Memory API. The JVM must be started with {@code --enable-native-access=ALL-UNNAMED}. */
final class JvmKernel implements Kernel {

    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle IOCTL = function(
            "ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle READ =
            function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    @SuppressWarnings("restricted") // No wrong use of these five can be written outside this class.
    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        var all = new Linker.Option[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = Linker.Option.captureCallState("errno");
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, all);
    }

    /** A call of the above, which gets room for the error's number before its own arguments. */
    private interface Call {
        long with(MemorySegment captured) throws Throwable;
    }

    private static int answer(Arena arena, Call call) {
        var captured = arena.allocate(CAPTURED);
        try {
            long result = call.with(captured);
            return result < 0 ? -(int) ERRNO.get(captured, 0L) : Math.toIntExact(result);
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable impossible) {
            // Method handles declare it, whatever they call.
            throw new AssertionError("functions of C throw nothing", impossible);
        }
    }

    @Override
    public int open(Path path) {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path.toString());
            return answer(arena, captured -> (int) OPEN.invokeExact(captured, name, TO_READ));
        }
    }

    @Override
    public int grab(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            return answer(arena, captured -> (int) IOCTL.invokeExact(captured, descriptor, (long) GRAB, 1));
        }
    }

    @Override
    public boolean awaitInput(int descriptor, int millis) {
        try (var arena = Arena.ofConfined()) {
            var polled = arena.allocate(POLLED, Integer.BYTES);
            polled.set(JAVA_INT, 0, descriptor);
            polled.set(JAVA_SHORT, WAITED_FOR, INPUT);
            return answer(arena, captured -> (int) POLL.invokeExact(captured, polled, 1L, millis)) != 0;
        }
    }

    @Override
    public int read(int descriptor, byte[] buffer) {
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(buffer.length);
            int length = answer(
                    arena, captured -> (long) READ.invokeExact(captured, descriptor, room, (long) buffer.length));
            MemorySegment.copy(room, JAVA_BYTE, 0, buffer, 0, Math.max(0, length));
            return length;
        }
    }

    @Override
    public int close(int descriptor) {
        try (var arena = Arena.ofConfined()) {
            return answer(arena, captured -> (int) CLOSE.invokeExact(captured, descriptor));
        }
    }
}
