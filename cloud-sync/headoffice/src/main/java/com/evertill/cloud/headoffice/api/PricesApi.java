package com.evertill.cloud.headoffice.api;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.tender.OfflineLimits;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The price books: look, draft, check, approve, release, watch. */
@Path("/api/prices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PricesApi {

    @GET
    @Path("zones")
    List<Zone> zones();

    /**
     * Items whose name holds the text or whose code begins with it, by name.
     *
     * @param limit up to 200.
     */
    @GET
    @Path("zones/{zone}/items")
    List<PricedItem> items(
            @PathParam("zone") String zone,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit);

    /** Newest first. */
    @GET
    @Path("zones/{zone}/drafts")
    List<Draft> drafts(@PathParam("zone") String zone);

    /** Newest first. */
    @GET
    @Path("zones/{zone}/releases")
    List<Release> releases(@PathParam("zone") String zone);

    /** With every store's progress. */
    @GET
    @Path("zones/{zone}/releases/{number}")
    Release release(@PathParam("zone") String zone, @PathParam("number") long number);

    /** @param id made by the caller, 1 to 64 characters. */
    @PUT
    @Path("drafts/{draft}")
    Draft begin(@PathParam("draft") String id, NewDraft fresh);

    @GET
    @Path("drafts/{draft}")
    Draft draft(@PathParam("draft") String id);

    /** What it changes, by item. */
    @GET
    @Path("drafts/{draft}/changes")
    List<Change> changes(
            @PathParam("draft") String id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("200") int limit);

    @PUT
    @Path("drafts/{draft}/items/{item}/price")
    Draft changePrice(@PathParam("draft") String id, @PathParam("item") String item, NewPrice price);

    /** Sets an item as a whole. */
    @PUT
    @Path("drafts/{draft}/items/{item}")
    Draft put(@PathParam("draft") String id, @PathParam("item") String item, Item whole);

    /** Takes an item out of the book. */
    @POST
    @Path("drafts/{draft}/items/{item}/removal")
    Draft remove(@PathParam("draft") String id, @PathParam("item") String item);

    /** Takes the change of this item out of the draft again. */
    @DELETE
    @Path("drafts/{draft}/items/{item}")
    Draft leaveAlone(@PathParam("draft") String id, @PathParam("item") String item);

    /**
     * Takes a catalogue file into the draft, wholly or not at all.
     *
     * @param decimals POINT or COMMA, the mark in its prices.
     * @param kind CHANGES sets the items in it; WHOLE_BOOK also removes all others.
     * @param accept {@code good} takes the good lines of a file of changes and answers the bad ones; {@code all} is the other way.
     */
    @POST
    @Path("drafts/{draft}/catalogue")
    @Consumes("text/csv")
    Imported catalogue(
            @PathParam("draft") String id,
            @QueryParam("decimals") @DefaultValue("POINT") String decimals,
            @QueryParam("kind") @DefaultValue("CHANGES") String kind,
            @QueryParam("accept") @DefaultValue("all") String accept,
            byte[] csv);

    @GET
    @Path("drafts/{draft}/check")
    Check check(@PathParam("draft") String id);

    @POST
    @Path("drafts/{draft}/approval")
    Draft approve(@PathParam("draft") String id);

    @POST
    @Path("drafts/{draft}/release")
    Release release(@PathParam("draft") String id, When when);

    /**
     * Brings the book of an earlier release back, under a new number.
     *
     * @param id made by the caller, 1 to 64 characters.
     */
    @PUT
    @Path("zones/{zone}/rollbacks/{command}")
    Release rollBack(@PathParam("zone") String zone, @PathParam("command") String id, Rollback rollback);

    /**
     * Sets how much of what terminals approve without asking the bank the shops of the zone take, at each till, and releases it at once. For approvers.
     *
     * @return the zone as it is then.
     */
    @PUT
    @Path("zones/{zone}/offline-limits")
    Zone limitOffline(@PathParam("zone") String zone, OfflineLimits limits);

    @DELETE
    @Path("drafts/{draft}")
    Draft discard(@PathParam("draft") String id);

    /**
     * @param inForce number of the book in force now; 0 if there is none.
     * @param newest number of the book that all planned releases lead to.
     * @param items in the newest book.
     * @param offline how much its shops take of what terminals approve without asking the bank.
     * @param offlineIsSet false where nobody has set that, and the careful limits hold.
     */
    record Zone(
            String name,
            String currency,
            String timeZone,
            List<String> taxClasses,
            long inForce,
            long newest,
            long items,
            OfflineLimits offline,
            boolean offlineIsSet) {}

    /**
     * An item of the newest book.
     *
     * @param inForce what it costs now; absent if it is not sold yet.
     */
    record PricedItem(Item item, @Nullable Money inForce, long release) {}

    record NewDraft(String zone, String title) {}

    record NewPrice(Money price) {}

    record When(Effective effective) {}

    /** @param to the release whose book comes back. */
    record Rollback(long to, Effective effective) {}

    /**
     * @param lines items that it sets or removes.
     * @param release the number it was released under.
     */
    record Draft(
            String id,
            String zone,
            String title,
            String state,
            long lines,
            String createdBy,
            Instant createdAt,
            @Nullable String approvedBy,
            @Nullable Long release) {}

    /**
     * @param kind NEW, CHANGED, REMOVED or SAME.
     * @param suspicions names of what looks like a slip of the finger.
     */
    record Change(@Nullable Item before, @Nullable Item after, String kind, List<String> suspicions) {}

    /** @param suspicious at most 200 of them. */
    record Check(
            long base,
            long added,
            long changed,
            long removed,
            long same,
            long dearer,
            long cheaper,
            long suspiciousCount,
            List<Change> suspicious,
            List<Conflict> conflicts) {}

    /** Two items with one PLU. */
    record Conflict(String plu, String item, String otherItem) {}

    /**
     * @param taken items that are in the draft now; 0 if none were taken.
     * @param bad at most 200 of them.
     * @param rest all bad lines as a file that can be mended and sent again; empty if there are none.
     */
    record Imported(Draft draft, long taken, long badCount, List<BadLine> bad, String rest) {}

    record BadLine(long line, String text, List<String> reasons) {}

    /**
     * @param draft whose changes it brings; of a rollback its id; empty if it brings settings, upon the book that is in force already.
     * @param rollbackTo the release whose book comes back, if it is a rollback or brings settings.
     * @param state PREPARING, PUBLISHED or SUPERSEDED.
     * @param progress each node's newest step, by node; those that have said nothing of it yet are not among them.
     * @param nodes how many there are in the zone.
     */
    record Release(
            String zone,
            long number,
            String draft,
            String title,
            @Nullable Long rollbackTo,
            Effective effective,
            Instant comesAt,
            String state,
            @Nullable Long supersededBy,
            String releasedBy,
            Instant releasedAt,
            List<Progress> progress,
            long nodes) {}

    /** @param step SEEN, FETCHED, VERIFIED, STAGED, ACTIVE or REFUSED. */
    record Progress(
            String node, String step, Instant at, @Nullable String why) {}
}
