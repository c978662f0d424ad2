package com.evertill.edge.tender;

/** At a terminal that nobody here wrote. */
class AdyenPaymentTest extends AskableTerminalContract {

    @Override
    TerminalBench bench() {
        return new AdyenBench(threads);
    }
}
