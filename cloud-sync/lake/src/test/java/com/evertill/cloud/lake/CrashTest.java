package com.evertill.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A step that ends anywhere, as a process that is killed does, and what is there when the next one begins. */
class CrashTest extends LakeBench {
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_process_killed_after_any_part_of_a_step_loses_nothing_and_doubles_nothing() {
        var happened = new Shops(3, 2, 30).days(1);
        var first = happened.subList(0, happened.size() / 3);
        var rest = happened.subList(happened.size() / 3, happened.size());
        take(first);
        lake.flush();
        take(rest);
        lake.flush();
        var expected = everything();
        int moments = moments(first, rest);
        assertThat(moments).isGreaterThan(12);
        for (int moment = 1; moment <= moments; moment++) {
            killedAt(moment, first, rest);
            assertThat(everything())
                    .as("killed after part %d of %d", moment, moments)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_process_that_is_killed_at_every_attempt_but_the_last_gets_there() {
        var happened = new Shops(4, 1, 20).days(1);
        take(happened);
        lake.flush();
        var expected = everything();
        empty();
        take(happened);
        for (int moment = 1; moment <= 12; moment++) {
            lake.close();
            lake = open(Lake.FULL, LakeFolder.LARGE, killAfter(moment));
            flushUntilKilled();
        }
        lake.close();
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> {});
        lake.flush();
        assertThat(everything()).isEqualTo(expected);
        assertThat(parquetFiles()).allMatch(name -> name.endsWith(".parquet"));
    }

    @Test
    void a_reader_between_any_two_parts_of_a_step_sees_each_file_before_or_after_and_no_fact_twice() {
        var happened = new Shops(5, 2, 20).days(1);
        take(happened.subList(0, 40));
        lake.flush();
        var before = counts();
        var seen = new ArrayList<Map<String, Long>>();
        lake.close();
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> seen.add(counts()));
        take(happened.subList(40, happened.size()));
        lake.flush();
        var after = counts();
        assertThat(seen).hasSizeGreaterThan(10);
        for (var one : seen) {
            one.forEach((table, rows) -> assertThat(rows).as(table).isIn(before.get(table), after.get(table)));
        }
    }

    /** Rows of each table; none twice. */
    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        try (var reader = new LakeReader(files())) {
            for (var table : LakeTables.ALL) {
                var row = reader.ask(
                                "SELECT count(*), count(DISTINCT (store, node, epoch, sequence, place)) FROM "
                                        + table.name(),
                                List.of())
                        .rows()
                        .getFirst();
                assertThat(row.getFirst()).as(table.name()).isEqualTo(row.getLast());
                counts.put(table.name(), (Long) row.getFirst());
            }
        }
        return counts;
    }

    /** Of a run that nobody kills. */
    private int moments(List<Shops.Happened> first, List<Shops.Happened> rest) {
        var count = new AtomicInteger();
        empty();
        take(first);
        lake.flush();
        lake.close();
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> count.incrementAndGet());
        take(rest);
        lake.flush();
        return count.get();
    }

    private void killedAt(int moment, List<Shops.Happened> first, List<Shops.Happened> rest) {
        empty();
        take(first);
        lake.flush();
        lake.close();
        lake = open(Lake.FULL, LakeFolder.LARGE, killAfter(moment));
        take(rest);
        flushUntilKilled();
        lake.close();
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> {});
        take(rest);
        lake.flush();
    }

    private static Lake.Steps killAfter(int moment) {
        var count = new AtomicInteger();
        return _ -> {
            if (count.incrementAndGet() == moment) {
                throw new Killed();
            }
        };
    }

    private void flushUntilKilled() {
        boolean killed = false;
        try {
            lake.flush();
        } catch (Killed e) {
            killed = true;
        }
        assertThat(killed).isTrue();
    }

    private void empty() {
        lake.close();
        delete(folder);
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> {});
    }
}
