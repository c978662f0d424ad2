package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.api.AuditApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.util.List;

/** Who did what. */
@RunOnVirtualThread
public class AuditResource implements AuditApi {
    private final Cloud cloud;
    private final Callers callers;

    @Inject
    public AuditResource(Cloud cloud, Callers callers) {
        this.cloud = cloud;
        this.callers = callers;
    }

    @Override
    public List<Entry> entries(long before) {
        callers.viewer();
        return cloud.audit().before(before);
    }
}
