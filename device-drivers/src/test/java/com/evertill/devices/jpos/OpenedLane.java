package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jpos.CashDrawer;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;
import jpos.Scanner;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulated lane, opened through the controls that applications use. */
abstract class OpenedLane {

    private static final AtomicInteger LANES = new AtomicInteger(1_000);
    static final int RECEIPT = POSPrinterConst.PTR_S_RECEIPT;
    static final Duration SOON = Duration.ofSeconds(20);

    final Executor executor = Thread::startVirtualThread;
    final Scanner scanner = new Scanner();
    final POSPrinter printer = new POSPrinter();
    final CashDrawer drawer = new CashDrawer();
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    SimulatedLane lane;

    @BeforeEach
    void a_lane() throws Exception {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), InstantSource.system());
        lane = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
        JposServiceManager.installed()
                .load(
                        new ByteArrayInputStream(
                                SimulatedLane.jposXml(List.of(lane)).getBytes(UTF_8)),
                        new DriverContext(executor));
        scanner.open(name("scanner"));
        printer.open(name("printer"));
        drawer.open(name("drawer"));
        printer.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
        printer.addOutputCompleteListener(event -> heard.add("complete " + event.getOutputID()));
    }

    @AfterEach
    void close() {
        for (var control : List.of(scanner, printer, drawer)) {
            if (control.getState() != JposConst.JPOS_S_CLOSED) {
                try {
                    control.close();
                } catch (JposException alreadyClosed) {
                    throw new AssertionError(alreadyClosed);
                }
            }
        }
        lane.close();
    }

    String next() {
        try {
            var next = heard.poll(20, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    String name(String kind) {
        return kind + "." + lane.number();
    }

    static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCode()).isEqualTo(code));
    }
}
