package com.evertill.cloud.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the lake is asked. Each is a resource {@code lake/reports/NAME.sql} that Athena runs as it stands; its parameters are the tenant, the first and the
 * last business day, once for every table that it reads.
 */
public enum LakeReport {
    SALES_BY_DAY,
    SALES_BY_STORE,
    SALES_BY_ITEM,
    BASKETS,
    TENDERS,
    TAXES,
    RETURNS,
    STOCK_OUTS,
    LOSS_PREVENTION;

    /** What it is called everywhere but here. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sql() {
        var name = "/lake/reports/" + title() + ".sql";
        try (var file = LakeReport.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not there");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
