package com.evertill.devices.simulator;

/** A printer's buffer was cleared while a command was being read from it. */
final class BufferCleared extends RuntimeException {
    private static final long serialVersionUID = 1;
}
