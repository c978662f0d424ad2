package com.evertill.shop.api;

import com.evertill.commerce.item.Quantity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What comes into the shop and leaves it other than by a sale, for its managers. */
@Path("/api/shop/goods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface GoodsApi {

    /**
     * At most 50 items: exactly the one whose code was scanned or typed, or those that a search finds.
     *
     * @param text a code, or the beginnings of words in name or department.
     */
    @GET
    @Path("items")
    FoundGoods find(@QueryParam("text") @DefaultValue("") String text);

    /** Durable when it answers. */
    @POST
    @Path("bookings")
    Booking book(GoodsCommand command);

    /** @param asOf the moment to which what is on hand refers, to be given back with a count. */
    record FoundGoods(String asOf, List<GoodsItem> items) {}

    record GoodsItem(String itemId, String code, String name, Quantity onHand) {}

    /** @param sequence of the journal's entry. */
    record Booking(String id, long sequence) {}
}
