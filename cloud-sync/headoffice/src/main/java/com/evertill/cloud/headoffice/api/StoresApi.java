package com.evertill.cloud.headoffice.api;

import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the shops are. */
@Path("/api/stores")
@Produces(MediaType.APPLICATION_JSON)
public interface StoresApi {

    @GET
    Fleet fleet();

    /**
     * Every sum of a store's business day, by till and shift, the very ones that the shop has.
     *
     * @param shop {@code tenant.store}
     */
    @GET
    @Path("{shop}/totals")
    List<Posting> totals(@PathParam("shop") String shop, @QueryParam("day") @Nullable LocalDate day);

    @GET
    @Path("{shop}/stock")
    List<StockLevel> stock(@PathParam("shop") String shop);

    /** What a person must look at. */
    @GET
    @Path("alarms")
    Alarms alarms();

    /** What somebody in a shop must see to and close, and has not yet: by shop, the one with the oldest first. */
    @GET
    @Path("exceptions")
    Exceptions exceptions();

    /**
     * Gives a box that has no journal the place of the one before it, which is closed with that. For approvers.
     *
     * @param nonce by which the box is known that is meant, and no other.
     */
    @POST
    @Path("{node}/places/{nonce}/approval")
    Taken approve(@PathParam("node") String node, @PathParam("nonce") String nonce);

    /** @param asking boxes that wait for somebody's word, the newest first. */
    record Fleet(Instant at, List<Store> stores, List<Asking> asking) {}

    /**
     * A box that has no journal and asks for its node's place.
     *
     * @param code the same as on the box's own page.
     * @param before the epoch whose place it would take; absent if nothing is known of one.
     * @param confirmed how far that is held.
     * @param said how far it had got, as far as it had said so.
     * @param lastSeen when that was.
     */
    record Asking(
            String node,
            String nonce,
            String code,
            String software,
            Instant first,
            Instant last,
            @Nullable Integer before,
            long confirmed,
            long said,
            @Nullable Instant lastSeen) {}

    /**
     * Which box has a node's place.
     *
     * @param by who approved; empty for a node's first box.
     * @param before the epoch that it goes on from.
     * @param lostAfter facts of that one behind this were not held when its place was given away.
     * @param said how far it had got, as far as it had said so.
     */
    record Taken(int epoch, Instant at, String by, @Nullable Integer before, long lostAfter, long said) {}

    record Store(String shop, List<Node> nodes) {}

    /**
     * A box in a shop.
     *
     * @param status ACTIVE or WITHDRAWN.
     * @param said what it last said of itself; absent if it never did.
     * @param place since when this box has the place; absent if it never asked for one.
     * @param exceptions how many things somebody there must see to and close.
     */
    record Node(
            String node,
            String status,
            @Nullable Said said,
            @Nullable Taken place,
            List<Trouble> troubles,
            long alarms,
            long exceptions) {}

    /**
     * @param lag facts that the shop has and the cloud has not.
     * @param release the price book in force there.
     * @param staged the newest price book it holds.
     * @param newest the newest price book there is for it.
     * @param skewMs how far its clock is ahead of the cloud's, in milliseconds.
     */
    record Said(
            Instant lastSeen,
            int epoch,
            long highest,
            long confirmed,
            long lag,
            String zone,
            long release,
            long staged,
            long newest,
            String software,
            long skewMs) {}

    /** A device that is not as it should be. */
    record Trouble(
            int till, String device, String state, @Nullable String detail, Instant since) {}

    record Exceptions(Instant at, List<ShopExceptions> shops) {}

    /** @param open the oldest first. */
    record ShopExceptions(String shop, List<OpenException> open) {}

    /**
     * @param kind DECLINED_LATER: the bank did not take what a terminal had approved without it. DIFFERS: a terminal's count is not what the sales say.
     *     NOT_TOLD: it did not tell. REFUNDED_LATE: money went back to a card after it had been said that it did not.
     * @param amount what was declined, or given back, or what the sales say.
     * @param told by the terminal, where the two differ.
     * @param receipt of the sale, and {@code tender} its payment, where one was declined.
     * @param why in the terminal's words.
     */
    record OpenException(
            String node,
            int till,
            String id,
            Instant opened,
            String kind,
            Money amount,
            @Nullable Money told,
            @Nullable String receipt,
            @Nullable Integer tender,
            @Nullable String why) {}

    record StockLevel(String itemId, Quantity onHand) {}

    record Alarms(List<Alarm> alarms, List<Quarantined> quarantine, List<SetAside> setAside) {}

    record Alarm(String node, String kind, long count, Instant first, Instant last, String detail) {}

    /** A batch that was not taken. */
    record Quarantined(long number, String node, Instant at, String why, int bytes) {}

    /** A fact that this software cannot interpret. */
    record SetAside(String fact, String type, int version, String why) {}
}
