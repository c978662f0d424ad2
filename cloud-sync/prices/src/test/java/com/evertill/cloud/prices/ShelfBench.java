package com.evertill.cloud.prices;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Price books for each test alone. */
abstract class ShelfBench {
    @TempDir
    Path folder;

    Shelf shelf;
    Drafts drafts;

    @BeforeEach
    void begin() {
        shelf = new Shelf(folder);
        drafts = shelf.prices.drafts();
    }

    @AfterEach
    void end() {
        shelf.close();
    }
}
