package com.evertill.cloud.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFactArchiveTest extends FactArchiveContract {
    @TempDir
    Path folder;

    @Override
    protected FactArchive open() {
        return SqliteFactArchive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
    }
}
