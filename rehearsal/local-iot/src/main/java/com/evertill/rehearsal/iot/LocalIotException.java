package com.evertill.rehearsal.iot;

/** The broker cannot run; the message is one sentence for the person who started it. */
public final class LocalIotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalIotException(String message) {
        super(message);
    }

    LocalIotException(String message, Throwable cause) {
        super(message, cause);
    }
}
