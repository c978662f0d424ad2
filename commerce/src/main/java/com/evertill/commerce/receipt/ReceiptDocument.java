package com.evertill.commerce.receipt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What goes on the paper, top to bottom.
 *
 * @param columns characters of normal width in a line: 42 or 48 on 80 mm paper, 32 on 58 mm.
 */
public record ReceiptDocument(int columns, List<Element> elements) {

    public ReceiptDocument {
        elements = List.copyOf(elements);
    }

    /** One element takes the whole width. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(value = Columns.class, name = "columns"),
        @JsonSubTypes.Type(value = Rule.class, name = "rule"),
        @JsonSubTypes.Type(value = Feed.class, name = "feed"),
        @JsonSubTypes.Type(value = Barcode.class, name = "barcode"),
        @JsonSubTypes.Type(value = QrCode.class, name = "qr"),
        @JsonSubTypes.Type(value = Picture.class, name = "picture"),
        @JsonSubTypes.Type(value = Cut.class, name = "cut")
    })
    public sealed interface Element {}

    /** A line of text; one that does not fit is wrapped at a space by whoever renders it. A {@code large} character is two wide and two high. */
    public record Text(String text, Align align, boolean bold, boolean large) implements Element {
        public static Text left(String text) {
            return new Text(text, Align.LEFT, false, false);
        }

        public static Text centred(String text) {
            return new Text(text, Align.CENTRE, false, false);
        }
    }

    /** Two texts on one line, the second flush right. When both do not fit, the first is wrapped and the second stands on its last line. */
    public record Columns(String left, String right, boolean bold, boolean large) implements Element {
        public static Columns of(String left, String right) {
            return new Columns(left, right, false, false);
        }
    }

    /** A dashed line across. */
    public record Rule() implements Element {}

    /** Empty lines. */
    public record Feed(int lines) implements Element {}

    /**
     * A linear bar code in the middle, with its text beneath.
     *
     * @param data what a scanner reads; an EAN or UPC with its check digit, a GS1-128 with U+001D between its elements.
     */
    public record Barcode(Linear symbology, String data) implements Element {
        /** Code 128, for a shop's own numbers. */
        public Barcode(String data) {
            this(Linear.CODE_128, data);
        }
    }

    /** The linear symbologies that receipt printers draw by themselves. */
    public enum Linear {
        CODE_128,
        GS1_128,
        EAN_13,
        EAN_8,
        UPC_A,
        UPC_E,
        CODE_39,
        CODE_93,
        ITF,
        CODABAR
    }

    /** QR code, error correction level M. */
    public record QrCode(String data) implements Element {}

    /**
     * A logo or any other picture, in black and white.
     *
     * @param png in base64; a pixel is a dot of the paper, of which there are 12 to a column.
     * @param says what it shows, for those who do not see it; may be empty.
     */
    public record Picture(String png, String says, Align align) implements Element {}

    /** The end of this paper. */
    public record Cut() implements Element {}

    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }
}
