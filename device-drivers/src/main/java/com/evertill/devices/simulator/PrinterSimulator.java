package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An ESC/POS receipt printer of 42 columns on a TCP port, with a cash drawer on it. */
public final class PrinterSimulator
        implements EscPosInterpreter.Machine, RealTimeCommands.Printer, Loopback.Device, AutoCloseable {

    private static final int COLUMNS = 42;
    private static final Duration SLOW_LINE = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Byte> buffer = new ArrayDeque<>();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final Paper paper = new Paper(COLUMNS);
    private final List<String> unknown = new ArrayList<>();
    private final DisplayScreen display = new DisplayScreen(this::unknown);
    private final EscPosInterpreter interpreter = new EscPosInterpreter(COLUMNS, this, display);
    private final Loopback cable;
    private boolean automaticStatus;
    private boolean drawerOpen;
    private final AtomicInteger beeps = new AtomicInteger();
    private boolean jammed;
    private int linesLeft = Integer.MAX_VALUE;
    private boolean cleared;
    private boolean closed;
    private final Set<Ability> lacking = EnumSet.noneOf(Ability.class);

    /** What not every printer is able to do. */
    public enum Ability {
        /** Tells its status by itself ({@code GS a}). */
        AUTOMATIC_STATUS,
        /** Names the end of a job ({@code GS ( H}). */
        PROCESS_ID,
        /** Tells its status in turn ({@code GS r}). */
        STATUS_IN_TURN
    }

    /** What can be wrong with it. */
    public enum Fault {
        COVER_OPEN,
        PAPER_OUT,
        PAPER_NEAR_END,
        /** The cutter is jammed; after that the printer goes on when the host asks it to recover. */
        CUTTER_JAM,
        /** Pulled out: what was not printed yet is forgotten. */
        UNPLUGGED,
        /** Takes everything, does nothing and never answers, as one that hangs. */
        SILENT,
        SLOW
    }

    /** @param port on loopback; 0 for any that is free. */
    public PrinterSimulator(int port, Executor executor) {
        cable = new Loopback(port, executor, this);
        executor.execute(this::work);
    }

    public int port() {
        return cable.port();
    }

    public boolean isConnected() {
        return cable.isConnected();
    }

    public void fault(Fault fault, boolean on) {
        locked(() -> {
            boolean news = on ? faults.add(fault) : faults.remove(fault);
            jammed |= faults.contains(Fault.CUTTER_JAM);
            if (fault == Fault.PAPER_OUT && !on) {
                linesLeft = Integer.MAX_VALUE;
            }
            if (fault == Fault.UNPLUGGED && news && on) {
                forget();
                automaticStatus = false;
                jammed = false;
            }
        });
        if (fault == Fault.UNPLUGGED) {
            cable.plugged(!on);
        }
        tellStatus();
    }

    public Set<Fault> faults() {
        return seen(() -> faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults));
    }

    /** From now on it is a cheaper printer. */
    public void lacks(Ability... abilities) {
        locked(() -> lacking.addAll(List.of(abilities)));
    }

    @Override
    public boolean has(Ability ability) {
        return seen(() -> !lacking.contains(ability));
    }

    /** The roll ends after so many more lines. */
    public void paperLeft(int lines) {
        locked(() -> linesLeft = lines);
    }

    public void tearOff() {
        locked(paper::tearOff);
    }

    /** What is on paper, cut into pieces, the last perhaps not finished. */
    public List<ReceiptDocument> paper() {
        return seen(paper::documents);
    }

    /** The linear bar codes on the paper as they were drawn, the latest last. */
    public List<PrintedBarcode> barcodes() {
        return seen(paper::barcodes);
    }

    public List<String> lines() {
        return seen(paper::lines);
    }

    /** Commands that this printer does not know; a driver that works sends none. */
    public List<String> unknownCommands() {
        return seen(() -> List.copyOf(unknown));
    }

    /** What the customer display on its cable shows, two rows of twenty characters. */
    public List<String> displayLines() {
        return display.lines();
    }

    public boolean isDrawerOpen() {
        return seen(() -> drawerOpen);
    }

    public void drawer(boolean open) {
        locked(() -> drawerOpen = open);
        tellStatus();
    }

    /** Waits until the printer is as {@code condition} says; false if it was not within the time. */
    public boolean await(Duration atMost, Predicate<PrinterSimulator> condition) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!condition.test(this)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> closed = true);
        cable.close();
    }

    private void work() {
        while (!isClosed()) {
            try {
                interpreter.step();
            } catch (BufferCleared _) {
                interpreter.initialise();
            }
        }
    }

    private boolean isClosed() {
        return seen(() -> closed);
    }

    @Override
    public int next() {
        lock.lock();
        try {
            while (!closed
                    && !cleared
                    && (buffer.isEmpty() || condition().isOffline() || faults.contains(Fault.SILENT))) {
                changed.awaitUninterruptibly();
            }
            if (closed || cleared) {
                cleared = false;
                throw new BufferCleared();
            }
            return buffer.remove() & 0xFF;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void print(Element element) {
        print(() -> paper.add(element), element instanceof Feed || element instanceof Cut ? 0 : 1);
    }

    @Override
    public void print(Dots dots, ReceiptDocument.Align align) {
        print(() -> paper.add(dots, align), 1);
    }

    @Override
    public void bars(PrintedBarcode barcode) {
        locked(() -> paper.add(barcode));
    }

    private void print(Runnable onPaper, int lines) {
        locked(() -> {
            if (faults.contains(Fault.SLOW)) {
                slowly();
            }
            onPaper.run();
            linesLeft -= lines;
            if (linesLeft <= 0) {
                faults.add(Fault.PAPER_OUT);
            }
        });
        tellStatus();
    }

    private void slowly() {
        try {
            long left = SLOW_LINE.toNanos();
            while (left > 0 && !closed && !cleared) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void serve(Socket host) throws IOException {
        var commands = new RealTimeCommands(this);
        var input = host.getInputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            commands.take((byte) next);
        }
    }

    @Override
    public void receive(byte plain) {
        locked(() -> buffer.add(plain));
    }

    @Override
    public void answer(byte... bytes) {
        if (!faults().contains(Fault.SILENT)) {
            cable.send(bytes);
        }
    }

    @Override
    public void statusAsked(int question) {
        // As one step: an answer that is older than the automatic status before it would be taken for the newest.
        locked(() -> answer(condition().realTime(question)));
    }

    @Override
    public void recover() {
        locked(() -> jammed = faults.contains(Fault.CUTTER_JAM));
        tellStatus();
    }

    @Override
    public void beep(int times) {
        beeps.addAndGet(times);
    }

    public int beeps() {
        return beeps.get();
    }

    @Override
    public void drawerPulse() {
        if (!faults().contains(Fault.SILENT)) {
            drawer(true);
        }
    }

    @Override
    public void clearBuffers() {
        locked(this::forget);
        answer((byte) 0x37, (byte) 0x25, (byte) 0);
    }

    private void forget() {
        buffer.clear();
        cleared = true;
    }

    @Override
    public void automaticStatus(boolean on) {
        locked(() -> automaticStatus = on);
        tellStatus();
    }

    @Override
    public void unknown(String command) {
        locked(() -> unknown.add(command));
    }

    private PrinterCondition condition() {
        return seen(() -> new PrinterCondition(faults(), jammed, drawerOpen));
    }

    /** ASB: four bytes at every change, if the host wants them. */
    private void tellStatus() {
        lock.lock();
        try {
            if (automaticStatus && has(Ability.AUTOMATIC_STATUS)) {
                answer(condition().automatic());
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T seen(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
