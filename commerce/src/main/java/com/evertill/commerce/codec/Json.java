package com.evertill.commerce.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * JSON as Evertill writes and reads it: absent fields are left out, instants are ISO 8601 in UTC, and unknown fields are ignored (an older reader
 * meets a newer writer). Nothing is guessed: a missing field that is not {@code @Nullable}, a number in quotes, a fraction where a whole number
 * belongs or anything behind the end is an error. Nesting, text and number lengths are bounded.
 */
public final class Json {
    private static final ObjectMapper MAPPER = configure(JsonMapper.builder()).build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1 << 20)
                        .maxNumberLength(40)
                        .build());
    }

    /** For a framework that makes its own mapper and must write the same. */
    public static <B extends MapperBuilder<?, B>> B configure(B builder) {
        return builder.addModule(new JavaTimeModule())
                .addModule(new SimpleModule("evertill") {
                    private static final long serialVersionUID = 1;

                    @Override
                    public void setupModule(SetupContext context) {
                        context.insertAnnotationIntrospector(new RequiredComponents());
                    }
                })
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The mapper itself, for a framework that wants one: whatever it writes and reads is as here. Not to be configured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    /** @throws MalformedException if the bytes are not JSON of that type. */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new MalformedException(type, "it is null");
            }
            return value;
        } catch (IOException e) {
            throw new MalformedException(type, e);
        }
    }

    /** Bytes that are not what they should be: damaged on the way or on disk, or written by someone who does not keep to the schemas. */
    public static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedException(Class<?> type, IOException cause) {
            super("not a " + type.getSimpleName() + " in JSON: " + cause.getMessage(), cause);
        }

        MalformedException(Class<?> type, String why) {
            super("not a " + type.getSimpleName() + " in JSON: " + why);
        }
    }

    private Json() {}
}
