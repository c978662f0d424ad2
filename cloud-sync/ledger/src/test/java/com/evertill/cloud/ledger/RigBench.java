package com.evertill.cloud.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger for each test alone, and a box that may write into it. */
public abstract class RigBench {
    @TempDir
    protected Path folder;

    protected Rig cloud;
    protected Box box;

    @BeforeEach
    void begin() {
        cloud = new Rig(folder);
        box = new Box("acme.1.a");
        cloud.allow(box);
    }

    @AfterEach
    void end() {
        cloud.close();
    }
}
