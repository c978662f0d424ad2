package com.evertill.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.lake.Lake;
import com.evertill.cloud.lake.LakeReader;
import com.evertill.cloud.lake.LakeReport;
import com.evertill.cloud.ledger.Sales;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.node.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the lake comes to hear of everything, whenever it begins and however often it stops. */
class LakeOnTheBusTest {
    private static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @TempDir
    private Path folder;

    private LocalBus bus;
    private Lake lake;

    @BeforeEach
    void open() {
        bus = LocalBus.open("jdbc:sqlite:" + folder.resolve("bus.db"), Instant::now);
        happens(1, 5);
        lake = lake();
    }

    private Lake lake() {
        var opened = Lake.open(folder.resolve("lake"), Duration.ofMinutes(1), Instant::now, (_, _) -> Optional.empty());
        Archivist.subscribe(bus, opened);
        return opened;
    }

    @AfterEach
    void close() {
        lake.close();
        bus.close();
    }

    @Test
    void what_was_told_before_it_was_there_is_in_it() {
        settle();
        happens(6, 7);
        settle();
        assertThat(sales()).isEqualTo(7);
    }

    @Test
    void it_goes_on_where_it_stood_after_a_restart_and_after_days_without_it() {
        settle();
        lake.close();
        bus.close();
        bus = LocalBus.open("jdbc:sqlite:" + folder.resolve("bus.db"), Instant::now);
        happens(6, 9);
        lake = lake();
        settle();
        assertThat(sales()).isEqualTo(9);
    }

    @Test
    void a_lake_whose_folder_was_taken_away_is_made_again() throws IOException {
        settle();
        lake.close();
        try (var files = Files.walk(folder.resolve("lake"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        lake = lake();
        settle();
        assertThat(sales()).isEqualTo(5);
    }

    @Test
    void a_lake_that_can_take_nothing_now_is_told_again_and_stops_nobody_else() {
        var others = new java.util.ArrayList<CloudEvent>();
        bus.subscribe("others", Lake.wanted(), others::add);
        lake.close();
        happens(6, 6);
        while (bus.step()) {}
        assertThat(others).hasSize(1);
        assertThat(bus.countDeadLetters()).isZero();
    }

    private void happens(int first, int last) {
        for (int number = first; number <= last; number++) {
            var sale = Sales.ofApples(number, number);
            var type = FactEvents.type(FactType.of(sale));
            var at = Instant.parse("2026-11-23T12:00:00Z");
            var told =
                    new FactEvents.Told(BOX, 1, number, at, DAY, Json.mapper().valueToTree(sale), null);
            bus.put(List.of(CloudEvent.of(FactEvents.SOURCE, BOX + "/1/" + number, type, BOX.toString(), at, told)));
        }
    }

    private void settle() {
        while (bus.step()) {}
        lake.flush();
    }

    private long sales() {
        try (var reader = new LakeReader(lake.files(), Duration.ofSeconds(60))) {
            var answer = reader.ask(
                    LakeReport.SALES_BY_DAY, new LakeReader.Question("acme", DAY, DAY, List.of("hamburg"), 10));
            return (Long) answer.rows().getFirst().get(answer.columns().indexOf("sales"));
        }
    }
}
