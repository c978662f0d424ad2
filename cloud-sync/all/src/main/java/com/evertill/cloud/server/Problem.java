package com.evertill.cloud.server;

import com.evertill.cloud.prices.Answer;
import com.evertill.cloud.prices.PriceRefusal;
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

    static Problem refused(PriceRefusal refusal) {
        int status =
                switch (refusal) {
                    case THERE_IS_NO_SUCH_ZONE, THERE_IS_NO_SUCH_DRAFT, THERE_IS_NO_SUCH_ITEM -> 404;
                    default -> 409;
                };
        return new Problem(
                status, "urn:evertill:refusal:" + refusal, "refusal." + refusal, Map.of("refusal", refusal.name()));
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

    /** What a service answered, or its refusal as a problem. */
    static <T> T unlessRefused(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done(var value) -> value;
            case Answer.Refused<T> refused -> throw refused(refused.why());
        };
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
