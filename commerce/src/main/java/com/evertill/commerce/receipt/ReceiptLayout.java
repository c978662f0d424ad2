package com.evertill.commerce.receipt;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import java.util.ArrayList;
import java.util.List;

/** Where each character of a text element goes. What is no text, codes and cuts, each rendering places itself. */
public final class ReceiptLayout {

    /** One line, padded on the left to where it belongs. A large one has half as many columns. */
    public record Line(String text, boolean bold, boolean large) {}

    /** The lines of one element; none if it is not made of text. */
    public static List<Line> lines(Element element, int columns) {
        return switch (element) {
            case Text text -> text(text, columns);
            case Columns pair -> columns(pair, columns);
            case Rule _ -> List.of(new Line("-".repeat(columns), false, false));
            case ReceiptDocument.Feed(var count) -> java.util.Collections.nCopies(count, new Line("", false, false));
            case ReceiptDocument.Barcode _,
                    ReceiptDocument.QrCode _,
                    ReceiptDocument.Picture _,
                    ReceiptDocument.Cut _ -> List.of();
        };
    }

    private static List<Line> text(Text text, int columns) {
        int width = width(columns, text.large());
        return wrap(text.text(), width).stream()
                .map(line -> new Line(aligned(line, text.align(), width), text.bold(), text.large()))
                .toList();
    }

    private static List<Line> columns(Columns pair, int columns) {
        int width = width(columns, pair.large());
        int leftWidth = Math.max(1, width - pair.right().length() - 1);
        var left = wrap(pair.left(), leftWidth);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < left.size(); i++) {
            boolean last = i == left.size() - 1;
            int gap = Math.max(1, width - left.get(i).length() - pair.right().length());
            lines.add(new Line(
                    last ? left.get(i) + " ".repeat(gap) + pair.right() : left.get(i), pair.bold(), pair.large()));
        }
        return lines;
    }

    private static String aligned(String line, Align align, int width) {
        int free = Math.max(0, width - line.length());
        return " "
                        .repeat(
                                switch (align) {
                                    case LEFT -> 0;
                                    case CENTRE -> free / 2;
                                    case RIGHT -> free;
                                })
                + line;
    }

    private static int width(int columns, boolean large) {
        return large ? columns / 2 : columns;
    }

    /** At spaces where there are any, through a word that is too long for a line. Never empty. */
    private static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private ReceiptLayout() {}
}
