/**
 * Card terminals. {@link com.evertill.devices.terminal.CardTerminal} is the truth about a card payment: whether money was taken is what the
 * terminal says, never what we conclude from a broken connection.
 *
 * <p>A payment attempt has one {@link com.evertill.devices.terminal.PaymentReference} for ever, durable before the terminal is asked. A lost
 * answer is {@link com.evertill.devices.terminal.PaymentOutcome.Unknown} and is settled by asking for the status of that reference, after a
 * restart as well; a payment request is never sent twice, and the driver never tries again by itself.
 *
 * <p><b>NotFound is not at once final</b>: the request may still be on its way to the terminal and be approved after the status said that
 * there is nothing. It counts as not happened only after an abort and several times NotFound over more than the terminal's own time-out, and
 * even then the attempt is kept, so that a late approval is found and reversed.
 *
 * <p>{@link com.evertill.devices.terminal.NexoTerminal} speaks the nexo Sale to POI protocol 3.x as JSON over HTTPS, in the sealed envelope of
 * local terminals where there is a {@link com.evertill.devices.terminal.NexoKey}. Two things keep an impostor away, each of them enough:
 * {@link com.evertill.devices.terminal.TerminalTrust} takes only a certificate of the maker's authority with the terminal's own name, and the
 * envelope opens only with the key that both have. An answer that is not sealed is believed where it refuses the request, never where it says
 * what became of money.
 *
 * <p>No card number ever gets here: what a terminal gives is masked, and what looks like a full number is masked once more before anything
 * else sees it.
 *
 * <p>A terminal that names no amount with its approval took what it was asked for, so whoever asks what became of a payment says what that was
 * ({@link com.evertill.devices.terminal.CardTerminal#status}). Of an approval in part without an amount nothing is concluded.
 *
 * <p><b>What the till does not use yet.</b> A tip or cash over the counter is told of and kept apart from what pays for goods, and neither is asked for from the till. Requests of the terminal
 * to the till (nexo Display, Input, Print) are not served: local terminals send them only to whoever runs a server for them, and show what they
 * have to say on their own display.
 */
@NullMarked
package com.evertill.devices.terminal;

import org.jspecify.annotations.NullMarked;
