package com.evertill.devices.simulator;

/**
 * What the terminal remembers of one request for money.
 *
 * @param service the ServiceID, ours for ever.
 * @param category Payment, Refund (to a card that was presented), Return (of a payment that it names, or of a part of it) or Reversal.
 * @param reversedMinor of a payment: how much of it went back.
 */
public record TerminalTransaction(
        String service,
        String category,
        long amountMinor,
        String currency,
        State state,
        long reversedMinor,
        String poiTransactionId) {

    public enum State {
        IN_PROGRESS,
        APPROVED,
        DECLINED,
        REVERSED
    }

    TerminalTransaction withState(State now) {
        return new TerminalTransaction(service, category, amountMinor, currency, now, reversedMinor, poiTransactionId);
    }

    TerminalTransaction withAmount(long minor) {
        return new TerminalTransaction(service, category, minor, currency, state, reversedMinor, poiTransactionId);
    }

    TerminalTransaction reversedBy(long minor) {
        return new TerminalTransaction(
                service, category, amountMinor, currency, State.REVERSED, reversedMinor + minor, poiTransactionId);
    }
}
