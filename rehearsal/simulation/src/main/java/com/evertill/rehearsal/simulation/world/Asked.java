package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.Refusal;
import com.evertill.edge.staff.Actor;
import com.evertill.shop.api.TillCommand;
import org.jspecify.annotations.Nullable;

/** A command that somebody gave, and what was answered, once it was. */
final class Asked {
    final TillCommand command;
    final Actor who;
    final String words;
    int tries;
    private boolean answered;
    private @Nullable Refusal refusal;

    Asked(TillCommand command, Actor who, String words) {
        this.command = command;
        this.who = who;
        this.words = words;
    }

    boolean isAnswered() {
        return answered;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    void answered(@Nullable Refusal with) {
        answered = true;
        refusal = with;
    }
}
