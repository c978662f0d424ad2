package com.evertill.shop.api;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import jakarta.ws.rs.Consumes;
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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shop, for its managers. The view is pushed over the web socket {@code /api/shop/live}. */
@Path("/api/shop")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ShopApi {

    @GET
    ShopView view();

    /** A code, good for one browser and a quarter of an hour. */
    @POST
    @Path("pairing-codes")
    NewPairingCode pairingCode(ForTill till);

    /** Pulls the plug of the cloud link, or puts it in again. */
    @PUT
    @Path("link")
    SyncView link(Link link);

    /**
     * Entries newest first, from before a sequence; at most 100.
     *
     * @param type of fact, or empty for all.
     */
    @GET
    @Path("journal")
    List<JournalEntry> journal(
            @QueryParam("before") @DefaultValue("9007199254740991") long before,
            @QueryParam("type") @DefaultValue("") String type,
            @QueryParam("text") @DefaultValue("") String text);

    /** One fact, whole, as stored. */
    @GET
    @Path("journal/{sequence}")
    String fact(@PathParam("sequence") long sequence);

    /** The sums of a business day, as the cloud has them too; today's if absent. */
    @GET
    @Path("totals")
    List<Total> totals(@QueryParam("day") @Nullable LocalDate day);

    /**
     * What should be on the shelves.
     *
     * @param query as for {@link GoodsApi#find}; the 500 lowest if it is empty.
     */
    @GET
    @Path("stock")
    List<StockLevel> stock(@QueryParam("query") @DefaultValue("") String query);

    /**
     * Takes a catalogue file in, whole or not at all, in a shop that has no price book from a cloud yet. 422 with every bad line in {@code lines}
     * if there is one; with {@code accept=good} the good lines are taken and the bad ones answered.
     */
    @POST
    @Path("catalogue")
    @Consumes("text/csv")
    CatalogueImport catalogue(@QueryParam("accept") @DefaultValue("all") String accept, byte[] csv);

    /** State of the simulated lane; 404 on real lanes. JSON as the simulator has it. */
    @GET
    @Path("simulation/{lane}")
    String simulation(@PathParam("lane") int lane);

    /**
     * @param part scan, fault, terminal or drawer.
     */
    @POST
    @Path("simulation/{lane}/{part}")
    String simulate(@PathParam("lane") int lane, @PathParam("part") String part, String json);

    record ForTill(int till) {}

    record NewPairingCode(String code, int till, Instant expires) {}

    record Link(boolean plugged) {}

    /**
     * @param about what the fact is about, as a line for people has it: the receipt of a sale, the reason of an opened drawer. Names that facts
     *     use among themselves, such as a device's state, are left to the screen's catalogue.
     * @param by the name of whoever did it.
     */
    record JournalEntry(
            long sequence,
            Instant at,
            LocalDate businessDay,
            String type,
            List<String> about,
            @Nullable Money amount,
            @Nullable String by,
            @Nullable String receipt,
            @Nullable Integer till,
            boolean confirmed) {}

    record Total(int till, String shift, String figure, String name, long count, Money amount) {}

    record StockLevel(String itemId, String code, String name, Quantity onHand) {}

    record CatalogueImport(long taken, List<BadLine> bad) {}

    record BadLine(long line, String text, List<String> reasons) {}
}
