package com.evertill.cloud.api;

import com.evertill.cloud.loyalty.Account;
import com.evertill.cloud.loyalty.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As the schema has it. */
public record PointsView(
        int balance,
        int available,
        List<Entry> entries,
        @Nullable String next) {

    /** As the schema has it. */
    public record Entry(int number, Cause why, int change, String origin, Instant at) {
        static Entry of(com.evertill.cloud.loyalty.Entry entry) {
            return new Entry(entry.number(), entry.why(), told(entry.change()), entry.origin(), entry.at());
        }
    }

    static PointsView of(Account account, List<com.evertill.cloud.loyalty.Entry> page, int first) {
        var entries = page.stream().map(Entry::of).toList();
        return new PointsView(
                told(account.balance()),
                told(account.available()),
                entries,
                entries.size() < first ? null : String.valueOf(entries.getLast().number()));
    }

    /** More than GraphQL counts with is told as the most that it does. */
    private static int told(long points) {
        return Math.clamp(points, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
