package com.evertill.cloud.headoffice.api;

import com.evertill.commerce.money.Money;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong behind everybody's back, and a person at head office has to see to. */
@Path("/api/exceptions")
@Produces(MediaType.APPLICATION_JSON)
public interface ExceptionsApi {

    /**
     * The newest first, at most 200.
     *
     * @param all also those that were seen to, or settled by themselves.
     */
    @GET
    Found found(@QueryParam("all") @DefaultValue("false") boolean all);

    /**
     * Somebody has seen to one. The same again changes nothing and is answered the same. One that is not there is answered with 404
     * {@code THERE_IS_NO_SUCH_EXCEPTION}, one that was seen to before with 409 {@code SOMEBODY_HAS_SEEN_TO_IT_BEFORE}.
     */
    @POST
    @Path("seen")
    @Consumes(MediaType.APPLICATION_JSON)
    Entry seeTo(SeenTo seen);

    /** @param open how many wait for a person, those that are not listed among them. */
    record Found(Instant at, long open, List<Entry> entries) {}

    /**
     * What went wrong.
     *
     * @param id for ever.
     * @param at when it was told.
     * @param place rule of the bus, or subscription of another system, that takes nothing.
     * @param said by whoever did not do it.
     * @param settled when it went on by itself.
     */
    record Entry(
            String id,
            Kind kind,
            Instant at,
            @Nullable String order,
            @Nullable String payment,
            @Nullable String store,
            @Nullable String receipt,
            @Nullable Money amount,
            @Nullable String place,
            @Nullable String said,
            @Nullable Instant settled,
            @Nullable Seen seen) {}

    /** What is wrong. */
    enum Kind {
        /** Goods left the store, and neither was their money held nor taken there. */
        SOLD_UNPAID,
        /** The bank let go what it held, before the goods left. */
        HOLD_LOST,
        NOT_CAPTURED,
        NOT_REFUNDED,
        /** The bank still holds, or we still have, what nobody wants any more. */
        NOT_RELEASED,
        /** What a payment's provider is asked before there is money. */
        NOT_ANSWERED,
        /** Events that a service of ours has not taken. */
        NOT_BROUGHT,
        /** Messages that another system of the retailer has not taken. */
        NOT_DELIVERED
    }

    /** Who has seen to it, and what they did. */
    record Seen(String who, Instant at, String word) {}

    /**
     * A command.
     *
     * @param id made by whoever asks, for this command alone.
     * @param exception its id.
     * @param word what was done, 1 to 300 characters.
     */
    record SeenTo(String id, String exception, String word) {}
}
