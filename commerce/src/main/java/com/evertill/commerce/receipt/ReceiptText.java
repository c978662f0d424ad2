package com.evertill.commerce.receipt;

/** A receipt as plain text: for an e-mail, a log of a test, a screen reader. Codes are shown by what they say. */
public final class ReceiptText {

    public static String of(ReceiptDocument receipt) {
        var text = new StringBuilder();
        for (var element : receipt.elements()) {
            switch (element) {
                case ReceiptDocument.Barcode(var _, var data) -> text.append(centred("||| " + data + " |||", receipt));
                case ReceiptDocument.QrCode(var data) -> text.append(centred("[QR] " + data, receipt));
                case ReceiptDocument.Picture picture
                when !picture.says().isEmpty() -> text.append(centred(picture.says(), receipt));
                case ReceiptDocument.Picture _, ReceiptDocument.Cut _ -> {}
                default ->
                    ReceiptLayout.lines(element, receipt.columns())
                            .forEach(line -> text.append(line.text()).append('\n'));
            }
        }
        return text.toString();
    }

    private static String centred(String text, ReceiptDocument receipt) {
        return " ".repeat(Math.max(0, (receipt.columns() - text.length()) / 2)) + text + "\n";
    }

    private ReceiptText() {}
}
