/**
 * Card terminals that speak ZVT (Zahlungsverkehrsterminal), which most of those in Germany, Austria and Switzerland do: the ECR interface of
 * the manufacturers, PA00P015 (commands, revision 13) over PA00P016 (transport), by TCP, port 20007.
 *
 * <h2>What is different from nexo</h2>
 * ZVT has no name for a payment, and no question what became of it. The terminal only repeats its last receipt (06 20). So
 * <ul>
 *   <li>one thing is done at a time, and nothing new is begun before the last receipt was asked for;
 *   <li>a {@link com.evertill.devices.terminal.zvt.ZvtNote} says what the last entry was before anything new is begun, durable before the first byte
 *       is sent: what the terminal writes after that entry is ours, if amount, trace and terminal fit, since a terminal that is logged on to a
 *       till takes payments from nobody else;
 *   <li>where the last receipt does not tell what became of a payment or a refund, the next is not begun, unless somebody has decided
 *       ({@link com.evertill.devices.terminal.zvt.ZvtMemory#isDecided}); a reversal names what it takes back, and is asked for again;
 *   <li>a terminal that does not know the command is not paid at.
 * </ul>
 *
 * <pre>
 *        (durable)              04 0F, and (durable) before it is answered          06 0F
 * before ─▶ BEGUN ─ 06 01 ─▶ ─────────────▶ APPROVED ── 80 00 00 ──▶ ─────────────▶ BOOKED
 *             │                  │                │
 *             │ 06 1E, 84 xx     ▼ not wanted     │
 *             ├─────────────▶ REFUSED ─ 84 66 00 ──────────────────────────────▶ NOT_BOOKED
 *             │                  │                │
 *             └──────────────────┴────────────────┴─── the last receipt tells ──▶ BOOKED, NOT_BOOKED
 *                                                  └── something new is begun ──▶ PAST
 * </pre>
 *
 * <h2>The approval is a question</h2>
 * A status information (04 0F) with result 00 asks whether the goods will be handed over. The answer is 80 00 00 when the approval is on
 * disk; 84 9C 00, ask again, when the disk is slow; 84 66 00 when it cannot be stored, cannot be understood, or is not wanted any more, and the
 * terminal takes the payment back by itself. An approval that nobody waits for is answered by what is on record: 84 66 00 for what is not. The payment
 * is approved for the till only with the completion (06 0F): after an abort (06 1E), of the printing perhaps, the last receipt tells whether it is
 * booked.
 *
 * <h2>Tolerance</h2>
 * CardComplete: texts in ISO 8859 (in the address, or told by tag 14), TLV behind a printed line, three questions at most. Hobex: no lines, TLV that
 * nobody asked for. Global Payments: no abort from the till, which is then stopped at the terminal. Unknown fields end the reading of a message; what
 * came before them counts.
 *
 * <p>Tracks are never kept, and of a card number at most the last four digits.
 */
@NullMarked
package com.evertill.devices.terminal.zvt;

import org.jspecify.annotations.NullMarked;
