package com.evertill.devices.jpos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
    private final ReentrantLock oneQuestion = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Integer> questions = new ConcurrentLinkedQueue<>();
    private PrinterStatus status = PrinterStatus.UNREACHABLE;
    private String trouble = "";
    private int connections;
    private int unanswered;
    private long jobs;
    private @Nullable String confirmed;
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

    /** How the printer names the end of a job. */
    enum Confirmation {
        /** {@code GS ( H}, function 48. */
        PROCESS_ID,
        /** {@code GS r 1}, which clones know as well. */
        STATUS
    }

    EscPosLink(LinkSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
        this.link = new ByteLink(settings, this);
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
        var now = status();
        if (now.reachable()) {
            listener.changed(now);
        }
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
    Ending print(byte[] job, Confirmation confirmation) {
        oneJob.lock();
        try {
            return printAlone(job, confirmation);
        } finally {
            oneJob.unlock();
        }
    }

    private Ending printAlone(byte[] job, Confirmation confirmation) {
        int connection;
        String name;
        lock.lock();
        try {
            if (!status.ready()) {
                return Ending.NOT_SENT;
            }
            connection = connections;
            name = confirmation == Confirmation.STATUS ? "" : "%04d".formatted(++jobs % 10_000);
            confirmed = null;
            jobUnderWay = true;
            brokenOff = false;
        } finally {
            lock.unlock();
        }
        try {
            link.write(EscPos.concat(
                    job, confirmation == Confirmation.STATUS ? EscPos.askStatus() : EscPos.askProcessId(name)));
            if (awaitConfirmation(name, connection)) {
                return Ending.CONFIRMED;
            }
            clearBuffers(connection);
            // The last line may have come out just before the trouble was heard of.
            return isConfirmed(name) ? Ending.CONFIRMED : Ending.BROKEN_OFF;
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

    private boolean isConfirmed(String name) {
        lock.lock();
        try {
            return name.equals(confirmed);
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

    private boolean awaitConfirmation(String name, int connection) {
        await(
                settings.confirm(),
                () -> name.equals(confirmed) || connection != connections || !status.ready() || brokenOff);
        return isConfirmed(name);
    }

    private boolean await(Duration atMost, java.util.function.BooleanSupplier condition) {
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
            questions.clear();
            unanswered = 0;
            connections++;
        } finally {
            lock.unlock();
        }
        // Whatever an earlier connection left in the printer, perhaps that of a process that died, must not come out
        // now.
        send(EscPos.concat(EscPos.CLEAR_BUFFERS, EscPos.INITIALISE, EscPos.AUTOMATIC_STATUS_ON));
        // Causes before the effect, so that nobody hears of a printer that is off-line for no reason.
        ask(2);
        ask(4);
        ask(1);
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
        lock.lock();
        try {
            // While it prints, a printer may be busy for longer with what is in front of the question.
            long patience = jobUnderWay ? Math.max(1, settings.confirm().dividedBy(settings.probe())) : 1;
            unanswered++;
            if (unanswered > patience) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        // On a thread of its own: if the network takes nothing more, the reader must stay free to give the connection
        // up.
        executor.execute(() -> ask(1));
        return true;
    }

    /** {@code DLE EOT}: answered in order, but the answer does not say to which question. */
    private void ask(int question) {
        oneQuestion.lock();
        try {
            questions.add(question);
            if (!link.tryWrite(EscPos.realTimeStatus(question))) {
                questions.remove(question);
            }
        } catch (IOException broken) {
            // The reader finds out as well, and says so by down().
        } finally {
            oneQuestion.unlock();
        }
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
        become(status().withAutomatic(first, second, third), false);
    }

    @Override
    public void realTimeStatus(int answer) {
        var question = questions.poll();
        if (question != null) {
            become(status().withRealTime(question, answer), false);
        }
    }

    @Override
    public void transmittedStatus(int answer) {
        printed("");
    }

    @Override
    public void printed(String processId) {
        lock.lock();
        try {
            confirmed = processId;
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
