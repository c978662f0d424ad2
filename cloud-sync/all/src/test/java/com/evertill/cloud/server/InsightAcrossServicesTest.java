package com.evertill.cloud.server;

import static com.evertill.cloud.ledger.Sales.APPLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.customers.CustomerCommand;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.customers.Purpose;
import com.evertill.cloud.customers.SignIn;
import com.evertill.cloud.customers.SignInRules;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.forecast.Forecasts;
import com.evertill.cloud.forecast.Rhythm;
import com.evertill.cloud.ledger.Sales;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.offers.Campaign;
import com.evertill.cloud.offers.Offer;
import com.evertill.cloud.offers.Offers;
import com.evertill.cloud.stock.SqliteStockStore;
import com.evertill.cloud.stock.Stock;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of what all others tell: stock, customers, forecast and offers on a real bus, and the shop's facts as the ledger tells them. */
class InsightAcrossServicesTest {
    private static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    private static final String PEARS = "plu:4409";
    private static final HeadId APP = new HeadId("app");
    private static final Instant FIRST = Instant.parse("2026-11-02T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = FIRST;
    private long sequence;
    private LocalBus bus;
    private Stock stock;
    private Customers customers;
    private Forecasts forecasts;
    private Offers offers;

    @BeforeEach
    void open() {
        bus = LocalBus.open(url("bus"), () -> now);
        stock = new Stock(SqliteStockStore.open(url("stock")), (_, _) -> Optional.empty());
        var place = new Customers.Place(url("customers"), url("customer-keys"), new byte[32]);
        customers = Customers.open(place, SignInRules.of("49"), () -> "0199f0a2", new Random(5));
        forecasts = Forecasts.open(url("forecast"), Rhythm.DAILY, _ -> ZoneOffset.UTC, (_, _) -> Optional.empty());
        var week = Duration.ofDays(7);
        var campaign = new Campaign("autumn", FIRST, FIRST.plus(Duration.ofDays(90)), 100, week, week, 0);
        offers = Offers.open(url("offers"), List.of(campaign), () -> "offer-1", (_, _) -> Optional.empty());
        bus.subscribe("stock", Stock.wanted(), event -> stock.take(event, now));
        bus.subscribe("forecast", Forecasts.NEWS, event -> forecasts.hear(event, now));
        bus.subscribe("offers", Offers.NEWS, event -> offers.hear(event, now));
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    @AfterEach
    void close() {
        stock.close();
        customers.close();
        forecasts.close();
        offers.close();
        bus.close();
    }

    private void settle() {
        boolean busy = true;
        while (busy) {
            busy = customers.step(bus);
            busy |= stock.step(bus);
            busy |= forecasts.step(bus);
            busy |= offers.step(bus);
            busy |= bus.step();
        }
        assertThat(bus.countDeadLetters()).isZero();
    }

    private void happens(Payload payload) {
        var type = FactEvents.type(FactType.of(payload));
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var told =
                new FactEvents.Told(BOX, 1, ++sequence, now, day, Json.mapper().valueToTree(payload), null);
        bus.put(List.of(CloudEvent.of(FactEvents.SOURCE, BOX + "/1/" + sequence, type, BOX.toString(), now, told)));
    }

    /** As it is, with pears beside the apples, or somebody's. */
    private static Payload with(Payload.SaleCompleted sale, List<BasketEntry> events, boolean arePears) {
        var priced = sale.priced();
        var lines = new ArrayList<>(priced.lines());
        var apples = lines.getFirst();
        if (arePears) {
            lines.add(new PricedLine(
                    2,
                    PEARS,
                    "4409",
                    "Pears",
                    apples.department(),
                    apples.taxClass(),
                    Quantity.each(1),
                    apples.unitPrice(),
                    apples.amount(),
                    apples.tax(),
                    false));
        }
        return new Payload.SaleCompleted(
                sale.receipt(),
                sale.basket(),
                sale.till(),
                sale.shift(),
                sale.cashier(),
                sale.release(),
                events,
                new PricedBasket(
                        priced.currency(),
                        lines,
                        priced.taxes(),
                        priced.net(),
                        priced.tax(),
                        priced.total(),
                        priced.paid(),
                        priced.due(),
                        priced.change(),
                        priced.items()),
                sale.tenders(),
                sale.seal());
    }

    @Test
    void what_stock_says_is_there_is_not_ordered_again() {
        happens(new Payload.StockReceived(
                "D-1", List.of(new Payload.StockLine(APPLES, Quantity.each(140))), new StaffId("104")));
        for (int day = 0; day < 12; day++) {
            happens(Sales.ofApples(day + 1L, 10));
            now = now.plus(Duration.ofDays(1));
        }
        settle();
        while (forecasts.step(now)) {}
        var proposal = forecasts.proposals("acme.hamburg", Optional.empty(), 10).getFirst();
        var level = stock.levels("acme.hamburg", APPLES).getFirst();
        assertThat(proposal.item()).isEqualTo(APPLES);
        assertThat(proposal.why().onHand()).isEqualTo(level.onHand()).isEqualTo(Quantity.each(20));
        assertThat(proposal.why().forecast()).isEqualTo(Quantity.each(30));
        assertThat(forecasts.answer("c-1", proposal.id(), proposal.quantity(), "nina", now))
                .isEmpty();
        settle();
    }

    @Test
    void maria_allows_it_is_offered_what_goes_with_apples_and_is_forgotten() {
        var codes = new ArrayList<String>();
        customers.ask("ask", "+49401234567", now);
        customers.deliver((message, _) -> codes.add(message.code()), now);
        var maria = ((SignIn.Done) customers.signIn("sign-in", "+49401234567", codes.getFirst(), APP, now)).customer();
        for (int sale = 0; sale < 10; sale++) {
            happens(with(Sales.ofApples(sale + 1L, 1), List.of(), true));
        }
        for (int sale = 0; sale < 90; sale++) {
            happens(onlyPlums(Sales.ofApples(100L + sale, 1)));
        }
        settle();
        now = now.plusSeconds(60);
        while (offers.step(now)) {}
        var named = new BasketEntry(now, new BasketEvent.CustomerNamed(new CustomerReference(maria)));
        happens(with(Sales.ofApples(500, 1), List.of(named), false));
        settle();
        assertThat(offers.offers(maria, now)).as("she has not said yes").isEmpty();
        for (var purpose : List.of(Purpose.PROFILING, Purpose.OFFERS_IN_APP)) {
            var yes = new CustomerCommand.Allow(purpose, "2026-11");
            customers.take(new Customers.Command(maria, purpose.name(), APP, yes), now);
        }
        settle();
        happens(with(Sales.ofApples(501, 1), List.of(named), false));
        settle();
        assertThat(offers.offers(maria, now)).extracting(Offer::item).containsExactly(PEARS);
        customers.take(new Customers.Command(maria, "e", APP, new CustomerCommand.Erase()), now);
        settle();
        assertThat(offers.offers(maria, now)).isEmpty();
    }

    private static Payload onlyPlums(Payload.SaleCompleted sale) {
        var json = Json.text(sale).replace(APPLES, "plu:4040");
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Payload.SaleCompleted.class);
    }
}
