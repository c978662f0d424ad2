package com.evertill.rehearsal.provider;

import java.util.Map;

/** The API's answer to what it does not do. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String code;

    Trouble(int status, String type, String code, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static Trouble invalid(String code, String message) {
        return new Trouble(400, "invalid_request_error", code, message);
    }

    static Trouble missing(String what) {
        return new Trouble(404, "invalid_request_error", "resource_missing", "No such object: " + what);
    }

    Answer answer() {
        return Answer.of(status, Map.of("error", Map.of("type", type, "code", code, "message", getMessage())));
    }
}
