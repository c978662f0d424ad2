package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has come out of the printer: pieces between cuts. Only the last fifty are kept. Not for several threads. */
final class Paper {

    private static final int PIECES_KEPT = 50;

    private final int columns;
    private final List<List<Element>> pieces = new ArrayList<>();
    private final List<PrintedBarcode> barcodes = new ArrayList<>();
    private boolean cut = true;
    private @Nullable Dots lastPicture;

    Paper(int columns) {
        this.columns = columns;
    }

    void add(Element element) {
        if (cut) {
            pieces.add(new ArrayList<>());
            cut = false;
        }
        pieces.getLast().add(element);
        lastPicture = null;
        if (element instanceof Cut) {
            cut = true;
        }
        if (pieces.size() > PIECES_KEPT) {
            pieces.removeFirst();
        }
    }

    /** Pictures come in bands, one right below the other. */
    void add(Dots dots, Align align) {
        var whole = dots;
        if (lastPicture != null && pieces.getLast().getLast() instanceof Picture above && above.align() == align) {
            pieces.getLast().removeLast();
            whole = dots.below(lastPicture);
        }
        add(new Picture(whole.png(), "", align));
        lastPicture = whole;
    }

    void add(PrintedBarcode barcode) {
        barcodes.add(barcode);
        if (barcodes.size() > PIECES_KEPT) {
            barcodes.removeFirst();
        }
    }

    List<PrintedBarcode> barcodes() {
        return List.copyOf(barcodes);
    }

    void tearOff() {
        pieces.clear();
        barcodes.clear();
        lastPicture = null;
        cut = true;
    }

    List<ReceiptDocument> documents() {
        return pieces.stream()
                .map(elements -> new ReceiptDocument(columns, elements))
                .toList();
    }

    /** As a person would read it: one string a line; codes and cuts in brackets. */
    List<String> lines() {
        return pieces.stream().flatMap(List::stream).flatMap(this::lines).toList();
    }

    private Stream<String> lines(Element element) {
        return switch (element) {
            case Text text -> Stream.of(aligned(text));
            case Columns pair -> Stream.of(pair.left() + " " + pair.right());
            case Rule() -> Stream.of("-".repeat(columns));
            case Feed(int lines) -> Stream.generate(() -> "").limit(lines);
            case Barcode(var _, var data) -> Stream.of("[barcode " + data + "]");
            case QrCode(var data) -> Stream.of("[QR " + data + "]");
            case Picture _ -> Stream.of("[picture]");
            case Cut() -> Stream.of("[cut]");
        };
    }

    private String aligned(Text text) {
        int room = Math.max(0, columns - text.text().length() * (text.large() ? 2 : 1));
        return switch (text.align()) {
            case Align.LEFT -> text.text();
            case Align.CENTRE -> " ".repeat(room / 2) + text.text();
            case Align.RIGHT -> " ".repeat(room) + text.text();
        };
    }
}
