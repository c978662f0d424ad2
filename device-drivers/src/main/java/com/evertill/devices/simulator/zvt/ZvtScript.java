package com.evertill.devices.simulator.zvt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What the terminal is going to say, each message when the last has been answered; and whether it hangs up after that. */
final class ZvtScript {
    private final Deque<Step> steps = new ArrayDeque<>();
    private @Nullable Step unanswered;
    private boolean endsWithHangingUp;

    /** @param answered with CCRC and APRC; nothing waits for an answer if it is absent. */
    private record Step(byte[] message, @Nullable IntConsumer answered) {}

    /** Waits for no answer. */
    void say(byte[] message) {
        steps.add(new Step(message, null));
    }

    /** Before anything else, and waits for no answer. */
    void sayFirst(byte[] message) {
        steps.addFirst(new Step(message, null));
    }

    void ask(byte[] message) {
        ask(message, _ -> {});
    }

    void ask(byte[] message, IntConsumer answered) {
        steps.add(new Step(message, answered));
    }

    void hangUp() {
        endsWithHangingUp = true;
    }

    /** Nothing of it is said any more. */
    void dropQuestions() {
        steps.removeIf(step -> step.answered != null);
    }

    void clear() {
        steps.clear();
        unanswered = null;
        endsWithHangingUp = false;
    }

    boolean isOver() {
        return unanswered == null && steps.isEmpty();
    }

    boolean isWaitingForAnAnswer() {
        return unanswered != null;
    }

    boolean isAboutToSpeak() {
        return unanswered == null && !steps.isEmpty();
    }

    byte @Nullable [] poll() {
        var step = unanswered == null ? steps.poll() : null;
        if (step == null) {
            return null;
        }
        unanswered = step.answered == null ? null : step;
        return step.message.clone();
    }

    void answered(int answer) {
        var asked = unanswered;
        unanswered = null;
        if (asked != null && asked.answered != null) {
            asked.answered.accept(answer);
        }
    }

    boolean hangsUp() {
        boolean now = endsWithHangingUp && isOver();
        endsWithHangingUp &= !now;
        return now;
    }
}
