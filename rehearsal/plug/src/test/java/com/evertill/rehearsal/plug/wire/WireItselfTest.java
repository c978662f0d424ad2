package com.evertill.rehearsal.plug.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program sees of each trouble, with somebody at the other end who says everything again. */
class WireItselfTest {
    private static final byte[] RECORD = record(1_000);

    private ServerSocket echo;
    private Wire wire;
    private Socket program;

    /** The head of a TLS record, and so many bytes in it. */
    private static byte[] record(int length) {
        var bytes = new byte[5 + length];
        bytes[0] = 23;
        bytes[1] = bytes[2] = 3;
        bytes[3] = (byte) (length >> 8);
        bytes[4] = (byte) length;
        return bytes;
    }

    @BeforeEach
    void a_program_has_said_something_and_heard_it() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        wire = new Wire();
        program = connect();
        program.setSoTimeout(20_000);
        say();
        hear(RECORD.length);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.to(echo.getLocalPort()));
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                var socket = echo.accept();
                Thread.ofVirtual().start(() -> repeat(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void repeat(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException ended) {
            // As is meant to happen here.
        }
    }

    private void say() throws IOException {
        program.getOutputStream().write(RECORD);
    }

    private byte[] hear(int length) throws IOException {
        return program.getInputStream().readNBytes(length);
    }

    @AfterEach
    void all_is_closed() throws IOException {
        program.close();
        wire.close();
        echo.close();
    }

    @Test
    void a_cut_line_ends_in_order() throws IOException {
        wire.begin(Trouble.CUT);

        assertThat(program.getInputStream().read()).isEqualTo(-1);
        assertThat(wire.felt(Trouble.CUT)).isEqualTo(1);
    }

    @Test
    void a_line_that_is_reset_ends_at_once() {
        wire.begin(Trouble.RESET);

        assertThatThrownBy(() -> program.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void what_is_truncated_ends_within_a_record() throws IOException {
        wire.begin(Trouble.TRUNCATE);
        say();

        assertThat(hear(RECORD.length).length).isLessThan(RECORD.length);
        assertThat(wire.felt(Trouble.TRUNCATE)).isEqualTo(1);
    }

    @Test
    void who_comes_to_a_line_that_refuses_is_turned_away() {
        wire.begin(Trouble.REFUSE);

        assertThatThrownBy(() -> {
                    try (var second = connect()) {
                        second.getInputStream().read();
                    }
                })
                .isInstanceOf(SocketException.class);
        assertThat(wire.felt(Trouble.REFUSE)).isPositive();
        assertThatThrownBy(() -> program.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void on_a_half_open_line_nobody_is_told_and_a_new_one_is_well() throws IOException {
        wire.begin(Trouble.STALL_UP);
        say();
        program.setSoTimeout(200);

        assertThatThrownBy(() -> program.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        for (int i = 0; i < 20_000 && wire.felt(Trouble.STALL_UP) == 0; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(wire.felt(Trouble.STALL_UP)).isEqualTo(1);
        assertThat(wire.carries()).isFalse();
        try (var second = connect()) {
            second.getOutputStream().write(RECORD);
            assertThat(second.getInputStream().readNBytes(RECORD.length)).isEqualTo(RECORD);
        }
    }

    @Test
    void what_is_late_or_slow_arrives_all_the_same() throws IOException {
        wire.begin(Trouble.DELAY);
        say();
        assertThat(hear(RECORD.length)).isEqualTo(RECORD);
        wire.begin(Trouble.THROTTLE);
        say();
        assertThat(hear(RECORD.length)).isEqualTo(RECORD);

        assertThat(wire.felt(Trouble.DELAY)).isPositive();
        assertThat(wire.felt(Trouble.THROTTLE)).isPositive();
    }
}
