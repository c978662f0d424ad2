package com.evertill.cloud.server;

/** The service cannot start with what it was given; the message says what to mend. */
public final class StartFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFault(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    StartFault(String message) {
        super(message);
    }
}
