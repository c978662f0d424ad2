package com.evertill.cloud.server;

import com.evertill.ui.server.Problem;
import com.evertill.ui.server.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Codes, amounts and names in an address that no record of ours can hold: the request is bad, not the software. */
@Singleton
public class Malformed {
    private static final Logger LOG = Logger.getLogger(Malformed.class);

    private final Problems problems;

    @Inject
    public Malformed(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Response malformed(IllegalArgumentException malformed) {
        LOG.debug("a malformed request", malformed);
        return problems.problem(Problem.badRequest());
    }
}
