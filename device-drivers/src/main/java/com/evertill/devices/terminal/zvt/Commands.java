package com.evertill.devices.terminal.zvt;

/** Control fields and field numbers of ZVT revision 13 (PA00P015), by the names that the specification gives them. */
final class Commands {
    // From the till
    static final int REGISTRATION = 0x0600;
    static final int AUTHORISATION = 0x0601;
    static final int LOG_OFF = 0x0602;
    static final int TURNOVER_TOTALS = 0x0610;
    static final int REPEAT_RECEIPT = 0x0620;
    static final int REVERSAL = 0x0630;
    static final int REFUND = 0x0631;
    static final int END_OF_DAY = 0x0650;
    static final int DIAGNOSIS = 0x0670;
    static final int ABORT_FROM_TILL = 0x06B0;
    static final int STATUS_ENQUIRY = 0x0501;

    // From the terminal
    static final int STATUS_INFORMATION = 0x040F;
    static final int INTERMEDIATE_STATUS = 0x04FF;
    static final int COMPLETION = 0x060F;
    static final int ABORT = 0x061E;
    static final int PRINT_LINE = 0x06D1;
    static final int PRINT_TEXT_BLOCK = 0x06D3;

    // Answers
    static final int DONE = 0x8000;
    static final int DONE_TOO = 0x8400;
    /** Of a status information: the goods are not handed over, take the payment back. */
    static final int GOODS_NOT_ISSUED = 0x8466;
    /** Of a status information: ask again in some seconds. */
    static final int ASK_AGAIN = 0x849C;
    /** We don't do that. */
    static final int NOT_POSSIBLE = 0x8483;

    // Fields ("bitmaps")
    static final int SERVICE_BYTE = 0x03;
    static final int AMOUNT = 0x04;
    static final int TLV_CONTAINER = 0x06;
    static final int TRACE = 0x0B;
    static final int TIME = 0x0C;
    static final int DATE = 0x0D;
    static final int CARD_NUMBER = 0x22;
    static final int RESULT = 0x27;
    static final int TERMINAL_ID = 0x29;
    static final int ORIGINAL_TRACE = 0x37;
    static final int AUTHORISATION_ATTRIBUTE = 0x3B;
    static final int ADDITIONAL_TEXT = 0x3C;
    static final int CURRENCY = 0x49;
    static final int TOTALS = 0x60;
    static final int RECEIPT = 0x87;
    static final int CARD_TYPE = 0x8A;
    static final int CARD_NAME = 0x8B;

    // Tags in the TLV container
    static final int TEXT_LINE = 0x07;
    static final int LINE_ATTRIBUTE = 0x09;
    static final int ZVT_COMMAND = 0x0A;
    static final int PRINTER_COLUMNS = 0x12;
    static final int ISO_CHARACTER_SET = 0x14;
    static final int PRINT_TEXTS = 0x25;
    static final int PERMITTED_COMMANDS = 0x26;
    static final int RECEIPT_TYPE = 0x1F07;
    static final int CARDHOLDER_AUTHENTICATION = 0x1F10;
    static final int ONLINE_FLAG = 0x1F11;
    static final int CARD_TECHNOLOGY = 0x1F12;

    private Commands() {}
}
