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
 * told to abort and asked again beyond its own time-out, and even then the attempt is watched for a day, or for a month where nobody can be asked. A
 * terminal that says no is asked twice more, each time after its time-out, and before the same basket is charged again: some were seen to approve what
 * they had called declined. While it is still at that one, the next waits; if it came through, the next is not asked for, unless other tenders leave
 * less due than it took: then it is given back. One whose end the terminal does not tell holds up the retry, of a payment as of a refund,
 * until a manager has decided it. What a terminal takes beyond what it was asked for pays for no goods, as a tip does.
 *
 * <p>Nothing is given back while another payment of the till is unknown: a protocol that tells only of its last entry (ZVT) could not tell of that one
 * any more. A reversal that the terminal seems never to have seen is asked for once more under another reference; where that is refused, the
 * terminal is asked about the one before, which may have come through late.
 *
 * <p>Where the terminal cannot tell, or refuses to give back what it took, a manager decides, and the decision is a fact. While it may be giving it
 * back at that moment, or says that it is at it, nobody gives it back beside it. What a manager gave back although nobody could say what became of the
 * terminal's reversal is asked about for a day, or a month: that it came through as well is a fact. What a manager approved has
 * no name at the terminal; if it is to be given back later, the terminal is asked what it took, and only that is reversed. An approval on a manager's
 * word is not asked about otherwise: that the terminal never took it shows when the day is reconciled with the acquirer.
 *
 * <p>Where the terminal wants the customer's signature, an approved payment waits as TO_BE_SIGNED for the cashier, who compares it on the shop's
 * slip: it is APPROVED again then, and taken, or it is given back.
 *
 * <p>A refund is an attempt as well, of a manager, in the same queue before the same terminal: INTENDED, ASKED, APPROVED, and APPLIED with the fact of it.
 * Nobody can take it back, so one that comes through after it was called declined, denied or given up is booked all the same, and stands open as an
 * exception; and a second one of the same payment is not asked for before the terminal has said what became of the first. Only what a sale was paid with
 * at that terminal is given back, and no more than is left of it ({@link com.evertill.edge.tender.GivenBack}); without a receipt, no more at a time than
 * the store's limit.
 *
 * <p>Behind each shift the terminal is reconciled ({@link com.evertill.edge.tender.Reconciler}): its own count of what it took since the last time
 * is held against what the sales say. Where they differ, or it does not tell, an exception stands open until a manager closes it; nothing waits for
 * that. ZVT's count has no place for refunds: it is held against the payments alone.
 *
 * <p>What the terminal approved without asking the bank is taken within the limits of the release in force
 * ({@link com.evertill.commerce.tender.OfflineLimits}), judged in the transaction that would take it into its basket, against what is open
 * ({@link com.evertill.edge.tender.OfflineApprovals}). Beyond them it goes from APPROVED to REVERSING, and that is followed to its end like any other.
 * {@link com.evertill.edge.tender.Forwarding} asks what the bank said later; a no is a fact, and an exception that a manager closes.
 *
 * <p>A protocol that has no name for a payment (ZVT) is asked through {@link com.evertill.edge.tender.TerminalNotes}: its driver notes there what a lost
 * answer can be known by, and the terminal's approval, before it says a word.
 */
@NullMarked
package com.evertill.edge.tender;

import org.jspecify.annotations.NullMarked;
