package com.evertill.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LakeTest extends LakeBench {
    private final List<Shops.Happened> twoDays = new Shops(1, 2, 10).days(2);

    @Test
    void a_fact_waits_its_time_and_is_then_in_the_file_of_its_business_day() {
        take(twoDays);
        assertThat(lake.step()).isFalse();
        now = now.plus(LONGEST);
        assertThat(lake.step()).isTrue();
        assertThat(lake.step()).isTrue();
        assertThat(lake.step()).isFalse();
        assertThat(lake.waiting()).isZero();
        assertThat(parquetFiles())
                .contains(
                        "sale/tenant=acme/business_day=2026-01-01/part-0001.parquet",
                        "sale/tenant=acme/business_day=2026-01-02/part-0001.parquet",
                        "stock_movement/tenant=acme/business_day=2026-01-01/part-0001.parquet")
                .allMatch(name -> name.endsWith(".parquet"));
        assertThat(number("SELECT count(*) FROM sale")).isEqualTo(40);
        assertThat(number("SELECT count(DISTINCT (store, sequence)) FROM sale")).isEqualTo(40);
    }

    @Test
    void enough_facts_are_written_before_their_time() {
        lake.close();
        lake = open(20, LakeFolder.LARGE, _ -> {});
        take(twoDays);
        assertThat(lake.step()).isTrue();
        while (lake.step()) {}
        assertThat(lake.waiting()).isBetween(1L, 40L);
    }

    @Test
    void whatever_order_and_however_often_facts_come_the_lake_is_the_same() {
        take(twoDays);
        lake.flush();
        var once = everything();
        var again = new ArrayList<>(twoDays);
        again.addAll(twoDays);
        Collections.shuffle(again, new Random(7));
        try (var other = open("other.db", folder.resolve("lake-of-other"), 15, LakeFolder.LARGE, _ -> {})) {
            for (var event : events(again)) {
                other.take(event);
                other.step();
            }
            other.flush();
        }
        assertThat(everything(folder.resolve("lake-of-other"))).isEqualTo(once);
    }

    @Test
    void what_comes_again_when_nobody_remembers_it_replaces_itself() throws IOException {
        take(twoDays);
        lake.flush();
        var once = everything();
        lake.close();
        for (var name : List.of("lake.db", "lake.db-wal", "lake.db-shm")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> {});
        take(twoDays);
        lake.flush();
        assertThat(everything()).isEqualTo(once);
    }

    @Test
    void a_late_fact_lands_in_its_own_business_day_beside_what_is_there() {
        var late = twoDays.getLast();
        var first = twoDays.getFirst();
        take(twoDays.stream().filter(it -> !it.equals(first)).toList());
        lake.flush();
        now = now.plus(Duration.ofDays(40));
        take(List.of(first));
        lake.flush();
        assertThat(first.day()).isNotEqualTo(late.day());
        assertThat(number("SELECT count(*) FROM shift WHERE business_day = '2026-01-01'"))
                .isEqualTo(4);
        assertThat(number("SELECT count(*) FROM sale WHERE business_day = '2026-01-01'"))
                .isEqualTo(20);
    }

    @Test
    void a_part_that_is_large_is_left_alone_and_holds_no_fact_that_another_holds() {
        lake.close();
        lake = open(30, 1, _ -> {});
        take(twoDays);
        lake.flush();
        assertThat(parquetFiles()).contains("sale/tenant=acme/business_day=2026-01-01/part-0002.parquet");
        var once = everything();
        lake.close();
        try (var other = open("other.db", files(), 30, 1, _ -> {})) {
            other.take(events(twoDays));
            other.flush();
        }
        lake = open(30, 1, _ -> {});
        assertThat(everything()).isEqualTo(once);
    }

    @Test
    void what_is_not_understood_blocks_nothing_and_is_kept() {
        var event = twoDays.get(3).event();
        lake.take(List.of(
                of(event, "com.evertill.facts.loyalty.earned.v1", "{\"points\": 5}"),
                of(event, "com.evertill.facts.sale.completed.v1", "{\"till\": 1}"),
                of(event, "com.evertill.facts.sale.completed.v2", "{}"),
                of(event, "com.evertill.facts.cash.moved.v1", """
                        {"till": 1, "shift": "1-1-1", "by": "1", "amount": {"minor": 9223372036854775807, "currency": "EUR"}, "reason": "typo"}""")));
        take(twoDays);
        lake.flush();
        assertThat(lake.setAside().values().stream().mapToLong(it -> it).sum()).isEqualTo(4);
        assertThat(number("SELECT count(*) FROM sale")).isEqualTo(40);
        assertThat(number("SELECT count(*) FROM cash_movement")).isZero();
    }

    @Test
    void a_fact_that_was_too_large_for_the_bus_and_came_without_its_payload_is_set_aside() {
        var event = twoDays.get(3).event();
        var data = Json.mapper().<ObjectNode>valueToTree(event.data());
        data.remove("payload");
        lake.take(CloudEvent.of(event.source(), event.id(), event.type(), event.subject(), event.time(), data));
        assertThat(lake.setAside()).hasSize(1);
        assertThat(lake.waiting()).isZero();
    }

    @Test
    void a_fact_that_was_too_large_for_the_bus_is_asked_for_where_it_was_told() {
        var told = twoDays.get(3);
        withheld.put(
                told.node() + "/1/" + told.sequence() + " in 2", Json.mapper().valueToTree(told.payload()));
        var event = told.event();
        var data = Json.mapper().<ObjectNode>valueToTree(event.data());
        data.remove("payload");
        data.putObject("withheld").put("bytes", 300_000).put("batch", 2);
        lake.take(CloudEvent.of(event.source(), event.id(), event.type(), event.subject(), event.time(), data));
        lake.flush();
        assertThat(lake.setAside()).isEmpty();
        assertThat(number("SELECT count(*) FROM sale")).isEqualTo(1);
    }

    @Test
    void it_is_empty_until_it_has_heard_something_and_never_again() {
        assertThat(lake.isEmpty()).isTrue();
        take(twoDays);
        assertThat(lake.isEmpty()).isFalse();
        lake.flush();
        now = now.plus(Duration.ofDays(100));
        take(List.of(twoDays.getFirst()));
        lake.flush();
        assertThat(lake.isEmpty()).isFalse();
    }

    @Test
    void it_tells_until_when_all_that_came_is_in_the_files() {
        assertThat(lake.writtenUntil()).isEqualTo(NOW);
        take(twoDays.subList(0, 10));
        now = now.plus(Duration.ofMinutes(3));
        take(twoDays.subList(10, 20));
        assertThat(lake.writtenUntil()).isEqualTo(NOW);
        lake.flush();
        assertThat(lake.writtenUntil()).isEqualTo(now);
    }

    @Test
    void what_was_set_aside_is_read_by_software_that_has_learnt_to() throws SQLException {
        var event = twoDays.get(3).event();
        lake.take(of(event, "com.evertill.facts.sale.completed.v2", "{}"));
        assertThat(lake.setAside()).hasSize(1);
        lake.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lake.db"));
                var statement = connection.prepareStatement("UPDATE set_aside SET event = ?")) {
            statement.setString(1, event.json());
            statement.execute();
        }
        lake = open(Lake.FULL, LakeFolder.LARGE, _ -> {});
        assertThat(lake.setAside()).isEmpty();
        assertThat(lake.waiting()).isPositive();
    }

    @Test
    void files_without_a_new_column_are_read_beside_those_that_have_it_and_merged_with_them() throws SQLException {
        take(twoDays);
        lake.flush();
        var before = everything();
        for (var day : List.of("2026-01-01", "2026-01-02")) {
            rewrite("sale", day, "SELECT * EXCLUDE (change_minor)");
        }
        assertThat(number("SELECT count(*) FROM sale WHERE change_minor IS NULL"))
                .isEqualTo(40);
        assertThat(ask(LakeReport.SALES_BY_DAY)).isEqualTo(before.getFirst());
        var next = new Shops(1, 2, 11)
                .days(2).stream()
                        .map(it ->
                                new Shops.Happened(it.node(), it.sequence() + 1_000, it.at(), it.day(), it.payload()))
                        .toList();
        take(next);
        lake.flush();
        assertThat(number("SELECT count(*) FROM sale WHERE change_minor IS NULL"))
                .isEqualTo(40);
        assertThat(number("SELECT count(*) FROM sale WHERE change_minor IS NOT NULL"))
                .isEqualTo(44);
    }

    @Test
    void a_column_of_newer_software_outlives_a_write_of_this_one() throws SQLException {
        take(twoDays);
        lake.flush();
        rewrite("sale", "2026-01-01", "SELECT *, 'gold' AS tomorrow");
        var extra = twoDays.stream()
                .map(it -> new Shops.Happened(it.node(), it.sequence() + 1_000, it.at(), it.day(), it.payload()))
                .toList();
        take(extra);
        lake.flush();
        assertThat(number("SELECT count(*) FROM sale WHERE tomorrow = 'gold'")).isEqualTo(20);
    }

    @Test
    void the_engine_that_reads_sees_nothing_before_anything_is_written() {
        assertThat(everything()).allMatch(answer -> answer.rows().isEmpty());
    }

    @Test
    void it_wants_every_fact_and_nothing_else() {
        var event = twoDays.getFirst().event();
        for (var type : FactType.values()) {
            assertThat(Lake.wanted().matches(of(event, "com.evertill.facts." + type.wire() + ".v1", "{}")))
                    .isTrue();
        }
        assertThat(Lake.wanted().matches(of(event, "com.evertill.carts.cart-changed.v1", "{}")))
                .isFalse();
    }

    private static CloudEvent of(CloudEvent like, String type, String payload) {
        var data = Json.read(Json.bytes(like.data()), FactEvent.class);
        return CloudEvent.of(
                like.source(),
                type + payload.hashCode(),
                type,
                like.subject(),
                like.time(),
                new FactEvent(
                        data.node(),
                        data.epoch(),
                        data.sequence() + 100_000,
                        data.at(),
                        data.businessDay(),
                        Json.mapper().valueToTree(Json.read(payload.getBytes(StandardCharsets.UTF_8), Map.class))));
    }

    private void rewrite(String table, String day, String select) throws SQLException {
        var file = files().resolve(table + "/tenant=acme/business_day=" + day + "/part-0001.parquet");
        sql("COPY (%s FROM read_parquet('%s', hive_partitioning=false)) TO '%s' (FORMAT parquet)"
                .formatted(select, file, moved(file)));
        assertThat(moved(file).toFile().renameTo(file.toFile())).isTrue();
    }

    private static Path moved(Path file) {
        return file.resolveSibling("." + file.getFileName());
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) {
        try (var reader = new LakeReader(files())) {
            return (long) reader.ask(sql, List.of()).rows().getFirst().getFirst();
        }
    }
}
