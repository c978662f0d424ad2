package com.evertill.commerce.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.SampleFacts;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fact is kept for ever, so nobody's name, address or card may ever be in one. */
class NoPersonalDataTest {
    private static final Pattern PERSONAL = Pattern.compile(
            "e?mail|phone|mobile|fax|address|street|city|postcode|zip|birth.*|age|gender|passport|iban|bic|cvv|cvc|track|expiry|pan"
                    + "|cardnumber|cardholder.*|holder.*|customer.*|person.*|(first|last|sur|family|given|nick|user|staff|cashier)name|name|ip");

    /** Names of things. */
    private static final Map<Class<?>, String> OF_THINGS =
            Map.of(SoldItem.class, "name", PricedLine.class, "name", TaxRate.class, "name");

    /** What leads to a person only as long as the service of customers has that person's key. */
    private static final Set<Class<?>> OPAQUE = Set.of(CustomerReference.class);

    /** Bags that anything could be put into. */
    private static final Set<Class<?>> BAGS = Set.of(Object.class, Map.class, byte[].class);

    @Test
    void no_fact_has_room_for_a_person_or_a_card_number() {
        var records = new LinkedHashSet<Class<?>>();
        Arrays.stream(FactType.values())
                .forEach(type -> reach(SampleFacts.of(type).getClass(), records));
        assertThat(records)
                .contains(Payload.SaleCompleted.class, SoldItem.class)
                .hasSizeGreaterThan(40);
        var suspects = records.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(NoPersonalDataTest::isSuspect)
                .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                .toList();
        assertThat(suspects).isEmpty();
    }

    @Test
    void the_suspicion_itself_works() {
        record Bad(String customerEmail, String pan, String phone, String cashierName, Object any, String maskedPan) {}
        assertThat(Stream.of(Bad.class.getRecordComponents())
                        .filter(NoPersonalDataTest::isSuspect)
                        .map(RecordComponent::getName))
                .containsExactly("customerEmail", "pan", "phone", "cashierName", "any");
    }

    private static boolean isSuspect(RecordComponent component) {
        var name = component.getName();
        return BAGS.contains(component.getType())
                || (PERSONAL.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        && !OPAQUE.contains(component.getType())
                        && !name.equals(OF_THINGS.get(component.getDeclaringRecord())));
    }

    private static void reach(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType list) {
            List.of(list.getActualTypeArguments()).forEach(argument -> reach(argument, found));
        } else if (type instanceof Class<?> ours && ours.getName().startsWith("com.evertill.")) {
            if (ours.isRecord() && found.add(ours)) {
                Stream.of(ours.getRecordComponents()).forEach(component -> reach(component.getGenericType(), found));
            }
            var kinds = ours.getAnnotation(JsonSubTypes.class);
            if (kinds != null) {
                Stream.of(kinds.value()).forEach(kind -> reach(kind.value(), found));
            }
        }
    }
}
