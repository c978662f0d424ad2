package com.evertill.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {
    @Test
    void it_is_written_as_cloud_events_are() {
        assertThat(Carts.parked("c-1").json())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"c-1\",\"source\":\"/evertill/carts\","
                        + "\"type\":\"com.evertill.carts.cart-parked.v1\",\"subject\":\"cart-c-1\",\"time\":\"2026-11-23T09:00:00Z\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"shop\":\"berlin-1\",\"items\":3}}")
                .satisfies(json -> assertThat(CloudEvent.parse(json)).isEqualTo(Carts.parked("c-1")));
    }

    @Test
    void what_a_newer_service_adds_is_in_nobodys_way() {
        var newer = Carts.parked("c-1")
                .json()
                .replaceFirst("\\{", "{\"dataschema\":\"/schemas/x\",\"traceparent\":\"00-1\",");
        assertThat(CloudEvent.parse(newer)).isEqualTo(Carts.parked("c-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"specversion\":\"1.0\"}",
                "null",
            })
    void what_is_no_event_is_none(String json) {
        assertThatThrownBy(() -> CloudEvent.parse(json)).isInstanceOf(Json.MalformedException.class);
    }

    @Test
    void names_are_bounded_and_have_a_form() {
        var good = Carts.parked("c-1");
        assertThatThrownBy(() -> CloudEvent.of(good.source(), "", good.type(), "s", good.time(), Map.of()))
                .hasMessageContaining("its id");
        assertThatThrownBy(() -> CloudEvent.of("carts", "1", good.type(), "s", good.time(), Map.of()))
                .hasMessageContaining("its source");
        assertThatThrownBy(() -> CloudEvent.of(good.source(), "1", "CartParked", "s", good.time(), Map.of()))
                .hasMessageContaining("its type");
        assertThatThrownBy(() -> CloudEvent.of(good.source(), "1", good.type(), "s".repeat(200), good.time(), Map.of()))
                .hasMessageContaining("its subject");
        assertThatThrownBy(() -> CloudEvent.of(good.source(), "1", good.type(), "s", good.time(), "text"))
                .hasMessageContaining("no object");
    }
}
