package com.evertill.cloud.aws;

import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactArchiveContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoFactArchiveTest extends FactArchiveContract {
    private static DynamoLocal dynamo;

    /** Its own for every test. */
    private final String prefix = "evertill-" + UUID.randomUUID() + "-";

    @BeforeAll
    static void start() {
        dynamo = DynamoLocal.start();
    }

    @AfterAll
    static void stop() {
        dynamo.close();
    }

    @Override
    protected FactArchive open() {
        var archive = new DynamoFactArchive(dynamo.client(), prefix);
        archive.createTables();
        return archive;
    }
}
