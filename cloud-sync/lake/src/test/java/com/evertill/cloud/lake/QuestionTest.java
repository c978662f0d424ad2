package com.evertill.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of the lake a question is about, and what it may cost. */
class QuestionTest extends LakeBench {
    private static final LocalDate SECOND = Shops.FIRST.plusDays(1);

    @Test
    void a_question_is_about_its_days_and_stores_alone() {
        take(new Shops(21, 3, 20).days(3));
        lake.flush();
        var rows = ask(LakeReport.SALES_BY_DAY, SECOND, SECOND, List.of("s1", "s3"), 100)
                .rows();
        assertThat(rows).extracting(row -> row.get(0)).containsOnly(SECOND.toString());
        assertThat(rows).extracting(row -> row.get(1)).containsExactly("s1", "s3");
    }

    @Test
    void a_report_that_names_no_store_is_of_the_chosen_ones_too() {
        take(new Shops(21, 3, 20).days(1));
        lake.flush();
        long all = pieces(List.of());
        assertThat(Stream.of("s1", "s2", "s3")
                        .mapToLong(store -> pieces(List.of(store)))
                        .sum())
                .isPositive()
                .isEqualTo(all);
    }

    private long pieces(List<String> stores) {
        var answer = ask(LakeReport.SALES_BY_ITEM, Shops.FIRST, SECOND, stores, 1_000);
        int at = answer.columns().indexOf("thousandths");
        return answer.rows().stream().mapToLong(row -> (Long) row.get(at)).sum();
    }

    @Test
    void no_more_rows_come_than_were_asked_for_and_that_there_are_more_is_told() {
        take(new Shops(21, 2, 20).days(1));
        lake.flush();
        var some = ask(LakeReport.SALES_BY_ITEM, Shops.FIRST, SECOND, List.of(), 7);
        assertThat(some.rows()).hasSize(7);
        assertThat(some.isWhole()).isFalse();
        assertThat(ask(LakeReport.SALES_BY_ITEM, Shops.FIRST, SECOND, List.of(), 1_000)
                        .isWhole())
                .isTrue();
    }

    @Test
    void a_store_whose_name_is_meant_badly_is_only_a_store_that_is_not_there() {
        take(new Shops(21, 1, 5).days(1));
        lake.flush();
        assertThat(ask(LakeReport.SALES_BY_DAY, Shops.FIRST, SECOND, List.of("s1') OR ('1'='1"), 10)
                        .rows())
                .isEmpty();
    }

    @Test
    void what_takes_too_long_is_given_up_and_the_next_question_is_answered() {
        try (var reader = new LakeReader(files(), Duration.ofSeconds(1))) {
            var endless = "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b";
            assertThatThrownBy(() -> reader.ask(endless, List.of())).isInstanceOf(TookTooLong.class);
            assertThat(reader.ask("SELECT 1", List.of()).rows()).hasSize(1);
        }
    }

    @Test
    void whoever_asks_while_files_are_replaced_gets_what_was_there_at_some_moment() throws Exception {
        var happened = new Shops(21, 2, 40).days(1);
        take(happened.subList(0, 4));
        lake.flush();
        try (var writer = Executors.newSingleThreadExecutor();
                var reader = new LakeReader(files())) {
            var written = writer.submit(() -> {
                for (int i = 4; i < happened.size(); i += 2) {
                    take(happened.subList(i, Math.min(i + 2, happened.size())));
                    lake.flush();
                }
            });
            long seen = 0;
            while (!written.isDone()) {
                long sales = sales(reader.ask(LakeReport.SALES_BY_DAY, YEAR));
                assertThat(sales).isBetween(seen, 80L);
                seen = sales;
            }
            written.get();
            assertThat(sales(reader.ask(LakeReport.SALES_BY_DAY, YEAR))).isEqualTo(80);
        }
        assertThat(parquetFiles()).noneMatch(name -> name.startsWith("."));
    }

    private static long sales(LakeReader.Answer answer) {
        int at = answer.columns().indexOf("sales");
        return answer.rows().stream().mapToLong(row -> (Long) row.get(at)).sum();
    }

    private LakeReader.Answer ask(LakeReport report, LocalDate first, LocalDate last, List<String> stores, int most) {
        try (var reader = new LakeReader(files())) {
            return reader.ask(report, new LakeReader.Question(Shops.TENANT, first, last, stores, most));
        }
    }
}
