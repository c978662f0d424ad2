package com.evertill.cloud.server;

import static com.evertill.cloud.ledger.Sales.CASHIER;
import static com.evertill.cloud.ledger.Sales.SHIFT;
import static com.evertill.cloud.ledger.Sales.TILL;
import static com.evertill.cloud.ledger.Sales.euro;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.customers.CustomerCommand;
import com.evertill.cloud.customers.Customers;
import com.evertill.cloud.customers.SignIn;
import com.evertill.cloud.customers.SignInRules;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.ledger.Sales;
import com.evertill.cloud.ledger.readers.FactEvents;
import com.evertill.cloud.loyalty.Account;
import com.evertill.cloud.loyalty.Entry;
import com.evertill.cloud.loyalty.Loyalty;
import com.evertill.cloud.loyalty.PointsRule;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a code on a telephone to points for what a till sold: customers and loyalty on a real bus, and the shop's facts as the ledger tells them. */
class PointsAcrossServicesTest {
    private static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    private static final String PHONE = "+49401234567";

    @TempDir
    private Path folder;

    private final Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private long sequence;
    private LocalBus bus;
    private Customers customers;
    private Loyalty loyalty;

    @BeforeEach
    void open() {
        bus = LocalBus.open(url("bus"), () -> now);
        var place = new Customers.Place(url("customers"), url("customer-keys"), new byte[32]);
        customers = Customers.open(place, SignInRules.of("49"), () -> "0199f0a2", new Random(5));
        loyalty = Loyalty.open(url("loyalty"), PointsRule.ONE_A_UNIT, (_, _) -> Optional.empty());
        bus.subscribe("loyalty", Loyalty.NEWS, event -> loyalty.hear(event, now));
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    @AfterEach
    void close() {
        customers.close();
        loyalty.close();
        bus.close();
    }

    private void settle() {
        boolean busy = true;
        while (busy) {
            busy = customers.step(bus);
            busy |= loyalty.step(bus);
            busy |= bus.step();
        }
        assertThat(bus.countDeadLetters()).isZero();
    }

    private void happens(Payload payload) {
        var type = FactEvents.type(FactType.of(payload));
        var told = new FactEvents.Told(
                BOX,
                1,
                ++sequence,
                now,
                LocalDate.parse("2026-11-23"),
                Json.mapper().valueToTree(payload),
                null);
        bus.put(List.of(CloudEvent.of(FactEvents.SOURCE, BOX + "/1/" + sequence, type, BOX.toString(), now, told)));
    }

    private String signIn() {
        var codes = new ArrayList<String>();
        customers.ask("ask", PHONE, now);
        customers.deliver((message, _) -> codes.add(message.code()), now);
        var signedIn = customers.signIn("sign-in", PHONE, codes.getFirst(), new HeadId("app"), now);
        return ((SignIn.Done) signedIn).customer();
    }

    /** Apples for 10.70, in a basket that knows whose it is. */
    private static Payload apples(String customer) {
        var sale = Sales.ofApples(7, 10);
        var named = new BasketEntry(Instant.EPOCH, new BasketEvent.CustomerNamed(new CustomerReference(customer)));
        return new Payload.SaleCompleted(
                sale.receipt(),
                sale.basket(),
                sale.till(),
                sale.shift(),
                sale.cashier(),
                sale.release(),
                List.of(named),
                sale.priced(),
                sale.tenders(),
                sale.seal());
    }

    private static Payload back(long receipt, int pieces) {
        var returned = Sales.ofApples(receipt, pieces);
        var line = returned.priced().lines().getFirst();
        return new Payload.ReturnCompleted(
                new ReceiptNumber(TILL, 1, receipt),
                TILL,
                SHIFT,
                CASHIER,
                null,
                new ReceiptNumber(TILL, 1, 7),
                List.of(new Payload.ReturnedLine(1, line.itemId(), line.quantity(), line.amount(), "sour", false)),
                returned.priced(),
                List.of(new Tender.Cash(1, euro(-107L * pieces))),
                new Seal.None());
    }

    @Test
    void maria_is_found_by_her_number_buys_and_brings_back() {
        var maria = signIn();
        assertThat(customers.byContact("040 / 123 45 67")).contains(maria);
        happens(back(8, 3));
        happens(apples(maria));
        settle();
        assertThat(loyalty.account(maria, now)).isEqualTo(new Account(maria, 7, 0));
        happens(back(9, 7));
        settle();
        assertThat(loyalty.account(maria, now).balance()).isZero();
        assertThat(loyalty.entries(maria, Optional.empty(), 10))
                .extracting(Entry::change)
                .containsExactly(-7L, -3L, 10L);
    }

    @Test
    void who_is_forgotten_has_no_points() {
        var maria = signIn();
        happens(apples(maria));
        settle();
        assertThat(loyalty.account(maria, now).balance()).isEqualTo(10);
        customers.take(new Customers.Command(maria, "e", new HeadId("app"), new CustomerCommand.Erase()), now);
        settle();
        assertThat(loyalty.account(maria, now)).isEqualTo(new Account(maria, 0, 0));
        happens(back(8, 3));
        settle();
        assertThat(loyalty.entries(maria, Optional.empty(), 10)).isEmpty();
    }
}
