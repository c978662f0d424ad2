package com.evertill.cloud.headoffice.api;

import com.evertill.commerce.money.Money;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sold. */
@Path("/api/sales")
@Produces(MediaType.APPLICATION_JSON)
public interface SalesApi {

    /**
     * The newest sales, newest first.
     *
     * @param shop {@code tenant.store}; absent for all.
     * @param limit up to 200.
     */
    @GET
    List<Sale> recent(@QueryParam("shop") @Nullable String shop, @QueryParam("limit") @DefaultValue("50") int limit);

    /**
     * Every figure by store, day and till, from one business day to another, both included, at most a year.
     *
     * @param from today's if absent.
     * @param to the first if absent.
     */
    @GET
    @Path("totals")
    List<Total> totals(@QueryParam("from") @Nullable LocalDate from, @QueryParam("to") @Nullable LocalDate to);

    /** @param tenders the means it was paid with, each once. */
    record Sale(
            String fact,
            String shop,
            LocalDate businessDay,
            Instant at,
            int till,
            String receipt,
            String cashier,
            long items,
            Money total,
            List<String> tenders,
            long release) {}

    /**
     * @param figure as the facts name it: SALES, TAX, TENDER and so on.
     * @param name what within the figure: a tax's id, a tender's means.
     */
    record Total(String shop, LocalDate businessDay, int till, String figure, String name, long count, Money amount) {}
}
