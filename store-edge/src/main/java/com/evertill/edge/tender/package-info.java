/**
 * Card payments that cannot be in limbo.
 *
 * <p>One row per attempt, each state durable before the next step is taken, and one reference for ever, the same at the terminal:
 *
 * <pre>
 * INTENDED ─▶ ASKED ─▶ APPROVED ─▶ APPLIED      in the transaction that takes it into the basket
 *     │        │  │     ▲    │      │   ▲       taken back; or the terminal refuses that, and it stands
 *     │        │  ▼     │    ▼      ▼   │
 *     │        │ UNKNOWN     REVERSING ─▶ REVERSED     nobody wants it any more
 *     │        │  │             ▲
 *     ▼        ▼  ▼             │
 *  DECLINED ◀─ WATCHED ─────────┘       declined, denied or given up; an approval that still comes is reversed
 * </pre>
 *
 * <p>After a crash or a lost reply the terminal is asked for the status of the reference. That it knows nothing of it is believed only after it was
 * told to abort and asked again beyond its own time-out, and even then the attempt is watched for a day. A terminal that says no is asked twice more,
 * each time after its time-out, and before the same basket is charged again: some were seen to approve what they had called declined.
 *
 * <p>Where the terminal cannot tell, or refuses to give back what it took, a manager decides, and the decision is a fact. What a manager approved has
 * no name at the terminal; if it is to be given back later, the terminal is asked what it took, and only that is reversed. An approval on a manager's
 * word is not asked about otherwise: that the terminal never took it shows when the day is reconciled with the acquirer.
 *
 * <p>A protocol that has no name for a payment (ZVT) is asked through {@link com.evertill.edge.tender.TerminalNotes}: its driver notes there what a lost
 * answer can be known by, and the terminal's approval, before it says a word.
 */
@NullMarked
package com.evertill.edge.tender;

import org.jspecify.annotations.NullMarked;
