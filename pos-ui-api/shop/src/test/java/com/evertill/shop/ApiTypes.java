package com.evertill.shop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Currency;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The API's records as TypeScript, for the scripts' compiler. Made from the records themselves rather than from the OpenAPI document, which
 * does not know which sub-type has which tag.
 */
final class ApiTypes {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, Instant.class, LocalDate.class, Currency.class);

    private final Map<String, Class<?>> named = new LinkedHashMap<>();
    private final Deque<Class<?>> waiting = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder(
            "/** Rendered from the API's records by ApiTypesTest. Instants are ISO 8601 in UTC, days YYYY-MM-DD. */\n");

    /** Everything that {@code roots} are made of; of an interface, what its methods take and answer. */
    static String of(Class<?>... roots) {
        var types = new ApiTypes();
        for (var root : roots) {
            if (root.isInterface() && !root.isSealed()) {
                Arrays.stream(root.getMethods())
                        .sorted(java.util.Comparator.comparing(Method::getName))
                        .flatMap(method -> Stream.concat(
                                Stream.of(method.getGenericReturnType()),
                                Arrays.stream(method.getGenericParameterTypes())))
                        .filter(type -> !type.getTypeName().startsWith("jakarta.") && type != byte[].class)
                        .forEach(types::name);
            } else {
                types.name(root);
            }
        }
        for (var next = types.waiting.poll(); next != null; next = types.waiting.poll()) {
            types.text.append(types.declaration(next));
        }
        return types.text.toString();
    }

    /** How a type is written where it is used; one that has a name of its own is declared later. */
    private String name(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return name(list.getActualTypeArguments()[0]) + "[]";
        }
        var raw = (Class<?>) type;
        if (NUMBERS.contains(raw)) {
            return "number";
        }
        if (TEXTS.contains(raw)) {
            return "string";
        }
        if (raw == boolean.class) {
            return "boolean";
        }
        return jsonValue(raw).map(this::name).orElseGet(() -> declare(raw));
    }

    private String declare(Class<?> type) {
        var before = named.putIfAbsent(type.getSimpleName(), type);
        if (before == null) {
            waiting.add(type);
        } else if (before != type) {
            throw new IllegalStateException(before + " and " + type + " have one name");
        }
        return type.getSimpleName();
    }

    /** What a type is written as that is a single value. */
    private static Optional<Type> jsonValue(Class<?> type) {
        var components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        var fromComponent = Arrays.stream(components)
                .filter(it -> it.getAccessor().isAnnotationPresent(JsonValue.class))
                .map(RecordComponent::getGenericType);
        var fromMethod = Arrays.stream(type.getMethods())
                .filter(it -> it.isAnnotationPresent(JsonValue.class))
                .map(Method::getGenericReturnType);
        return Stream.concat(fromComponent, fromMethod).findFirst();
    }

    private String declaration(Class<?> type) {
        if (type.isEnum()) {
            var names = Arrays.stream(type.getEnumConstants()).map(it -> "'" + it + "'");
            return "export type " + type.getSimpleName() + " = " + names.collect(Collectors.joining(" | ")) + ";\n";
        }
        var tags = type.getAnnotation(JsonSubTypes.class);
        if (tags != null) {
            var tag = type.getAnnotation(JsonTypeInfo.class).property();
            return "export type " + type.getSimpleName() + " =\n"
                    + Arrays.stream(tags.value())
                            .map(sub -> "    | { " + tag + ": '" + sub.name() + "'" + inline(sub.value()) + " }")
                            .collect(Collectors.joining("\n"))
                    + ";\n";
        }
        var fields = Arrays.stream(type.getRecordComponents()).map(it -> "    " + field(it) + ";\n");
        return "export interface " + type.getSimpleName() + " {\n" + fields.collect(Collectors.joining()) + "}\n";
    }

    private String inline(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(it -> "; " + field(it))
                .collect(Collectors.joining());
    }

    private String field(RecordComponent component) {
        AnnotatedElement use = component.getAnnotatedType();
        var absent = use.isAnnotationPresent(Nullable.class) ? "?" : "";
        return component.getName() + absent + ": " + name(component.getGenericType());
    }
}
