package com.evertill.commerce.packing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said so far, and what will be said next if it goes on like this. Packer and unpacker each have one and tell it the same, so that both
 * guess alike. A frame is guessed from the frame it follows. A value has three guesses:
 *
 * <ul>
 *   <li>{@link #before()}, what stood here the last time: the model goes along an earlier stretch that began with the same value in the same frame,
 *       so that behind an item's number come the item's name, tax and price;
 *   <li>{@link #copied()}, what comes next in the frame that this frame copies from: a sale's priced lines repeat, value by value, what its events said;
 *   <li>{@link #counted()}, one more than the last in this frame.
 * </ul>
 */
final class Model {
    static final int NOTHING = -1;

    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> valueIds = new HashMap<>();
    /** By value: where it was said last, and what it is in milliseconds. */
    private final IntList lastSaid = new IntList();

    private final List<Long> millis = new ArrayList<>();

    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, Integer> frameIds = new HashMap<>();

    // All that was said, place by place.
    private final IntList framesSaid = new IntList();
    private final IntList valuesSaid = new IntList();
    /** The next place with the same frame. */
    private final IntList nextAlike = new IntList();

    private int current = NOTHING;
    private int along = NOTHING;
    private long clock;

    /** A frame, and the values that it was said with. */
    static final class Frame {
        private final String text;
        private int followedBy = NOTHING;
        private int last = NOTHING;
        private int copiesFrom = NOTHING;
        private final IntList known = new IntList();
        /** By value: its index among the known, and where it was last. */
        private final Map<Integer, int[]> knownAs = new HashMap<>();

        private Frame(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        int known(int index) {
            return index < 0 || index >= known.size() ? NOTHING : known.get(index);
        }

        /** {@link #NOTHING} if it was never said here. */
        int indexOf(int value) {
            var as = knownAs.get(value);
            return as == null ? NOTHING : as[0];
        }
    }

    // Names

    int frameOf(String text) {
        var known = frameIds.get(text);
        if (known != null) {
            return known;
        }
        frames.add(new Frame(text));
        frameIds.put(text, frames.size() - 1);
        return frames.size() - 1;
    }

    int knownFrame(String text) {
        return frameIds.getOrDefault(text, NOTHING);
    }

    int frames() {
        return frames.size();
    }

    int value(String text) {
        var known = valueIds.get(text);
        if (known != null) {
            return known;
        }
        values.add(text);
        lastSaid.add(NOTHING);
        millis.add(Timestamp.parse(text));
        valueIds.put(text, values.size() - 1);
        return values.size() - 1;
    }

    int knownValue(String text) {
        return valueIds.getOrDefault(text, NOTHING);
    }

    String text(int value) {
        return values.get(value);
    }

    /** {@link Timestamp#NONE} if it is not one. */
    long millis(int value) {
        return millis.get(value);
    }

    /** The last time that was said. */
    long clock() {
        return clock;
    }

    // Guesses

    /** The frame after this one. */
    int nextFrame() {
        return current == NOTHING ? NOTHING : frame().followedBy;
    }

    void enter(int frame) {
        if (current != NOTHING) {
            frame().followedBy = frame;
        }
        current = frame;
    }

    /** The one that was entered last. */
    Frame frame() {
        return frames.get(current);
    }

    int before() {
        int place = placeBefore();
        return place == NOTHING ? NOTHING : valuesSaid.get(place);
    }

    private int placeBefore() {
        boolean fits = along != NOTHING && along < framesSaid.size() && framesSaid.get(along) == current;
        return fits ? along : frame().last;
    }

    int copied() {
        int place = placeCopied();
        return place == NOTHING ? NOTHING : valuesSaid.get(place);
    }

    private int placeCopied() {
        int from = frame().copiesFrom;
        return from == NOTHING ? NOTHING : nextAlike.get(from);
    }

    @Nullable
    String counted() {
        int last = frame().last;
        return last == NOTHING ? null : Counting.next(values.get(valuesSaid.get(last)));
    }

    /** A value was said in the frame that was said last. */
    void said(int value) {
        int place = framesSaid.size();
        var frame = frame();
        goAlong(frame, value);
        copyFrom(frame, value);
        framesSaid.add(current);
        valuesSaid.add(value);
        nextAlike.add(NOTHING);
        if (frame.last != NOTHING) {
            nextAlike.set(frame.last, place);
        }
        frame.last = place;
        lastSaid.set(value, place);
        know(frame, value, place);
        if (millis(value) != Timestamp.NONE) {
            clock = millis(value);
        }
    }

    private void goAlong(Frame frame, int value) {
        int place = placeBefore();
        if (place != NOTHING && valuesSaid.get(place) != value) {
            var known = frame.knownAs.get(value);
            place = known == null ? place : known[1];
        }
        along = place == NOTHING ? NOTHING : place + 1;
    }

    private void copyFrom(Frame frame, int value) {
        int place = placeCopied();
        int said = lastSaid.get(value);
        boolean goesOn = place != NOTHING && valuesSaid.get(place) == value;
        if (!goesOn && said != NOTHING && framesSaid.get(said) != current) {
            place = said;
        }
        if (place != NOTHING) {
            frame.copiesFrom = place;
        }
    }

    private static void know(Frame frame, int value, int place) {
        var known = frame.knownAs.get(value);
        if (known == null) {
            frame.knownAs.put(value, new int[] {frame.known.size(), place});
            frame.known.add(value);
        } else {
            known[1] = place;
        }
    }
}
