package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.List;

/** What the till says to the terminal (PA00P015, chapter 2). */
final class Messages {

    /**
     * Of the registration: the till prints for payments (02) and for administration (04), is told intermediate states (08), alone starts payments
     * (10), and gets receipts ready to be printed (80).
     */
    private static final int CONFIG = 0x02 | 0x04 | 0x08 | 0x10 | 0x80;

    private static final int COLUMNS = 40;
    private static final int AMOUNT_BYTES = 6;
    private static final int RECEIPT_BYTES = 2;
    private static final int PASSWORD_BYTES = 3;

    static Apdu registration(ZvtConfig config) {
        var tlv = List.of(
                Tlv.of(
                        Commands.PERMITTED_COMMANDS,
                        List.of(Tlv.of(Commands.ZVT_COMMAND, bytes(Commands.PRINT_TEXT_BLOCK)))),
                Tlv.of(Commands.PRINTER_COLUMNS, Bcd.of(COLUMNS, 1)));
        return new Apdu(
                Commands.REGISTRATION,
                withPassword(config)
                        .raw((byte) CONFIG)
                        .raw(currency(config.currency()))
                        .field(Commands.SERVICE_BYTE, (byte) 0)
                        .field(Commands.TLV_CONTAINER, Tlv.encoded(tlv))
                        .bytes());
    }

    static Apdu authorisation(Money amount) {
        return new Apdu(
                Commands.AUTHORISATION,
                new Fields.Writer()
                        .field(Commands.AMOUNT, Bcd.of(amount.minor(), AMOUNT_BYTES))
                        .field(Commands.CURRENCY, currency(amount.currency()))
                        .bytes());
    }

    static Apdu reversal(ZvtConfig config, int receipt) {
        return new Apdu(
                Commands.REVERSAL,
                withPassword(config)
                        .field(Commands.RECEIPT, Bcd.of(receipt, RECEIPT_BYTES))
                        .bytes());
    }

    static Apdu refund(ZvtConfig config, Money amount) {
        return new Apdu(
                Commands.REFUND,
                withPassword(config)
                        .field(Commands.AMOUNT, Bcd.of(amount.minor(), AMOUNT_BYTES))
                        .field(Commands.CURRENCY, currency(amount.currency()))
                        .bytes());
    }

    static Apdu repeatReceipt(ZvtConfig config) {
        return new Apdu(Commands.REPEAT_RECEIPT, withPassword(config).bytes());
    }

    static Apdu turnoverTotals(ZvtConfig config) {
        return new Apdu(Commands.TURNOVER_TOTALS, withPassword(config).bytes());
    }

    static Apdu endOfDay(ZvtConfig config) {
        return new Apdu(Commands.END_OF_DAY, withPassword(config).bytes());
    }

    static Apdu statusEnquiry(ZvtConfig config) {
        return new Apdu(Commands.STATUS_ENQUIRY, withPassword(config).bytes());
    }

    private static Fields.Writer withPassword(ZvtConfig config) {
        return new Fields.Writer().raw(Bcd.of(config.password(), PASSWORD_BYTES));
    }

    private static byte[] currency(Currency currency) {
        return Bcd.of(currency.getNumericCode(), 2);
    }

    private static byte[] bytes(int control) {
        return new byte[] {(byte) (control >>> 8), (byte) control};
    }

    private Messages() {}
}
