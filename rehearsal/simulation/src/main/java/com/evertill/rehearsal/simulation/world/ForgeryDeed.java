package com.evertill.rehearsal.simulation.world;

/** Somebody has got between a shop and the broker. */
record ForgeryDeed(int shop, Forger.Manner manner, int times) implements Deed {
    @Override
    public void happen(World world) {
        world.box(shop).line.forger.begins(manner, times);
    }

    @Override
    public String toString() {
        return "shop " + shop + ": somebody on the line " + Words.quiet(manner) + ", " + times + " times";
    }
}
