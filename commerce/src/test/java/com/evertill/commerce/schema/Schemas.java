package com.evertill.commerce.schema;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (draft 2020-12) of records, as {@link com.evertill.commerce.codec.Json} writes them: a component is a property, required unless
 * {@code @Nullable}; a sealed interface is one of its records, told apart by the property that its annotation names. Other properties are allowed
 * everywhere, since types evolve by optional fields.
 */
public final class Schemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String SHARED = "defs.json";

    /** What is a plain value in JSON and more than that here. */
    private static final Map<Type, String> VALUES = Map.ofEntries(
            Map.entry(String.class, "{'type':'string'}"),
            Map.entry(int.class, "{'type':'integer','minimum':-2147483648,'maximum':2147483647}"),
            Map.entry(Integer.class, "{'type':'integer','minimum':-2147483648,'maximum':2147483647}"),
            Map.entry(long.class, "{'type':'integer'}"),
            Map.entry(Long.class, "{'type':'integer'}"),
            Map.entry(boolean.class, "{'type':'boolean'}"),
            Map.entry(byte[].class, "{'type':'string','contentEncoding':'base64'}"),
            Map.entry(Instant.class, "{'type':'string','format':'date-time'}"),
            // What another schema says.
            Map.entry(JsonNode.class, "{'type':'object'}"),
            Map.entry(
                    LocalDateTime.class,
                    "{'type':'string','pattern':'^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$'}"),
            Map.entry(LocalDate.class, "{'type':'string','format':'date'}"),
            Map.entry(Currency.class, "{'type':'string','pattern':'^[A-Z]{3}$'}"),
            Map.entry(Hash.class, "{'type':'string','pattern':'^[0-9a-f]{64}$'}"),
            Map.entry(TillId.class, "{'type':'integer','minimum':1,'maximum':999}"),
            Map.entry(HeadId.class, "{'type':'string','pattern':'^[a-z][a-z0-9-]{0,31}$'}"),
            Map.entry(
                    CustomerReference.class,
                    "{'type':'string','minLength':1,'maxLength':" + CustomerReference.LONGEST + "}"),
            Map.entry(StaffId.class, "{'type':'string','minLength':1,'maxLength':16}"),
            Map.entry(BasketId.class, "{'type':'string','minLength':1,'maxLength':" + BasketId.LONGEST + "}"),
            Map.entry(NodeId.class, "{'type':'string','pattern':'^[A-Za-z0-9_-]{1,32}([.][A-Za-z0-9_-]{1,32}){2}$'}"),
            Map.entry(ReceiptNumber.class, "{'type':'string','pattern':'^[1-9][0-9]{0,2}-[1-9][0-9]*-[1-9][0-9]*$'}"),
            Map.entry(ShiftNumber.class, "{'type':'string','pattern':'^[1-9][0-9]{0,2}-[1-9][0-9]*-[1-9][0-9]*$'}"));

    private final String folder;
    private final Map<String, ObjectNode> shared = new TreeMap<>();

    /** @param folder which the schemas' ids begin with */
    public Schemas(String folder) {
        this.folder = folder;
    }

    /** The schema of one document. What it is made of is among {@link #shared}. */
    public String document(String name, Class<? extends Record> type) {
        var schema = head(name);
        schema.put("title", type.getSimpleName());
        properties(schema, type);
        return schema.toPrettyString() + "\n";
    }

    /** The definitions that the documents so far refer to, as a document of their own. */
    public String shared() {
        var schema = head(SHARED);
        shared.forEach(schema.putObject("$defs")::set);
        return schema.toPrettyString() + "\n";
    }

    private ObjectNode head(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DRAFT)
                .put("$id", "https://evertill.com/" + folder + name);
    }

    private void properties(ObjectNode schema, Class<?> type) {
        schema.put("type", "object");
        var properties = schema.withObjectProperty("properties");
        var required = schema.withArrayProperty("required");
        for (var component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!isOptional(component)) {
                required.add(component.getName());
            }
        }
        if (required.isEmpty()) {
            schema.remove("required");
        }
    }

    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private ObjectNode of(Type type) {
        var value = VALUES.get(type);
        if (value != null) {
            return parse(value);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var array = JsonNodeFactory.instance.objectNode().put("type", "array");
            array.set("items", of(list.getActualTypeArguments()[0]));
            return array;
        }
        if (type instanceof Class<?> ours && ours.getName().startsWith("com.evertill.")) {
            return reference(ours);
        }
        throw new IllegalArgumentException("say how " + type + " looks in JSON");
    }

    private ObjectNode reference(Class<?> type) {
        var name = type.getSimpleName();
        if (!shared.containsKey(name)) {
            // Before it is filled, so that a type which holds itself ends.
            var schema = JsonNodeFactory.instance.objectNode();
            shared.put(name, schema);
            fill(schema, name, type);
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", SHARED + "#/$defs/" + name);
    }

    private void fill(ObjectNode schema, String name, Class<?> type) {
        if (type.isEnum()) {
            var names = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(it -> names.add(((Enum<?>) it).name()));
        } else if (type.isSealed() && type.isAnnotationPresent(JsonTypeInfo.class)) {
            oneOf(schema, name, type);
        } else if (type.isRecord()) {
            properties(schema, type);
        } else {
            throw new IllegalArgumentException("say how " + type + " looks in JSON");
        }
    }

    private void oneOf(ObjectNode schema, String name, Class<?> type) {
        var property = type.getAnnotation(JsonTypeInfo.class).property();
        var named = type.getAnnotation(JsonSubTypes.class).value();
        if (named.length != type.getPermittedSubclasses().length) {
            throw new IllegalArgumentException("not every kind of " + type + " has a name on the wire");
        }
        var kinds = schema.putArray("oneOf");
        for (var kind : named) {
            var definition = name + "." + kind.name();
            var one = JsonNodeFactory.instance.objectNode();
            one.withObjectProperty("properties").putObject(property).put("const", kind.name());
            one.withArrayProperty("required").add(property);
            shared.put(definition, one);
            properties(one, kind.value());
            kinds.addObject().put("$ref", SHARED + "#/$defs/" + definition);
        }
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) new JsonMapper().readTree(json.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
