package com.evertill.rehearsal.simulation.world;

/** Something that somebody or something does to the world. Its text is a sentence of the story. */
public interface Deed {
    void happen(World world);
}
