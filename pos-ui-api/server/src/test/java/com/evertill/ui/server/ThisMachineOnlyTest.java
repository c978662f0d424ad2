package com.evertill.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineOnlyTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SOMEWHERE = InetAddress.ofLiteral("192.0.2.7");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.0.1.1", "::1", "[::1]"})
    void who_is_here_and_says_so_is_told(String host) {
        assertThat(ThisMachineOnly.allows("/q/openapi", HERE, host)).isTrue();
        assertThat(ThisMachineOnly.allows("/q/metrics", InetAddress.ofLiteral("::1"), host))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "1270.0.0.1", "192.0.2.1", ""
            })
    void a_page_in_a_browser_here_that_calls_itself_otherwise_is_not(String host) {
        assertThat(ThisMachineOnly.allows("/q/openapi", HERE, host)).isFalse();
        assertThat(ThisMachineOnly.allows("/q/metrics", HERE, host)).isFalse();
    }

    @Test
    void who_is_elsewhere_is_not_whatever_he_says() {
        assertThat(ThisMachineOnly.allows("/q/openapi", SOMEWHERE, "localhost")).isFalse();
        assertThat(ThisMachineOnly.allows("/q/metrics", null, "localhost")).isFalse();
        assertThat(ThisMachineOnly.allows("/q/metrics", HERE, null)).isFalse();
    }

    @Test
    void health_is_told_to_everybody_whom_the_port_lets_in_and_nothing_that_looks_like_it() {
        assertThat(ThisMachineOnly.allows("/q/health", SOMEWHERE, "box-1")).isTrue();
        assertThat(ThisMachineOnly.allows("/q/health/ready", SOMEWHERE, "box-1"))
                .isTrue();
        assertThat(ThisMachineOnly.allows("/q/healthy", SOMEWHERE, "box-1")).isFalse();
    }
}
