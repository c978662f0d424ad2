package com.evertill.cloud.events;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something that happened in a service, for whoever wants to know (CloudEvents 1.0.2, JSON format, structured mode).
 *
 * @param id with {@code source} what makes this event the same event when it comes again.
 * @param source the service, a URI reference such as {@code /evertill/carts}.
 * @param type what happened, with the version of its data's meaning: {@code com.evertill.carts.cart-parked.v1}.
 * @param subject what it happened to, within the source.
 * @param time when it happened, by the service's clock; order does not come from it.
 * @param data a JSON object, by the schema that {@code type} names.
 */
public record CloudEvent(
        @JsonProperty("specversion") String specVersion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        @JsonProperty("datacontenttype") String dataContentType,
        JsonNode data) {

    /** EventBridge takes 256 KiB an entry, in which its own envelope and the names have to find room (PutEvents, limits). */
    public static final int MOST_BYTES = 240 * 1024;

    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";
    private static final Pattern TYPE = Pattern.compile("com\\.evertill(\\.[a-z][a-z0-9-]*)+\\.v[1-9]\\d*");
    private static final Pattern SOURCE = Pattern.compile("/[a-z][a-z0-9-]*(/[A-Za-z0-9._-]+)*");
    private static final int LONGEST_NAME = 128;

    public CloudEvent {
        require(specVersion.equals(VERSION), "its version is " + specVersion);
        require(dataContentType.equals(JSON), "its data are " + dataContentType);
        require(!id.isBlank() && id.length() <= LONGEST_NAME, "its id is empty or too long");
        require(subject.length() <= LONGEST_NAME, "its subject is too long");
        require(type.length() <= LONGEST_NAME && TYPE.matcher(type).matches(), "its type is no name of an event");
        require(source.length() <= LONGEST_NAME && SOURCE.matcher(source).matches(), "its source is no service");
        require(data.isObject(), "its data are no object");
    }

    /** @param data is written as JSON at once. */
    public static CloudEvent of(String source, String id, String type, String subject, Instant time, Object data) {
        return new CloudEvent(
                VERSION, id, source, type, subject, time, JSON, Json.mapper().valueToTree(data));
    }

    /** @throws Json.MalformedException if it is no event as they are written here. */
    public static CloudEvent parse(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), CloudEvent.class);
    }

    public String json() {
        return Json.text(this);
    }

    /** Whether a bus takes it and whoever is behind it can read it: it has no more than {@value #MOST_BYTES} bytes and is not nested too deeply. */
    public boolean fitsABus() {
        var json = Json.bytes(this);
        if (json.length > MOST_BYTES) {
            return false;
        }
        try {
            Json.read(json, CloudEvent.class);
            return true;
        } catch (Json.MalformedException tooDeep) {
            return false;
        }
    }

    /** @throws Json.MalformedException if the data are not by this schema. */
    public <T> T read(Class<T> dataType) {
        return Json.read(Json.bytes(data), dataType);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException("This is no event: " + otherwise);
        }
    }
}
