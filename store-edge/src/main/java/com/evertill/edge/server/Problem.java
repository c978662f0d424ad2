package com.evertill.edge.server;

import com.evertill.commerce.Refusal;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem document, RFC 9457. */
final class Problem extends RuntimeException {
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

    static Problem refused(Refusal refusal) {
        return new Problem(
                409, "urn:evertill:refusal:" + refusal, "refusal." + refusal, Map.of("refusal", refusal.name()));
    }

    static Problem fault(int status, String name) {
        return new Problem(status, "urn:evertill:fault:" + name, "fault." + name, Map.of());
    }

    static Problem signedOut() {
        return fault(401, "signed-out");
    }

    static Problem forbidden() {
        return fault(403, "forbidden");
    }

    static Problem notFound() {
        return fault(404, "not-found");
    }

    static Problem badRequest() {
        return fault(400, "bad-request");
    }

    static Problem badLines(List<?> lines) {
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
