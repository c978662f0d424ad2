package com.evertill.cloud.headoffice.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What customers paid beforehand. */
@Path("/api/payments")
@Produces(MediaType.APPLICATION_JSON)
public interface PaymentsApi {

    /** What a person has to see to, at the provider or with the customer, the oldest first; a hundred at most. */
    @GET
    @Path("exceptions")
    List<Open> exceptions();

    /**
     * A payment that does not go on by itself.
     *
     * @param payment as it is called at the provider, too.
     * @param state in which it stands, such as {@code BEING_CAPTURED} or {@code THE_HOLD_IS_LOST}.
     * @param said what the provider said last.
     */
    record Open(String payment, String order, String state, Instant since, String said) {}
}
