package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.Refusal;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.TillCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that somebody gave, and what was answered, once it was. */
final class Asked {
    final TillCommand command;
    final Actor who;
    final String words;
    /** Of the machine whose view was on the screen; 0 if none was. */
    private final int seenEpoch;

    int tries;
    private boolean answered;
    private int epoch;
    private @Nullable Refusal refusal;

    Asked(TillCommand command, Actor who, String words, int seenEpoch) {
        this.seenEpoch = seenEpoch;
        this.command = command;
        this.who = who;
        this.words = words;
    }

    boolean isAnswered() {
        return answered;
    }

    /**
     * What is answered to it again; a machine that took over from the one that answered knows nothing of it but that it is old.
     *
     * @return empty if nobody can say: the head showed no view, or an older machine stands there, or one answered what was meant for a newer.
     */
    Optional<Again> again(int ofEpoch) {
        if (ofEpoch == epoch) {
            return Optional.of(new Again(refusal));
        }
        return command.turn() == null || ofEpoch < epoch || seenEpoch > epoch
                ? Optional.empty()
                : Optional.of(new Again(Refusal.THE_COMMAND_IS_TOO_OLD));
    }

    record Again(@Nullable Refusal refusal) {}

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /** @param ofEpoch of the machine that answered. */
    void answered(@Nullable Refusal with, int ofEpoch) {
        answered = true;
        epoch = ofEpoch;
        refusal = with;
    }
}
