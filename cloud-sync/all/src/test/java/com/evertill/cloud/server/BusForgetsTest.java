package com.evertill.cloud.server;

import static com.evertill.cloud.server.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever runs the cloud for years does not run out of disk for what services once told each other. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BusForgetsTest {
    static final CloudEvent OLD = expired("of-long-ago");
    static final CloudEvent NEW = expired("of-today");

    private static CloudEvent expired(String id) {
        return CloudEvent.of(
                "/evertill/rehearsal",
                id,
                "com.evertill.rehearsal.expired.v1",
                id,
                Instant.parse("2025-01-01T00:00:00Z"),
                Map.of());
    }

    @Test
    void what_is_older_than_the_stated_age_is_let_go_and_nothing_else() {
        eventually(() -> !archived().contains("of-long-ago"));
        assertThat(archived()).contains("of-today");
    }

    private static List<String> archived() {
        try (var bus = DriverManager.getConnection(
                        "jdbc:sqlite:" + Surroundings.data().resolve("bus.db"));
                var asked = bus.createStatement();
                var rows = asked.executeQuery("SELECT id FROM event")) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
