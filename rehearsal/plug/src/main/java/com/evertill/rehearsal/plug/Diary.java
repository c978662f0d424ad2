package com.evertill.rehearsal.plug;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one till has told, in its order: each view together with how far the record was when the view had come. */
final class Diary {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(long mark, String state) {}

    synchronized void tell(long mark, String state) {
        entries.add(new Entry(mark, state));
    }

    /**
     * Where the till may stand after a power cut: where it was when it last answered, or after the one command that was under way. Nothing that
     * was shown may be missing, and nothing may be there that nobody asked for.
     */
    synchronized Set<String> possible(long cut) {
        int last = -1;
        while (last + 1 < entries.size() && entries.get(last + 1).mark <= cut) {
            last++;
        }
        var states = new TreeSet<String>();
        for (int i = last; i <= Math.min(last + 1, entries.size() - 1); i++) {
            if (i >= 0) {
                states.add(entries.get(i).state);
            }
        }
        return states;
    }

    /** Where the till stood at first. */
    synchronized long begin() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.getFirst().mark;
    }

    /** As if every answer had been given when the one before it was: for a test of the test. */
    synchronized Diary toldEarlier(int answers) {
        var early = new Diary();
        for (int i = 0; i + answers < entries.size(); i++) {
            early.tell(entries.get(i).mark, entries.get(i + answers).state);
        }
        return early;
    }
}
