package com.evertill.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void a_taken_port_is_named_with_the_process_that_has_it() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux tells");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(List.of(taken.getLocalPort())))
                    .isInstanceOf(DemoFault.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken by process "
                            + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining("java");
        }
    }

    @Test
    void free_ports_are_different_and_free() {
        var ports = Ports.free(5);
        assertThat(ports).doesNotHaveDuplicates().hasSize(5);
        assertThatCode(() -> Ports.requireFree(ports)).doesNotThrowAnyException();
        assertThat(ports).noneMatch(Ports::isListening);
    }

    @Test
    void where_the_system_does_not_tell_it_is_another_program(@TempDir Path noProc) {
        assertThat(PortOwner.of(8080, noProc)).isEqualTo("another program");
    }
}
