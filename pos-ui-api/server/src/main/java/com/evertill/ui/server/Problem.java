package com.evertill.ui.server;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem document, RFC 9457. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String text;
    private final transient Map<String, Object> members;

    private Problem(int status, String type, String text, Map<String, Object> members) {
        super(type, null, false, false);
        this.status = status;
        this.type = type;
        this.text = text;
        this.members = members;
    }

    /** What was asked for cannot be done as things are. */
    public static Problem refused(Enum<?> refusal) {
        return refused(409, refusal);
    }

    public static Problem refused(int status, Enum<?> refusal) {
        var name = refusal.name();
        return new Problem(status, "urn:evertill:refusal:" + name, "refusal." + name, Map.of("refusal", name));
    }

    /** @param name of the fault; its text is {@code fault.name} in the catalogues. */
    public static Problem fault(int status, String name) {
        return new Problem(status, "urn:evertill:fault:" + name, "fault." + name, Map.of());
    }

    public static Problem signedOut() {
        return fault(401, "signed-out");
    }

    public static Problem forbidden() {
        return fault(403, "forbidden");
    }

    public static Problem notFound() {
        return fault(404, "not-found");
    }

    public static Problem badRequest() {
        return fault(400, "bad-request");
    }

    /** A file that is taken whole or not at all, with every line for which it is not. */
    public static Problem badLines(List<?> lines) {
        return new Problem(422, "urn:evertill:fault:bad-lines", "fault.bad-lines", Map.of("lines", lines));
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    /** Key of the text for people. */
    String text() {
        return text;
    }

    Map<String, Object> members() {
        return members;
    }
}
