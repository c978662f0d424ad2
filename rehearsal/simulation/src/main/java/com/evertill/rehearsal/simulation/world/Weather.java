package com.evertill.rehearsal.simulation.world;

/**
 * What a line does to messages.
 *
 * @param loses of a hundred messages.
 * @param doubles of a hundred.
 * @param seconds that a message may take at most.
 */
record Weather(int loses, int doubles, int seconds) {
    static final Weather FINE = new Weather(0, 0, 0);

    @Override
    public String toString() {
        return equals(FINE)
                ? "fine"
                : "bad: of a hundred messages it loses %d and doubles %d, and takes up to %d s"
                        .formatted(loses, doubles, seconds);
    }
}
