package com.evertill.cloud.server;

import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.headoffice.Audit;
import com.evertill.cloud.headoffice.Incidents;
import com.evertill.cloud.headoffice.OfficeDatabase;
import com.evertill.cloud.headoffice.People;
import com.evertill.cloud.headoffice.Sessions;
import com.evertill.commerce.sqlite.Database;
import java.security.SecureRandom;
import java.time.Instant;

/** Head office: what it has of its own. */
record Office(Database database, People people, Sessions sessions, Audit audit, Incidents incidents)
        implements AutoCloseable {
    private static final String RULE = "office";

    static Office open(String url, SecureRandom random) {
        var database = OfficeDatabase.open(url);
        var people = new People(database, random);
        return new Office(
                database, people, new Sessions(database, people, random), new Audit(database), new Incidents(database));
    }

    /** Whoever has heard of nothing is told from the beginning. */
    void subscribe(LocalBus bus) {
        bus.subscribe(RULE, Incidents.NEWS, event -> incidents.hear(event, Instant.now()));
        if (incidents.isNew()) {
            var now = Instant.now();
            bus.replay(RULE, Instant.EPOCH, now);
            incidents.begin(now);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
