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

    private final List<Value> values;
    private final Map<String, Integer> valueIds;
    /** By value: where it was said last. */
    private final IntList lastSaid;

    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, Integer> frameIds;

    // All that was said, place by place.
    private final IntList framesSaid;
    private final IntList valuesSaid;
    /** The next place with the same frame. */
    private final IntList nextAlike;

    /** By frame and value, as one number: which of the frame's known values it is, and where it was said last. */
    private final PairIndex known;

    private final IntList knownIndex;
    private final IntList knownLast;

    private int current = NOTHING;
    private int along = NOTHING;
    private long clock;

    private record Value(String text, long millis) {}

    /** A frame, and the values that it was said with. */
    static final class Frame {
        private final String text;
        private int followedBy = NOTHING;
        private int last = NOTHING;
        private int copiesFrom = NOTHING;
        private final IntList known;

        private Frame(String text) {
            this.text = text;
            this.known = new IntList();
        }

        private Frame(Frame like) {
            this.text = like.text;
            this.followedBy = like.followedBy;
            this.last = like.last;
            this.copiesFrom = like.copiesFrom;
            this.known = new IntList(like.known);
        }

        String text() {
            return text;
        }

        int known(int index) {
            return index < 0 || index >= known.size() ? NOTHING : known.get(index);
        }
    }

    Model() {
        values = new ArrayList<>();
        valueIds = new HashMap<>();
        lastSaid = new IntList();
        frameIds = new HashMap<>();
        framesSaid = new IntList();
        valuesSaid = new IntList();
        nextAlike = new IntList();
        known = new PairIndex();
        knownIndex = new IntList();
        knownLast = new IntList();
    }

    /** One that knows what another knows, and goes on by itself. */
    Model(Model like) {
        values = new ArrayList<>(like.values);
        valueIds = new HashMap<>(like.valueIds);
        lastSaid = new IntList(like.lastSaid);
        like.frames.forEach(frame -> frames.add(new Frame(frame)));
        frameIds = new HashMap<>(like.frameIds);
        framesSaid = new IntList(like.framesSaid);
        valuesSaid = new IntList(like.valuesSaid);
        nextAlike = new IntList(like.nextAlike);
        known = new PairIndex(like.known);
        knownIndex = new IntList(like.knownIndex);
        knownLast = new IntList(like.knownLast);
        current = like.current;
        along = like.along;
        clock = like.clock;
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
        values.add(new Value(text, Timestamp.parse(text)));
        lastSaid.add(NOTHING);
        valueIds.put(text, values.size() - 1);
        return values.size() - 1;
    }

    String text(int value) {
        return values.get(value).text;
    }

    /** {@link Timestamp#NONE} if it is not one. */
    long millis(int value) {
        return values.get(value).millis;
    }

    /** The last time that was said. */
    long clock() {
        return clock;
    }

    /** Which of the current frame's known values it is, {@link #NOTHING} if it was never said here. */
    int indexOf(int value) {
        int as = known.get(current, value);
        return as == NOTHING ? NOTHING : knownIndex.get(as);
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

    Frame frame(int number) {
        return frames.get(number);
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
        return last == NOTHING ? null : Counting.next(text(valuesSaid.get(last)));
    }

    /** Whether it is what {@link #counted} says. */
    boolean isCounted(String value) {
        int last = frame().last;
        return last != NOTHING && Counting.follows(text(valuesSaid.get(last)), value);
    }

    /** A value was said in the frame that was said last. */
    void said(int value) {
        int place = framesSaid.size();
        var frame = frame();
        goAlong(value);
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

    private void goAlong(int value) {
        int place = placeBefore();
        if (place != NOTHING && valuesSaid.get(place) != value) {
            int before = known.get(current, value);
            place = before == NOTHING ? place : knownLast.get(before);
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

    private void know(Frame frame, int value, int place) {
        int before = known.putIfAbsent(current, value, knownIndex.size());
        if (before == NOTHING) {
            knownIndex.add(frame.known.size());
            knownLast.add(place);
            frame.known.add(value);
        } else {
            knownLast.set(before, place);
        }
    }
}
