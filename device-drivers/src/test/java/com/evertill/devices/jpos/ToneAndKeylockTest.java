package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.devices.simulator.KeylockSimulator;
import com.evertill.devices.simulator.KeylockSimulator.Position;
import com.evertill.devices.simulator.PrinterSimulator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jpos.JposConst;
import jpos.JposException;
import jpos.Keylock;
import jpos.KeylockConst;
import jpos.ToneIndicator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UnifiedPOS 1.15, parts "Tone Indicator" and "Keylock". */
class ToneAndKeylockTest {

    @ParameterizedTest
    @CsvSource({"epson", "esc-b"})
    void a_printer_beeps_as_often_as_it_is_told(String command) throws Exception {
        try (var printer = new PrinterSimulator(0, Thread::startVirtualThread)) {
            var tone = tone(printer, command);
            tone.sound(3, 100);
            tone.soundImmediate();
            for (int i = 0; i < 10_000 && printer.beeps() < 4; i++) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(printer.beeps()).isEqualTo(4);
            assertThat(printer.unknownCommands()).isEmpty();
            refused(JposConst.JPOS_E_ILLEGAL, () -> tone.sound(0, 0));
            assertThat(tone.getCapPitch()).isFalse();
            tone.close();
        }
    }

    @Test
    void a_sound_that_nobody_waits_for_is_told_when_it_is_on_its_way() throws Exception {
        try (var printer = new PrinterSimulator(0, Thread::startVirtualThread)) {
            var tone = tone(printer, "epson");
            var done = new CountDownLatch(1);
            tone.addOutputCompleteListener(_ -> done.countDown());
            tone.setAsyncMode(true);
            tone.sound(1, 0);
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            printer.fault(PrinterSimulator.Fault.UNPLUGGED, true);
            for (int i = 0; i < 10_000 && printer.isConnected(); i++) {
                LockSupport.parkNanos(1_000_000);
            }
            tone.close();
        }
    }

    private static ToneIndicator tone(PrinterSimulator printer, String command) throws JposException {
        var tone = new ToneIndicator();
        tone.open(Entry.of("EscPosTone")
                .with("host", "127.0.0.1")
                .with("port", printer.port())
                .with("command", command)
                .load());
        tone.setDeviceEnabled(true);
        return tone;
    }

    @Test
    void whoever_turns_the_key_is_noticed_and_only_then() throws Exception {
        try (var simulated = new KeylockSimulator(0, Thread::startVirtualThread)) {
            var keylock = new Keylock();
            BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
            keylock.addStatusUpdateListener(event -> told.add(event.getStatus()));
            keylock.open(Entry.of("KeyboardKeylock")
                    .with("host", "127.0.0.1")
                    .with("port", simulated.port())
                    .load());
            keylock.setDeviceEnabled(true);
            assertThat(keylock.getKeyPosition()).as("nobody has turned it").isZero();
            assertThat(keylock.getPositionCount()).isEqualTo(3);
            simulated.turn(Position.SUPERVISOR);
            simulated.turn(Position.SUPERVISOR);
            keylock.waitForKeylockChange(KeylockConst.LOCK_KP_SUPR, 20_000);
            assertThat(keylock.getKeyPosition()).isEqualTo(KeylockConst.LOCK_KP_SUPR);
            refused(JposConst.JPOS_E_TIMEOUT, () -> keylock.waitForKeylockChange(KeylockConst.LOCK_KP_LOCK, 20));
            refused(JposConst.JPOS_E_ILLEGAL, () -> keylock.waitForKeylockChange(7, 20));
            simulated.turn(Position.LOCKED);
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(KeylockConst.LOCK_KP_SUPR);
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(KeylockConst.LOCK_KP_LOCK);
            keylock.close();
        }
    }

    private static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class).isThrownBy(call).satisfies(refusal -> assertThat(
                        refusal.getErrorCode())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }
}
