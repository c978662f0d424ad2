package com.evertill.edge.tender;

import com.evertill.devices.simulator.TerminalAround;
import com.evertill.devices.terminal.CardTerminal;
import java.util.function.Supplier;

/** A terminal before and behind whose every answer the power may go: what it said then, nobody hears. */
final class CutTerminal extends TerminalAround {
    private final Runnable arrow;

    CutTerminal(CardTerminal real, Runnable arrow) {
        super(real);
        this.arrow = arrow;
    }

    @Override
    protected <T> T around(Supplier<T> call) {
        arrow.run();
        var answer = call.get();
        arrow.run();
        return answer;
    }
}
