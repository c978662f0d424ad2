package com.evertill.commerce.packing;

import java.nio.charset.StandardCharsets;

/** Tells a model what facts say, and writes down what it does not guess. */
final class Packer {
    private static final int GUESSED = -2;

    private final Model model;
    private final Streams.Writer out;

    Packer(Model model, Streams.Writer out) {
        this.model = model;
        this.out = out;
    }

    void pack(Row row) {
        var at = Timestamp.text(row.at());
        head(Code.AT, at == null ? Long.toString(row.at()) : at);
        head(Code.DAY, Long.toString(row.day()));
        head(Code.TYPE, new String(row.type().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        head(Code.VERSION, Integer.toString(row.version()));
        var tokens = new Tokens(row.payload());
        while (tokens.hasValue()) {
            say(tokens.frame(), tokens.value());
            tokens.next();
        }
        end(tokens.frame());
    }

    private void head(String frame, String value) {
        say(new Piece(frame), new Piece(value));
    }

    private void say(Piece frame, Piece value) {
        int other = enter(frame);
        int before = model.before();
        int copied = model.copied();
        if (before != Model.NOTHING && value.is(model.text(before))) {
            code(Code.BEFORE, other);
            model.said(before);
        } else if (copied != Model.NOTHING && value.is(model.text(copied))) {
            code(Code.COPIED, other);
            model.said(copied);
        } else {
            say(value.text(), other);
        }
    }

    /** What does not stand here again. */
    private void say(String value, int other) {
        int id = model.value(value);
        int guess = guess(value, id);
        code(guess, other);
        switch (guess) {
            case Code.LATER -> out.signed(model.millis(id) - model.clock());
            case Code.KNOWN -> out.number(model.indexOf(id));
            case Code.SPELLED -> out.text(value);
            default -> {}
        }
        model.said(id);
    }

    private int guess(String value, int id) {
        if (model.isCounted(value)) {
            return Code.COUNTED;
        }
        if (model.millis(id) != Timestamp.NONE) {
            return Code.LATER;
        }
        return model.indexOf(id) == Model.NOTHING ? Code.SPELLED : Code.KNOWN;
    }

    private void end(Piece frame) {
        code(Code.END, enter(frame));
    }

    /** @return its number, {@link Model#NOTHING} if it is new, {@link #GUESSED} if it was expected. */
    private int enter(Piece frame) {
        int next = model.nextFrame();
        if (next != Model.NOTHING && frame.is(model.frame(next).text())) {
            model.enter(next);
            return GUESSED;
        }
        var text = frame.text();
        int known = model.knownFrame(text);
        model.enter(model.frameOf(text));
        return known;
    }

    private void code(int guess, int otherFrame) {
        if (otherFrame == GUESSED) {
            out.code(guess);
            return;
        }
        out.code(guess | Code.OTHER_FRAME);
        out.number(otherFrame + 1);
        if (otherFrame == Model.NOTHING) {
            out.text(model.frame().text());
        }
    }
}
