package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel of this machine is called, but it has no keyboard to be grabbed: its answer to that is played here, as {@code drivers/input/evdev.c} gives it, and
 * what is read comes from a FIFO.
 */
class GrabbedKeyboardTest {

    private final Kernel kernel = Kernel.ofThisProgram();

    @TempDir
    private Path folder;

    private DeviceNode node;

    @BeforeEach
    void plugIn() throws Exception {
        node = new DeviceNode(folder.resolve("event4"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    /** This machine's kernel, but for what it says to whoever wants a keyboard alone. */
    private record Grabbing(Kernel kernel, int answer) implements Kernel {

        @Override
        public int open(Path path) {
            return kernel.open(path);
        }

        @Override
        public int grab(int descriptor) {
            return answer;
        }

        @Override
        public boolean awaitInput(int descriptor, int millis) {
            return kernel.awaitInput(descriptor, millis);
        }

        @Override
        public int read(int descriptor, byte[] buffer) {
            return kernel.read(descriptor, buffer);
        }

        @Override
        public int close(int descriptor) {
            return kernel.close(descriptor);
        }
    }

    private void refused(Kernel with, Path path, String words) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> GrabbedKeyboard.open(with, path))
                .withMessageContaining(words);
    }

    @Test
    void neither_a_pipe_nor_a_terminal_nor_a_file_is_a_keyboard() throws Exception {
        refused(kernel, node.path(), "it is not a keyboard");
        refused(kernel, Path.of("/dev/ptmx"), "it is not a keyboard");
        refused(kernel, Files.createFile(folder.resolve("plain")), "it is not a keyboard");
    }

    @Test
    void whoever_cannot_have_it_alone_is_told_why() {
        refused(new Grabbing(kernel, -Kernel.BUSY), node.path(), "another program has this keyboard for itself");
        refused(new Grabbing(kernel, -Kernel.NO_SUCH_DEVICE), node.path(), "it is unplugged");
        refused(new Grabbing(kernel, -5), node.path(), "error 5 of the system");
        refused(kernel, folder.resolve("absent"), "there is no such device");
        assertThat(GrabbedKeyboard.notOpened(Kernel.NO_RIGHT)).contains("a udev rule or a group");
        assertThat(GrabbedKeyboard.notOpened(24)).contains("error 24 of the system");
    }

    @Test
    void what_could_not_be_grabbed_is_not_left_open() throws Exception {
        refused(kernel, node.path(), "it is not a keyboard");
        assertThat(descriptors()).isEqualTo(1); // the device's own end, of this test
        var keyboard = GrabbedKeyboard.open(new Grabbing(kernel, 0), node.path());
        assertThat(descriptors()).isEqualTo(2);
        keyboard.close();
        keyboard.close();
        assertThat(descriptors()).isEqualTo(1);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> keyboard.read(new byte[24]));
    }

    /** Of this process, that lead to the device. */
    private long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(descriptor -> {
                        try {
                            return Files.isSameFile(descriptor, node.path());
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    @Test
    void what_it_says_is_read_at_once_and_silence_is_none_of_it() throws Exception {
        try (var keyboard = GrabbedKeyboard.open(new Grabbing(kernel, 0), node.path())) {
            var buffer = new byte[4_096];
            assertThat(keyboard.read(buffer)).isZero();
            node.says("4006381333931".getBytes(US_ASCII));
            assertThat(keyboard.read(buffer)).isEqualTo(13);
            assertThat(new String(buffer, 0, 13, US_ASCII)).isEqualTo("4006381333931");
        }
    }

    @Test
    void closing_it_ends_a_reading_that_waits() throws Exception {
        var keyboard = GrabbedKeyboard.open(new Grabbing(kernel, 0), node.path());
        var reads = new CountDownLatch(1);
        var ended = new LinkedBlockingQueue<String>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (keyboard.read(new byte[24]) >= 0) {
                    reads.countDown();
                }
            } catch (IOException closed) {
                ended.add(String.valueOf(closed.getMessage()));
            }
        });
        assertThat(reads.await(20, TimeUnit.SECONDS)).isTrue();
        keyboard.close();
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    @Test
    void f27_one_that_is_pulled_out_is_noticed_though_nobody_types() throws Exception {
        var device = new DeviceFile(
                GrabbedKeyboard.open(new Grabbing(kernel, 0), node.path()),
                node.path(),
                DeviceFile.node(node.path()),
                Duration.ofSeconds(20));
        try (device) {
            var buffer = new byte[4_096];
            node.says(new byte[24]);
            assertThat(device.read(buffer)).isEqualTo(24);
            node.pullOut();
            assertThat(device.read(buffer)).isEqualTo(-1);
        }
    }

    @Test
    void a_scanner_that_cannot_be_had_alone_does_not_come_up() throws Exception {
        var scanner = new Scanner();
        scanner.open(Entry.of("KeyboardScanner").with("file", node.path()).load());
        scanner.claim(1_000);
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(() -> scanner.setDeviceEnabled(true))
                .satisfies(refusal -> assertThat(refusal.getErrorCode()).isEqualTo(JposConst.JPOS_E_NOHARDWARE));
        scanner.close();
    }

    @Test
    void whether_to_have_it_alone_is_true_or_false() {
        var name = Entry.of("KeyboardScanner")
                .with("file", node.path())
                .with("grab", "perhaps")
                .load();
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(() -> new Scanner().open(name))
                .withMessageContaining("grab is true or false, not perhaps");
    }
}
