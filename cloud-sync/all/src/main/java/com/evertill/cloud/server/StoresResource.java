package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Audit.Deed;
import com.evertill.cloud.headoffice.ExceptionViews;
import com.evertill.cloud.headoffice.FleetViews;
import com.evertill.cloud.headoffice.api.StoresApi;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.node.NodeId;
import com.evertill.ui.server.Problem;
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

    @Override
    public Exceptions exceptions() {
        callers.viewer();
        return new ExceptionViews(cloud.readers()).open(Instant.now());
    }

    @Override
    public Taken approve(String node, String nonce) {
        var who = callers.approver();
        var granted = cloud.ledger()
                .places()
                .approve(NodeId.parse(node), nonce, who.name(), Instant.now())
                .orElseThrow(Problem::notFound);
        var before = granted.replaced();
        cloud.audit()
                .note(
                        who.name(),
                        Deed.APPROVED_BOX,
                        node + " " + Place.code(nonce) + ": epoch " + granted.epoch()
                                + (before == null
                                        ? ""
                                        : " after epoch " + before.epoch() + " up to " + before.lostAfter()),
                        Instant.now());
        return FleetViews.taken(granted);
    }
}
