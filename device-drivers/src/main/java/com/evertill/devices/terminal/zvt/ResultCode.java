package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.PaymentOutcome.Reason;

/** The errors of ZVT (PA00P015, chapter on error messages), in words, and what they mean to a cashier. Below 64 hexadecimal they are the bank's. */
final class ResultCode {
    static final int NOT_LOGGED_ON = 0x6B;
    static final int STOPPED = 0x6C;
    static final int NOT_POSSIBLE = 0x83;
    static final int PLEASE_WAIT = 0x9C;
    static final int NOT_READY = 0xA0;
    static final int ALREADY_REVERSED = 0xB4;
    private static final int FIRST_OF_THE_TERMINAL = 0x64;

    static boolean isBusy(int code) {
        return code == PLEASE_WAIT || code == NOT_READY;
    }

    static Reason reason(int code) {
        if (code < FIRST_OF_THE_TERMINAL) {
            return Reason.REFUSED;
        }
        return switch (code) {
            case STOPPED -> Reason.CANCELLED;
            case PLEASE_WAIT, NOT_READY, 0xDC, 0xE0 -> Reason.TERMINAL_IS_BUSY;
            case 0x71, 0xC3, 0xC8, 0xC9 -> Reason.REFUSED;
            case 0x64, 0x65, 0x67, 0x68, 0x6E, 0x72, 0x73, 0x76, 0x78, 0x79, 0x7A, 0x7B, 0x7C, 0x7E, 0xC5, 0xD2, 0xEA ->
                Reason.CARD_NOT_ACCEPTED;
            default -> Reason.TERMINAL_TROUBLE;
        };
    }

    static String words(int code) {
        return words(code, "");
    }

    /** @param text of the terminal itself, if it gave one. */
    static String words(int code, String text) {
        var own = code < FIRST_OF_THE_TERMINAL ? "declined by the bank" : ofTheTerminal(code);
        return own + " (" + Integer.toHexString(code).toUpperCase(java.util.Locale.ROOT) + ")"
                + (text.isEmpty() ? "" : ": " + text);
    }

    private static String ofTheTerminal(int code) {
        return switch (code) {
            case 0x64 -> "the card cannot be read";
            case 0x65 -> "the card has no data";
            case 0x66 -> "the terminal could not process the card";
            case 0x67 -> "not allowed for debit cards";
            case 0x68 -> "not allowed for credit cards";
            case 0x6A -> "the terminal's turnover file is full: close the day";
            case 0x6B -> "the terminal does not know this till";
            case 0x6C -> "stopped, or nobody presented a card in time";
            case 0x6E -> "the card is blocked";
            case 0x6F -> "wrong currency";
            case 0x71 -> "not enough credit on the card";
            case 0x72 -> "the card's chip does not work";
            case 0x73 -> "the card's data is wrong";
            case 0x77 -> "the day cannot be closed now";
            case 0x78 -> "the card has expired";
            case 0x79 -> "the card is not valid yet";
            case 0x7A -> "the card is not known";
            case 0x7B, 0x7C, 0x7E -> "the magnetic stripe may not be used";
            case 0x7D, 0x9B, 0xA1, 0xA3 -> "the terminal has no connection to the bank";
            case 0x83 -> "the terminal cannot do that";
            case 0x85 -> "the terminal has no key";
            case 0x89, 0xED -> "the PIN pad is broken";
            case 0x9A -> "the terminal did not understand the till";
            case 0x9C -> "the terminal is busy";
            case 0xA0 -> "the terminal is not ready";
            case 0xB1, 0xB2 -> "the terminal's memory is full: close the day";
            case 0xB4 -> "already reversed";
            case 0xB5 -> "the reversal is not possible";
            case 0xB7 -> "the amount does not fit the reservation";
            case 0xBF -> "the terminal has too little power";
            case 0xC2 -> "the terminal needs a diagnosis";
            case 0xC3 -> "the amount is too large";
            case 0xC4 -> "the terminal needs new card profiles";
            case 0xC5 -> "this way of paying is not supported";
            case 0xC6 -> "this currency is not possible";
            case 0xC8 -> "the amount is too small";
            case 0xCC -> "the printer is not ready";
            case 0xCD -> "cash-back is not possible";
            case 0xD2 -> "not allowed for this kind of card";
            case 0xDC -> "a card is in the terminal";
            case 0xE0 -> "the terminal is being maintained from afar";
            case 0xE2 -> "the card reader does not work";
            case 0xE4 -> "the terminal must be activated";
            case 0xEA -> "this card may not be used here";
            case 0xEC -> "the PIN cannot be checked";
            case 0xF0 -> "the terminal's day is not closed";
            case 0xFA -> "offline payments could not be sent";
            case 0xFB -> "the terminal's turnover file is damaged";
            case 0xFC -> "a part of the terminal is missing or broken";
            case 0xFF -> "the terminal has a trouble of its own";
            default -> "the terminal gave an error";
        };
    }

    private ResultCode() {}
}
