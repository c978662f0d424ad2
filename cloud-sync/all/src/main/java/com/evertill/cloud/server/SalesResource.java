package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.api.SalesApi;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sold. */
@RunOnVirtualThread
public class SalesResource implements SalesApi {
    private static final int MOST = 200;
    private static final int MOST_DAYS = 366;

    private final Cloud cloud;
    private final Callers callers;

    @Inject
    public SalesResource(Cloud cloud, Callers callers) {
        this.cloud = cloud;
        this.callers = callers;
    }

    @Override
    public List<Sale> recent(@Nullable String shop, int limit) {
        callers.viewer();
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest();
        }
        return cloud.fleet().sales(shop, limit);
    }

    @Override
    public List<Total> totals(@Nullable LocalDate from, @Nullable LocalDate to) {
        callers.viewer();
        var first = from == null ? LocalDate.now(ZoneOffset.UTC) : from;
        var last = to == null ? first : to;
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            throw Problem.badRequest();
        }
        return cloud.fleet().totals(first, last);
    }
}
