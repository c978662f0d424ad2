package com.evertill.cloud.api;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation, as GraphQL over HTTP words it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Request(
        String query,
        @Nullable String operationName,
        @Nullable Map<String, @Nullable Object> variables) {

    /** @throws Json.MalformedException if it is none. */
    public static Request parse(byte[] json) {
        return Json.read(json, Request.class);
    }
}
