package com.evertill.commerce.packing;

import static com.evertill.commerce.packing.Streams.Reader.require;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** Makes the guesses that the packer made, and reads the rest. */
final class Unpacker {
    private final Model model;
    private final Streams.Reader in;
    private int left;
    private String frame = "";

    /** @param most bytes that all of it may become. */
    Unpacker(Model model, Streams.Reader in, int most) {
        this.model = model;
        this.in = in;
        this.left = most;
    }

    Row unpack() throws DataFormatException {
        var at = head(Code.AT);
        long day = number(head(Code.DAY));
        var type = head(Code.TYPE);
        long version = number(head(Code.VERSION));
        require(version == (int) version, "a version is too large");
        long millis = Timestamp.parse(at);
        return new Row(
                millis == Timestamp.NONE ? number(at) : millis,
                day,
                new String(type.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                (int) version,
                payload());
    }

    private String head(String due) throws DataFormatException {
        var value = value();
        if (value == null || !frame.equals(due)) {
            throw new DataFormatException("a fact does not begin as one");
        }
        return value;
    }

    private static long number(String text) throws DataFormatException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DataFormatException("'" + text + "' is no number");
        }
    }

    private byte[] payload() throws DataFormatException {
        // Pieces are texts of ISO 8859-1, a character for a byte.
        var text = new StringBuilder(1024);
        while (true) {
            var value = value();
            write(frame, text);
            if (value == null) {
                return text.toString().getBytes(StandardCharsets.ISO_8859_1);
            }
            write(value, text);
        }
    }

    private void write(String piece, StringBuilder to) throws DataFormatException {
        left -= piece.length();
        require(left >= 0, "it becomes longer than announced");
        to.append(piece);
    }

    /** @return null at the end of a fact. */
    private @Nullable String value() throws DataFormatException {
        int code = in.code();
        model.enter((code & Code.OTHER_FRAME) == 0 ? guessedFrame() : otherFrame());
        frame = model.frame().text();
        int guess = code & ~Code.OTHER_FRAME;
        if (guess == Code.END) {
            return null;
        }
        int value = value(guess);
        require(value != Model.NOTHING, "nothing can be guessed here");
        model.said(value);
        return model.text(value);
    }

    private int guessedFrame() throws DataFormatException {
        int next = model.nextFrame();
        require(next != Model.NOTHING, "no frame can be guessed here");
        return next;
    }

    private int otherFrame() throws DataFormatException {
        int number = in.number();
        require(number <= model.frames(), "there is no such frame");
        return number == 0 ? model.frameOf(in.text()) : number - 1;
    }

    private int value(int code) throws DataFormatException {
        return switch (code) {
            case Code.BEFORE -> model.before();
            case Code.COPIED -> model.copied();
            case Code.COUNTED -> said(model.counted());
            case Code.LATER -> said(Timestamp.text(model.clock() + in.signed()));
            case Code.KNOWN -> model.frame().known(in.number());
            case Code.SPELLED -> model.value(in.text());
            default -> throw new DataFormatException("there is no code " + code);
        };
    }

    private int said(@Nullable String text) {
        return text == null ? Model.NOTHING : model.value(text);
    }
}
