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
        say(Code.AT, at == null ? Long.toString(row.at()) : at);
        say(Code.DAY, Long.toString(row.day()));
        say(Code.TYPE, new String(row.type().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        say(Code.VERSION, Integer.toString(row.version()));
        var tokens = new Tokens(row.payload());
        while (tokens.hasValue()) {
            say(tokens.frame(), tokens.value());
            tokens.next();
        }
        end(tokens.frame());
    }

    private void say(String frame, String value) {
        int other = enter(frame);
        int known = model.knownValue(value);
        int id = model.value(value);
        int guess = guess(value, id, known != Model.NOTHING);
        out.code(guess | (other == GUESSED ? 0 : Code.OTHER_FRAME));
        spellFrame(other, frame);
        switch (guess) {
            case Code.LATER -> out.signed(model.millis(id) - model.clock());
            case Code.KNOWN -> out.number(model.indexOf(id));
            case Code.SPELLED -> out.text(value);
            default -> {}
        }
        model.said(id);
    }

    private void end(String frame) {
        int other = enter(frame);
        out.code(Code.END | (other == GUESSED ? 0 : Code.OTHER_FRAME));
        spellFrame(other, frame);
    }

    /** @return its number, {@link Model#NOTHING} if it is new, {@link #GUESSED} if it was expected. */
    private int enter(String frame) {
        int known = model.knownFrame(frame);
        int number = known != Model.NOTHING && known == model.nextFrame() ? GUESSED : known;
        model.enter(model.frameOf(frame));
        return number;
    }

    private void spellFrame(int number, String frame) {
        if (number != GUESSED) {
            out.number(number + 1);
            if (number == Model.NOTHING) {
                out.text(frame);
            }
        }
    }

    private int guess(String value, int id, boolean isKnown) {
        if (isKnown && id == model.before()) {
            return Code.BEFORE;
        }
        if (isKnown && id == model.copied()) {
            return Code.COPIED;
        }
        if (value.equals(model.counted())) {
            return Code.COUNTED;
        }
        if (model.millis(id) != Timestamp.NONE) {
            return Code.LATER;
        }
        return model.indexOf(id) == Model.NOTHING ? Code.SPELLED : Code.KNOWN;
    }
}
