package com.evertill.ui.server;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An application's OpenAPI document, as a reader understands it that had no part in writing it. */
public final class ApiDocument {
    private final OpenAPI api;

    private ApiDocument(OpenAPI api) {
        this.api = api;
    }

    /** @throws AssertionError if it is no valid document of OpenAPI 3. */
    public static ApiDocument read(String text) {
        var read = new OpenAPIV3Parser().readContents(text);
        if (read.getOpenAPI() == null || !read.getMessages().isEmpty()) {
            throw new AssertionError("not valid: " + read.getMessages());
        }
        return new ApiDocument(read.getOpenAPI());
    }

    public String version() {
        return api.getOpenapi();
    }

    /** As {@code GET /api/session}. */
    public SortedSet<String> operations() {
        return new TreeSet<>(all().keySet());
    }

    /** Those that a stranger may call. */
    public SortedSet<String> open() {
        var open = new TreeSet<String>();
        all().forEach((name, operation) -> {
            if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
                open.add(name);
            }
        });
        return open;
    }

    /** The cookie in which a caller who is no stranger brings his session. */
    public String sessionCookie() {
        return requireNonNull(api.getComponents().getSecuritySchemes().get("session"))
                .getName();
    }

    /** Those that don't say what their trouble looks like. */
    public SortedSet<String> withoutProblem() {
        var without = new TreeSet<String>();
        all().forEach((name, operation) -> {
            if (!"#/components/schemas/Problem".equals(problem(operation))) {
                without.add(name);
            }
        });
        return without;
    }

    /** What every problem document has. */
    public SortedSet<String> membersOfAProblem() {
        Schema<?> problem = api.getComponents().getSchemas().get("Problem");
        return new TreeSet<>(requireNonNull(problem).getRequired());
    }

    private static @Nullable String problem(Operation operation) {
        var answer = operation.getResponses().get("default");
        var content = answer == null ? null : answer.getContent();
        var document = content == null ? null : content.get(Problems.TYPE);
        return document == null ? null : document.getSchema().get$ref();
    }

    private Map<String, Operation> all() {
        var all = new TreeMap<String, Operation>();
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> all.put(method + " " + path, operation)));
        return all;
    }

    /** What annotated interfaces promise, written like {@link #operations()}. */
    public static SortedSet<String> promised(Class<?>... apis) {
        var promised = new TreeSet<String>();
        for (var api : apis) {
            var root = requireNonNull(api.getAnnotation(Path.class)).value();
            for (var method : api.getDeclaredMethods()) {
                var path = method.getAnnotation(Path.class);
                verbs(method.getAnnotations())
                        .forEach(verb -> promised.add(verb + " " + root + (path == null ? "" : "/" + path.value())));
            }
        }
        return promised;
    }

    private static Stream<String> verbs(Annotation... annotations) {
        return Arrays.stream(annotations)
                .map(it -> it.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }
}
