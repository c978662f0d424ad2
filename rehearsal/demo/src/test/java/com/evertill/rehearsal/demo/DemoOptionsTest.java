package com.evertill.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

    @Test
    void options_are_taken_in_any_order() {
        var options = DemoOptions.parse(
                List.of("--no-cloud", "--ports", "9000", "--folder", "x", "--no-devices", "--mosquitto"));
        assertThat(options)
                .isEqualTo(new DemoOptions(Path.of("x"), 9000, false, false, Optional.empty(), true, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ports", "--ports=1", "--ports 80", "--ports many", "--cash"})
    void what_is_not_understood_is_refused_with_the_usage(String line) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(line.split(" "))))
                .isInstanceOf(DemoFault.class)
                .hasMessageMatching("(?s).*(There is no option|needs a).*");
    }
}
