package com.evertill.cloud.published;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What services tell each other, as an AsyncAPI 3.0 document: a channel for each that tells, a message for each type of event. */
final class AsyncApi {
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    static String of(List<EventType> types) {
        return new AsyncApi(types).document.toPrettyString() + "\n";
    }

    private AsyncApi(List<EventType> types) {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Evertill: what services tell each other")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0.2 in structured mode. Each comes at least once and in no order; source and id tell that"
                                + " it came before. Types evolve by optional properties only.");
        document.put("defaultContentType", "application/cloudevents+json");
        document.putObject("channels");
        document.putObject("operations");
        document.putObject("components").putObject("messages");
        types.forEach(this::add);
    }

    private void add(EventType type) {
        var service = type.source().substring(type.source().lastIndexOf('/') + 1);
        var channel = document.withObject("/channels").withObjectProperty(service);
        channel.put("address", type.source()).put("title", "What " + service + " tells");
        channel.withObjectProperty("messages")
                .putObject(type.name())
                .put("$ref", "#/components/messages/" + type.name());
        var operation = document.withObject("/operations").withObjectProperty(service + "Tells");
        operation.put("action", "send").putObject("channel").put("$ref", "#/channels/" + service);
        operation
                .withArrayProperty("messages")
                .addObject()
                .put("$ref", "#/channels/" + service + "/messages/" + type.name());
        var message = document.withObject("/components/messages").putObject(type.name());
        message.put("name", type.name()).put("title", type.data().getSimpleName());
        var payload = message.putObject("payload").put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.set("schema", envelope(type));
    }

    private static ObjectNode envelope(EventType type) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.putObject("id").put("type", "string").put("minLength", 1).put("maxLength", 128);
        properties.putObject("source").put("const", type.source());
        properties.putObject("type").put("const", type.name());
        properties.putObject("subject").put("type", "string").put("maxLength", 128);
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.putObject("data").put("$ref", "https://evertill.com/" + type.schema());
        var required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        return schema;
    }
}
