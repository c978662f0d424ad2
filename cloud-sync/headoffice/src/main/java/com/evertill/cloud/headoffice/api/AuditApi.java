package com.evertill.cloud.headoffice.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Who did what. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
public interface AuditApi {

    /** Newest first, from before a number; at most 200. */
    @GET
    List<Entry> entries(@QueryParam("before") @DefaultValue("9007199254740991") long before);

    record Entry(long number, Instant at, String who, String what, String detail) {}
}
