package com.evertill.cloud.api;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;

/** A request that is not answered, by a name for the head and in words for whoever wrote it. Nothing of what is behind is in them. */
record ApiError(Code code, String words) implements GraphQLError {
    private static final long serialVersionUID = 1;

    enum Code implements ErrorClassification {
        /** Not by the schema, or with values that cannot be. */
        BAD_REQUEST(Reply.Kind.BAD),
        /** More than one request may be or ask for. */
        TOO_MUCH(Reply.Kind.BAD),
        NOT_ALLOWED(Reply.Kind.DENIED),
        /** The same request can be made again in a while. */
        TOO_MANY_REQUESTS(Reply.Kind.LATER),
        /** A bug; the words have the reference under which it was logged. */
        INTERNAL(Reply.Kind.DONE);

        private final Reply.Kind kind;

        Code(Reply.Kind kind) {
            this.kind = kind;
        }
    }

    static final ApiError TOO_SOON = new ApiError(Code.TOO_MANY_REQUESTS, "ask again in a while");

    Reply.Kind kind() {
        return code.kind;
    }

    @Override
    public String getMessage() {
        return words;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
        return code;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }

    /** Ends the execution of an operation or a field with this error. */
    static final class Raised extends AbortExecutionException {
        private static final long serialVersionUID = 1;

        private Raised(ApiError error) {
            super(List.of(error));
        }
    }

    Raised raised() {
        return new Raised(this);
    }

    static Raised bad(String words) {
        return new ApiError(Code.BAD_REQUEST, words).raised();
    }
}
