package com.evertill.devices.jpos;

import java.nio.file.Path;

/**
 * What Java cannot ask of Linux by itself: to have an input device alone, which is said of an open file ({@code ioctl(EVIOCGRAB)}), so the same file must be
 * opened, read and closed here too. On a JVM it is asked by the Foreign Function and Memory API, in the native executable by GraalVM's C interface: that
 * supports the former only with a module which is in GraalVM's distributions and not among its published packages.
 *
 * <p>Every call answers as the kernel itself does: with 0 or more, or the number of the error below zero ({@code errno.h}).
 */
interface Kernel {

    int NOT_PERMITTED = 1;
    int NO_SUCH_FILE = 2;
    int INTERRUPTED = 4;
    int NO_SUCH_ADDRESS = 6;
    int TRY_AGAIN = 11;
    int NO_RIGHT = 13;
    int BUSY = 16;
    int NO_SUCH_DEVICE = 19;
    int NOT_FOR_THIS_DEVICE = 22;
    int NO_TERMINAL = 25;

    /** {@code O_RDONLY | O_NONBLOCK | O_CLOEXEC}, alike on x86-64 and ARM. */
    int TO_READ = 0x800 | 0x80000;

    /** {@code _IOW('E', 0x90, int)} of {@code linux/input.h}. */
    int GRAB = 0x40044590;

    /** {@code POLLIN}, and the size of {@code struct pollfd}: an int, a short of what is waited for, a short of what is so. */
    short INPUT = 1;

    int POLLED = 8;
    int WAITED_FOR = 4;

    /** @return the descriptor of the file, which nobody waits at. */
    int open(Path path);

    /** From now on nobody else hears of the device, until this file is closed. */
    int grab(int descriptor);

    /**
     * Waits in the kernel, which would keep a carrier of virtual threads busy: only for platform threads.
     *
     * @return false if there was nothing to read for so long; where waiting fails, reading says why.
     */
    boolean awaitInput(int descriptor, int millis);

    /** @return how many bytes. */
    int read(int descriptor, byte[] buffer);

    int close(int descriptor);

    /** Of the program that runs: on a JVM, or compiled. */
    static Kernel ofThisProgram() {
        return System.getProperty("org.graalvm.nativeimage.imagecode") == null ? new JvmKernel() : new ImageKernel();
    }
}
