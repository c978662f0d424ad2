package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.api.StoresApi;
import com.evertill.commerce.facts.Posting;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the shops are. */
@RunOnVirtualThread
public class StoresResource implements StoresApi {
    private final Cloud cloud;
    private final Callers callers;

    @Inject
    public StoresResource(Cloud cloud, Callers callers) {
        this.cloud = cloud;
        this.callers = callers;
    }

    @Override
    public Fleet fleet() {
        callers.viewer();
        return cloud.fleet().fleet(Instant.now());
    }

    @Override
    public List<Posting> totals(String shop, @Nullable LocalDate day) {
        callers.viewer();
        return cloud.readers().reports().of(shop, day == null ? LocalDate.now(ZoneOffset.UTC) : day);
    }

    @Override
    public List<StockLevel> stock(String shop) {
        callers.viewer();
        return cloud.fleet().stock(shop);
    }

    @Override
    public Alarms alarms() {
        callers.viewer();
        return cloud.fleet().alarms();
    }
}
