package com.evertill.rehearsal.demo;

/** The demo cannot go on; the message is for the person who started it, whole sentences that need no stack trace. */
public final class DemoFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFault(String message) {
        super(message);
    }

    DemoFault(String message, Throwable cause) {
        super(message, cause);
    }
}
