package com.evertill.shop.api;

import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/**
 * A till, for the cashier at it and for managers. The views are pushed over the web socket {@code /api/tills/{till}/live}: one {@link TillView}
 * on opening, and the newest whenever there is a newer one.
 */
@Path("/api/tills/{till}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface TillApi {

    @GET
    TillView view(@PathParam("till") int till);

    /** Durable when it answers. */
    @POST
    @Path("commands")
    CommandAnswer command(@PathParam("till") int till, TillCommand command);

    /** The X report of the open shift; resets nothing. */
    @GET
    @Path("x")
    ShiftReport x(@PathParam("till") int till);

    /** Items whose name, code or department contains the text; at most 50. */
    @GET
    @Path("items")
    List<ItemView> items(@PathParam("till") int till, @QueryParam("query") @DefaultValue("") String query);

    /** What has no bars to scan, by department and name: keys to press instead. */
    @GET
    @Path("quick-keys")
    List<QuickKeys> quickKeys(@PathParam("till") int till);

    /** What was put aside at any till of the shop and waits to be gone on with; the oldest first, at most 200. */
    @GET
    @Path("waiting")
    List<WaitingBasket> waiting(@PathParam("till") int till);

    /** The newest receipts of this till first; at most 50. */
    @GET
    @Path("receipts")
    List<ReceiptEntry> receipts(@PathParam("till") int till);

    /** What may be given back to cards: the card payments of the newest receipts of this till, the newest first; at most 50. For managers. */
    @GET
    @Path("card-payments")
    List<CardPaid> cardPayments(@PathParam("till") int till);

    /** The receipt as the paper looks. */
    @GET
    @Path("receipts/{receipt}.svg")
    @Produces("image/svg+xml")
    String receiptPicture(@PathParam("till") int till, @PathParam("receipt") String receipt);

    @GET
    @Path("receipts/{receipt}.txt")
    @Produces("text/plain;charset=UTF-8")
    String receiptText(@PathParam("till") int till, @PathParam("receipt") String receipt);

    /**
     * @param code what to scan or type for it.
     */
    record ItemView(String id, String code, String name, String department, Money price, Unit unit) {}

    /**
     * @param name of the department, empty for items that have none.
     */
    record QuickKeys(String name, List<ItemView> items) {}

    /**
     * @param basket what {@link TillAction.RecallBasket} asks for.
     * @param till that put it aside.
     * @param lines what is in it, by name, voided lines left out.
     */
    record WaitingBasket(String basket, int till, String cashier, Instant at, Money total, List<String> lines) {}

    record ReceiptEntry(ReceiptNumber receipt, Instant at, Money total, String cashier, List<String> means) {}

    /**
     * A card payment of a completed sale.
     *
     * @param tender its number in the sale.
     * @param card brand and masked number, as far as the terminal told.
     * @param left of it that was not given back.
     */
    record CardPaid(ReceiptNumber receipt, int tender, Instant at, String card, Money paid, Money left) {}

    /**
     * @param figures in the order of a report.
     *
     * @param expectedCash float plus cash taken, plus and minus what was moved.
     */
    record ShiftReport(
            String shift, int till, String cashier, Instant opened, List<FigureView> figures, Money expectedCash) {}

    /**
     * @param figure a name of {@link com.evertill.commerce.facts.Posting.Figure}.
     *
     * @param name tax id or means, or empty.
     */
    record FigureView(String figure, String name, long count, Money amount) {}
}
