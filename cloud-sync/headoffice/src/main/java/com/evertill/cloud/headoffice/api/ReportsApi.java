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

/**
 * What the facts of all shops say over longer times.
 *
 * <p>Each report is about business days from {@code from} to {@code to}, both included, at most a year; from the first of the month to today if they are absent. It is about the stores
 * {@code shop} ({@code tenant.store}, several times; at most 200), about all of them if there is none. A store that is not known is answered with 404.
 *
 * <p>One question is answered at a time, behind those of the shops in any case. Too many that wait are answered with 503
 * {@code urn:evertill:fault:reports-busy}, one that takes too long with 504 {@code …:report-too-long}, one of too many rows with 422
 * {@code …:report-too-large}, a lake that cannot be read with 503
 * {@code …:lake}, and all of them with 404 {@code …:no-lake} where it is switched off.
 */
@Path("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
public interface ReportsApi {

    /** What was sold. Days that are over are history, from the lake; today's are live. */
    @GET
    @Path("sales")
    SalesReport sales(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("shop") List<String> shops);

    /**
     * The items that brought most, first.
     *
     * @param limit up to 200.
     */
    @GET
    @Path("items")
    ItemsReport items(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("shop") List<String> shops,
            @QueryParam("limit") @DefaultValue("20") int limit);

    /** How large sales are. */
    @GET
    @Path("baskets")
    BasketsReport baskets(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("shop") List<String> shops);

    /** What came back. */
    @GET
    @Path("returns")
    ReturnsReport returns(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("shop") List<String> shops);

    /**
     * What stores ran out of by their books, which begin at the first count within the days.
     *
     * @param limit up to 200.
     */
    @GET
    @Path("stock-outs")
    StockOutsReport stockOuts(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("shop") List<String> shops,
            @QueryParam("limit") @DefaultValue("50") int limit);

    /** What somebody should look at: what each cashier did, held against the shop. */
    @GET
    @Path("signals")
    SignalsReport signals(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("shop") List<String> shops);

    /**
     * How far a report can be believed.
     *
     * @param writtenUntil whatever had come by then is in it.
     * @param waiting what came since then, counted by fact and table.
     * @param setAside facts that are not understood, and are missing.
     */
    record Lake(Instant writtenUntil, long waiting, long setAside) {}

    /**
     * @param liveAsOf when the live sums were read.
     * @param liveFrom the first day whose figures are live; absent if all days are over.
     * @param days over all stores, one for each currency; days without a sale are left out.
     */
    record SalesReport(
            Lake lake,
            Instant liveAsOf,
            @Nullable LocalDate liveFrom,
            List<DaySales> days,
            List<ShopSales> shops,
            Agreement agreement) {}

    record DaySales(LocalDate day, boolean live, long sales, long items, Money net, Money tax, Money total) {}

    record ShopSales(String shop, long sales, long items, Money net, Money tax, Money total) {}

    /**
     * Whether lake and live sums say the same of the same days.
     *
     * @param compared how many days of stores both were asked about.
     * @param differing on how many of them they say something else: what is on its way, or amiss.
     * @param differences the newest of those, at most 20.
     */
    record Agreement(int compared, int differing, List<Difference> differences) {}

    record Difference(String shop, LocalDate day, long lakeSales, Money lakeTotal, long liveSales, Money liveTotal) {}

    record ItemsReport(Lake lake, List<ItemSales> items, boolean whole) {}

    /**
     * @param thousandths of the unit.
     * @param amount by the shelf price.
     */
    record ItemSales(String item, String name, String unit, long lines, long thousandths, Money amount) {}

    record BasketsReport(Lake lake, List<Baskets> shops) {}

    /**
     * @param mean total of a sale, rounded.
     * @param ofOne sales with one item at most.
     * @param ofMore sales with more than twenty.
     */
    record Baskets(
            String shop,
            long sales,
            double items,
            Money mean,
            Money largest,
            long ofOne,
            long ofUpToFive,
            long ofUpToTwenty,
            long ofMore) {}

    record ReturnsReport(Lake lake, List<Returns> shops) {}

    /**
     * @param toStock lines that can be sold again.
     * @param cardRefunds that went back to cards without a line.
     */
    record Returns(String shop, long lines, Money returned, long toStock, long cardRefunds, Money cardRefunded) {}

    record StockOutsReport(Lake lake, List<StockOut> items, boolean whole) {}

    /**
     * @param name as the item was last sold; empty if it was not.
     * @param days on which there was none at some time.
     * @param lowest on hand, in thousandths of the unit: less than none was sold, or not counted.
     */
    record StockOut(String shop, String item, String name, String unit, long days, LocalDate first, long lowest) {}

    record SignalsReport(Lake lake, List<Signals> cashiers) {}

    /**
     * @param staff a number: what name belongs to it only the shop knows.
     * @param voids baskets given up.
     * @param noSales drawers opened without a sale.
     * @param overrides prices changed by hand.
     */
    record Signals(
            String shop, String staff, long sales, Signal voids, Signal noSales, Signal overrides, Signal refunds) {}

    /**
     * @param perThousand of the cashier's sales; absent without any.
     * @param ofShop the same of the whole shop.
     */
    record Signal(
            long count,
            @Nullable Double perThousand,
            @Nullable Double ofShop) {}
}
