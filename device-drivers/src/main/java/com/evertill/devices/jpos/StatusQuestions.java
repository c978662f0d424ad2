package com.evertill.devices.jpos;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** {@code DLE EOT}: answered in order, but the answer does not say to which question. */
final class StatusQuestions {

    private final ByteLink link;
    private final ReentrantLock oneQuestion = new ReentrantLock();
    private final Queue<Integer> questions = new ConcurrentLinkedQueue<>();

    StatusQuestions(ByteLink link) {
        this.link = link;
    }

    /** It is another connection: what was asked on the one before is not answered any more. */
    void forget() {
        questions.clear();
    }

    /** Causes before the effect, so that nobody hears of a printer that is off-line for no reason. */
    void askEverything() {
        ask(2);
        ask(3);
        ask(4);
        ask(1);
    }

    /**
     * After a silence. A printer that never tells by itself is asked for everything, and one that may stand still after a jam to go on.
     *
     * @param tells by itself what changes ({@code GS a}).
     */
    void askHowItIs(PrinterStatus last, boolean tells) {
        if (last.fault().mayBeMendedByHand()) {
            write(EscPos.RECOVER);
        }
        if (tells) {
            ask(1);
        } else {
            askEverything();
        }
    }

    /** @return the question that has just been answered; null if nothing was asked. */
    @Nullable
    Integer answered() {
        return questions.poll();
    }

    private void ask(int question) {
        oneQuestion.lock();
        try {
            questions.add(question);
            if (!write(EscPos.realTimeStatus(question))) {
                questions.remove(question);
            }
        } finally {
            oneQuestion.unlock();
        }
    }

    private boolean write(byte[] question) {
        try {
            return link.tryWrite(question);
        } catch (IOException broken) {
            // The reader finds out as well, and says so by down().
            return false;
        }
    }
}
