package com.evertill.devices.jpos;

/**
 * How a printer says that a job is on paper. By name ({@code GS ( H}, a process id) if it can; clones that don't know that answer a question for
 * their status ({@code GS r}) in its turn. Which of the two this one does is learnt from its first job, to which both are put. One that
 * answers neither never confirms, and each of its jobs ends in a time-out. Not for several threads.
 */
final class JobConfirmation {

    private boolean byName = true;
    private boolean byStatus = true;
    private long jobs;
    private String name = "";
    private boolean named;
    private int asked;
    private int answered;

    /** What is put to the printer after the next job. */
    byte[] question() {
        named = false;
        name = byName ? "%04d".formatted(++jobs % 10_000) : "";
        asked += byStatus ? 1 : 0;
        return EscPos.concat(
                byName ? EscPos.askProcessId(name) : new byte[0], byStatus ? EscPos.askStatus() : new byte[0]);
    }

    void processId(String id) {
        if (byName && id.equals(name)) {
            named = true;
            byStatus = false;
        }
    }

    void status() {
        answered = Math.min(asked, answered + 1);
    }

    /** The printer's buffers are empty, or it is another connection: no answer is under way any more. */
    void forget() {
        asked = 0;
        answered = 0;
    }

    boolean isConfirmed() {
        return named || (!byName && hasStatus());
    }

    /** The status comes after the name: with it, and without the name, the name will not come. One that came after the name says nothing of a later job. */
    boolean hasStatus() {
        return byStatus && asked > 0 && answered == asked;
    }

    void settleForStatus() {
        byName = false;
        byStatus = true;
    }
}
