package com.evertill.edge.sync;

/** A batch's place in the journal: both sequences are in it. */
record Cut(long first, long last) {
    boolean isOne() {
        return first == last;
    }
}
