package com.evertill.cloud.api;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request.
 *
 * @param body as GraphQL words a result: {@code data} and {@code errors}.
 * @param kind for those who speak HTTP.
 * @param commanded whether a service may have something to tell now.
 */
public record Reply(Map<String, @Nullable Object> body, Kind kind, boolean commanded) {
    /** In a result what is absent is said to be: GraphQL tells null from nothing. */
    private static final ObjectMapper MAPPER = Json.configure(JsonMapper.builder())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    /** What became of it, as a whole. */
    public enum Kind {
        /** Executed; single fields may have failed. */
        DONE,
        /** It makes no sense, or is too much. */
        BAD,
        /** The caller may not. */
        DENIED,
        /** The caller has asked for too much of late. */
        LATER
    }

    static Reply of(ExecutionResult result, boolean commanded) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", result.getErrors().stream().map(Reply::told).toList());
        }
        if (!result.isDataPresent()) {
            return new Reply(body, kind(result.getErrors()), commanded);
        }
        body.put("data", result.getData());
        return new Reply(body, Kind.DONE, commanded);
    }

    static Reply of(ApiError error) {
        return new Reply(Map.of("errors", List.of(told(error))), error.kind(), false);
    }

    private static Kind kind(List<GraphQLError> errors) {
        return errors.stream()
                .map(error -> error instanceof ApiError ours ? ours.kind() : Kind.BAD)
                .findFirst()
                .orElse(Kind.BAD);
    }

    /** Those of the library are about the schema and the request. */
    private static Map<String, Object> told(GraphQLError error) {
        var told = new LinkedHashMap<>(error.toSpecification());
        if (!(error instanceof ApiError)) {
            told.put("extensions", Map.of("code", ApiError.Code.BAD_REQUEST.name()));
        }
        return told;
    }

    public byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is no JSON", e);
        }
    }
}
