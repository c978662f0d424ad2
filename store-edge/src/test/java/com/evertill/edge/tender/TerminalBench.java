package com.evertill.edge.tender;

import com.evertill.devices.terminal.CardTerminal;
import com.evertill.edge.TestShop;
import java.time.Duration;
import java.util.List;

/** A terminal on loopback with its customer and its line, for whatever a till must be able to rely on at every terminal. */
interface TerminalBench extends AutoCloseable {

    /** What becomes of the next payments. */
    enum Manner {
        APPROVES,
        DECLINES,
        /** The customer takes the time. */
        TAKES_TIME,
        /** Taken; the line breaks before the answer. */
        LOSES_THE_ANSWER,
        /** Taken; the line stays open without a word. */
        NEVER_ANSWERS,
        /** Lost from the till's sight, and taken when the manner changes. */
        ARRIVES_LATE,
        IS_AWAY
    }

    /** How long a till waits for an answer that comes. */
    Duration PATIENT = Duration.ofSeconds(20);

    /** As a till has it after each start. */
    CardTerminal driver(TestShop shop, Duration patience);

    /** Where a till in another process finds it: what {@link CardBox} is told. */
    String address();

    void manner(Manner manner);

    /** Until a customer stands at the terminal. */
    void awaitCustomer() throws InterruptedException;

    /** What it took less what it gave back, minor units. */
    long captured();

    /** What it gave to cards as refunds, one by one, minor units. */
    List<Long> refunds();

    @Override
    void close();
}
