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
        ask(4);
        ask(1);
    }

    /** Whether it is there and on-line, and how its drawer is. */
    void askForASignOfLife() {
        ask(1);
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
            if (!link.tryWrite(EscPos.realTimeStatus(question))) {
                questions.remove(question);
            }
        } catch (IOException broken) {
            // The reader finds out as well, and says so by down().
        } finally {
            oneQuestion.unlock();
        }
    }
}
