package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.api.PaymentsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** What became of customers' money. */
@RunOnVirtualThread
public class PaymentsResource implements PaymentsApi {
    private final Cloud cloud;
    private final Callers callers;

    @Inject
    public PaymentsResource(Cloud cloud, Callers callers) {
        this.cloud = cloud;
        this.callers = callers;
    }

    @Override
    public List<Open> exceptions() {
        callers.viewer();
        return cloud.payments().exceptions(Instant.now()).stream()
                .map(it -> new Open(it.payment(), it.order(), it.state().name(), it.since(), it.said()))
                .toList();
    }
}
