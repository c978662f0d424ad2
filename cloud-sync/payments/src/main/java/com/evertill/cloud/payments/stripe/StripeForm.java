package com.evertill.cloud.payments.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields as a form has them, in which Stripe reads brackets as what is in what. */
final class StripeForm {
    private final Map<String, String> fields = new LinkedHashMap<>();

    StripeForm with(String name, Object value) {
        fields.put(name, value.toString());
        return this;
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
