package com.evertill.devices.simulator.zvt;

import com.evertill.devices.terminal.zvt.ZvtLine;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line to a {@link ZvtMachine} in the same thread, on which every message has the fate that a test gives it. Nobody waits: when the terminal has
 * nothing to say, the time that the till would wait has passed.
 */
public final class ZvtCable implements ZvtLine.Connector {
    private final ZvtMachine machine;
    private final Function<byte[], Fate> fates;
    private final BooleanSupplier timePasses;

    /** What becomes of one message. */
    public enum Fate {
        ARRIVES,
        /** The line breaks before it arrives. */
        LOST,
        /** It arrives, and the line breaks. */
        LAST,
        /** Of the terminal's: the answer to it is lost, so that it comes once more. */
        TWICE
    }

    /**
     * @param fates asked for every message in either direction.
     * @param timePasses while the till waits: whether something happened meanwhile that may make the terminal speak.
     */
    public ZvtCable(ZvtMachine machine, Function<byte[], Fate> fates, BooleanSupplier timePasses) {
        this.machine = machine;
        this.fates = fates;
        this.timePasses = timePasses;
    }

    @Override
    public ZvtLine connect(Runnable arrived) {
        machine.lineLost(); // a terminal has one till
        return new End();
    }

    private final class End implements ZvtLine {
        private boolean isOpen = true;
        private byte @Nullable [] again;

        @Override
        public void send(byte[] message) throws IOException {
            requireOpen();
            var fate = fates.apply(message);
            if (fate == Fate.LOST) {
                cut();
            }
            boolean isAnswer = (message[0] & 0xFB) == 0x80;
            if (again != null && isAnswer) {
                return; // lost; what it was the answer to comes once more
            }
            machine.receive(message);
            if (fate == Fate.LAST) {
                cut();
            }
        }

        @Override
        public byte @Nullable [] receive(Duration atMost) throws IOException {
            requireOpen();
            var repeated = again;
            if (repeated != null) {
                again = null;
                return repeated;
            }
            var next = next(!atMost.isZero());
            if (next == null) {
                return null;
            }
            switch (fates.apply(next)) {
                case LOST -> cut();
                case LAST -> {
                    isOpen = false;
                    machine.lineLost();
                }
                case TWICE -> again = machine.isWaitingForAnAnswer() ? next : null;
                case ARRIVES -> {}
            }
            return next.clone();
        }

        private byte @Nullable [] next(boolean waits) throws IOException {
            var next = machine.poll();
            if (next == null && machine.hangsUp()) {
                cut();
            }
            return next != null || !waits || !timePasses.getAsBoolean() ? next : next(true);
        }

        private void cut() throws IOException {
            close();
            throw new EOFException("the line is cut");
        }

        private void requireOpen() throws IOException {
            if (!isOpen) {
                throw new EOFException("the line was cut");
            }
        }

        @Override
        public boolean isWaiting() {
            return isOpen && (again != null || machine.isAboutToSpeak());
        }

        @Override
        public void close() {
            if (isOpen) {
                isOpen = false;
                machine.lineLost();
            }
        }
    }
}
