package com.evertill.rehearsal.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to the API.
 *
 * @param key by which a repeat is known; empty if there is none.
 * @param fields of the query or of the form, with their brackets.
 */
record Request(String method, String path, Optional<String> key, Map<String, String> fields) {
    static Map<String, String> parse(String form) {
        var fields = new TreeMap<String, String>();
        for (var field : form.split("&")) {
            var pair = field.split("=", 2);
            if (pair.length == 2) {
                fields.put(decode(pair[0]), decode(pair[1]));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String text(String field) {
        var value = fields.get(field);
        if (value == null) {
            throw Trouble.invalid("parameter_missing", "Missing required param: " + field);
        }
        return value;
    }

    long number(String field) {
        var text = text(field);
        if (!text.matches("-?\\d{1,15}")) {
            throw Trouble.invalid("parameter_invalid_integer", "Invalid integer: " + field);
        }
        return Long.parseLong(text);
    }

    void requires(String field, String value) {
        if (!text(field).equals(value)) {
            throw Trouble.invalid("parameter_unknown", "The stand-in knows only " + value + " for " + field);
        }
    }
}
