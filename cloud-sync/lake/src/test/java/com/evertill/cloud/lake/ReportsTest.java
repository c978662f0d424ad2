package com.evertill.cloud.lake;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the reports say about three shops in three days: the answers are committed, and the same on every machine. */
class ReportsTest extends LakeBench {
    @ParameterizedTest
    @EnumSource
    void a_report_says_what_it_always_said(LakeReport report) {
        take(new Shops(11, 3, 60).days(3));
        lake.flush();
        Golden.check("reports/" + report.title() + ".csv", csv(ask(report)));
    }

    private static String csv(LakeReader.Answer answer) {
        var lines = answer.rows().stream()
                .map(row -> row.stream().map(ReportsTest::text).collect(Collectors.joining(",")))
                .toList();
        return String.join(",", answer.columns()) + "\n" + lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : String.valueOf(value);
    }
}
