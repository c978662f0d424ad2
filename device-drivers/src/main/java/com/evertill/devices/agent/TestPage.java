package com.evertill.devices.agent;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.Linear;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import java.util.List;

/** What a printer prints to show that it can: letters with accents, amounts at the right edge, codes that a scanner reads, the cut. */
final class TestPage {

    private static final int COLUMNS = 42;

    static ReceiptDocument of(String printer) {
        return new ReceiptDocument(
                COLUMNS,
                List.of(
                        new Text(printer, Align.CENTRE, true, true),
                        Text.centred("Evertill"),
                        new Rule(),
                        Columns.of("ÄÖÜ äöü ß éèêç åøñ ŁłŽž", "1.234,56 €"),
                        Columns.of("ΑΒΓ αβγ АБВ абв ğış", "-0,05 €"),
                        Columns.of("漢字 かな 한국어 ไทย", "¥1,234"),
                        Columns.of("שלום مرحبا", "₪1.50"),
                        new Columns("TOTAL", "1.234,51 €", true, true),
                        new Rule(),
                        new Barcode(Linear.EAN_13, "4006381333931"),
                        new QrCode("https://evertill.com/"),
                        new Feed(1),
                        new Cut()));
    }

    private TestPage() {}
}
