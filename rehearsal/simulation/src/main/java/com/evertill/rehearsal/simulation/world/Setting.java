package com.evertill.rehearsal.simulation.world;

/** How much there is of everything. */
public record Setting(int shops, int tills) {
    @Override
    public String toString() {
        return shops + (shops == 1 ? " shop, " : " shops, ") + tills + (tills == 1 ? " till" : " tills") + " each";
    }
}
