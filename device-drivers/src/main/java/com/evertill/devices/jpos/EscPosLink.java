package com.evertill.devices.jpos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * One ESC/POS printer and the drawer on it, as its status and as jobs that are confirmed or not. A job is sent once; if it is not confirmed,
 * what the printer has left of it is thrown away, so that nothing comes out later.
 */
final class EscPosLink implements ByteLink.Handler, ReplyParser.Replies, AutoCloseable {

    private final LinkSettings settings;
    private final Executor executor;
    private final ByteLink link;
    private final ReplyParser parser = new ReplyParser(this);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock oneJob = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StatusQuestions questions;
    private PrinterStatus status = PrinterStatus.UNREACHABLE;
    private String trouble = "";
    private int connections;
    private int unanswered;
    private final JobConfirmation confirmation = new JobConfirmation();
    private boolean automaticStatus;
    private boolean jobUnderWay;
    private boolean brokenOff;
    private boolean buffersCleared;

    interface Listener {
        /** Called on the link's thread at every change, with the status of that moment. */
        void changed(PrinterStatus status);
    }

    /** How a job ended. */
    enum Ending {
        CONFIRMED,
        /** Not one byte of it was sent. */
        NOT_SENT,
        /** Something may be on paper. */
        BROKEN_OFF
    }

    EscPosLink(LinkSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
        this.link = new ByteLink(settings, this);
        this.questions = new StatusQuestions(link);
        executor.execute(link::run);
    }

    String address() {
        return settings.address();
    }

    PrinterStatus status() {
        lock.lock();
        try {
            return status;
        } finally {
            lock.unlock();
        }
    }

    /** Why the printer cannot be reached, in the network's words. */
    String trouble() {
        lock.lock();
        try {
            return trouble;
        } finally {
            lock.unlock();
        }
    }

    void add(Listener listener) {
        listeners.add(listener);
        var told = PrinterStatus.UNREACHABLE;
        // Again until it is the newest: the link's thread may tell of a change meanwhile, and what was before that must
        // not be told last.
        for (var now = told(); !now.equals(told); now = told()) {
            listener.changed(now);
            told = now;
        }
    }

    /** Half a picture, right after connecting, is told to nobody. */
    private PrinterStatus told() {
        var now = status();
        return now.reachable() ? now : PrinterStatus.UNREACHABLE;
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Waits until the printer has answered, at most for the connect time-out. */
    boolean awaitReachable() {
        return await(settings.connect(), () -> status.reachable());
    }

    /**
     * Sends what needs no confirmation, such as a drawer pulse.
     *
     * @return false if it could not be sent.
     */
    boolean send(byte[] bytes) {
        try {
            link.write(bytes);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Sends a job and waits for the printer to confirm it. One after another. */
    Ending print(byte[] job) {
        oneJob.lock();
        try {
            return printAlone(job);
        } finally {
            oneJob.unlock();
        }
    }

    private Ending printAlone(byte[] job) {
        int connection;
        byte[] question;
        lock.lock();
        try {
            if (!status.ready()) {
                return Ending.NOT_SENT;
            }
            connection = connections;
            question = confirmation.question();
            jobUnderWay = true;
            brokenOff = false;
        } finally {
            lock.unlock();
        }
        try {
            link.write(EscPos.concat(job, question));
            if (awaitConfirmation(connection)) {
                return Ending.CONFIRMED;
            }
            clearBuffers(connection);
            // The last line may have come out just before the trouble was heard of.
            return isConfirmed() ? Ending.CONFIRMED : Ending.BROKEN_OFF;
        } catch (IOException broken) {
            // The buffers are cleared when the printer is back: see up().
        } finally {
            endOfJob();
        }
        return Ending.BROKEN_OFF;
    }

    /** Breaks off what is being printed, if anything is, and waits for the printer to have forgotten it. */
    void breakOff() {
        lock.lock();
        try {
            if (!jobUnderWay) {
                return;
            }
            brokenOff = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        await(settings.connect(), () -> !jobUnderWay);
    }

    private boolean isConfirmed() {
        lock.lock();
        try {
            return confirmation.isConfirmed();
        } finally {
            lock.unlock();
        }
    }

    /** And waits for the printer to have done it: whoever puts in new paper at once must not see the rest of the job. */
    private void clearBuffers(int connection) throws IOException {
        lock.lock();
        try {
            buffersCleared = false;
        } finally {
            lock.unlock();
        }
        link.write(EscPos.CLEAR_BUFFERS);
        await(settings.connect(), () -> buffersCleared || connection != connections);
    }

    private void endOfJob() {
        lock.lock();
        try {
            jobUnderWay = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitConfirmation(int connection) {
        BooleanSupplier over =
                () -> confirmation.isConfirmed() || connection != connections || !status.ready() || brokenOff;
        await(settings.confirm(), () -> over.getAsBoolean() || confirmation.hasStatus());
        await(settings.probe(), over);
        lock.lock();
        try {
            if (confirmation.hasStatus() && connection == connections) {
                confirmation.settleForStatus();
            }
            return confirmation.isConfirmed();
        } finally {
            lock.unlock();
        }
    }

    /** From now on jobs are confirmed by {@code GS r}: the printer is known not to answer {@code GS ( H}, or to print it. */
    void confirmByStatus() {
        lock.lock();
        try {
            confirmation.settleForStatus();
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Duration atMost, BooleanSupplier condition) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void up() {
        lock.lock();
        try {
            parser.reset();
            questions.forget();
            unanswered = 0;
            connections++;
            confirmation.forget();
            automaticStatus = false;
        } finally {
            lock.unlock();
        }
        // Whatever an earlier connection left in the printer, perhaps that of a process that died, must not come out
        // now.
        send(EscPos.concat(EscPos.CLEAR_BUFFERS, EscPos.INITIALISE, EscPos.AUTOMATIC_STATUS_ON));
        questions.askEverything();
    }

    @Override
    public void received(byte[] bytes, int length) {
        lock.lock();
        try {
            unanswered = 0;
        } finally {
            lock.unlock();
        }
        parser.take(bytes, length);
    }

    @Override
    public boolean silent() {
        PrinterStatus last;
        boolean tells;
        lock.lock();
        try {
            // While it prints, a printer may be busy for longer with what is in front of the question.
            long patience = jobUnderWay ? Math.max(1, settings.confirm().dividedBy(settings.probe())) : 1;
            unanswered++;
            if (unanswered > patience) {
                return false;
            }
            last = status;
            tells = automaticStatus;
        } finally {
            lock.unlock();
        }
        // On a thread of its own: if the network takes nothing more, the reader must stay free to give the connection
        // up.
        executor.execute(() -> questions.askHowItIs(last, tells));
        return true;
    }

    @Override
    public void down(String why) {
        lock.lock();
        try {
            connections++;
            trouble = why;
        } finally {
            lock.unlock();
        }
        become(PrinterStatus.UNREACHABLE, true);
    }

    @Override
    public void automaticStatus(int first, int second, int third, int fourth) {
        lock.lock();
        try {
            automaticStatus = true;
        } finally {
            lock.unlock();
        }
        become(status().withAutomatic(first, second, third), false);
    }

    @Override
    public void realTimeStatus(int answer) {
        var question = questions.answered();
        if (question != null) {
            become(status().withRealTime(question, answer), false);
        }
    }

    @Override
    public void transmittedStatus(int answer) {
        answered(confirmation::status);
    }

    @Override
    public void printed(String processId) {
        answered(() -> confirmation.processId(processId));
    }

    private void answered(Runnable note) {
        lock.lock();
        try {
            note.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cleared() {
        lock.lock();
        try {
            buffersCleared = true;
            confirmation.forget();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void become(PrinterStatus now, boolean always) {
        lock.lock();
        try {
            if (now.equals(status) && !always) {
                return;
            }
            status = now;
            changed.signalAll();
            if (!now.reachable() && !always) {
                // Half a picture, right after connecting: the rest is on its way.
                return;
            }
        } finally {
            lock.unlock();
        }
        for (var listener : listeners) {
            listener.changed(now);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
