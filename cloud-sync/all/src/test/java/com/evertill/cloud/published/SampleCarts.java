package com.evertill.cloud.published;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Handover;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As the service of carts itself told it: of a visitor who gave their milk up, and of Maria, who paid for hers at a till. */
final class SampleCarts {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store BERLIN = new Store("acme.berlin", EUR, TaxRules.EUROPEAN);
    private static final NodeId BOX = NodeId.parse("acme.berlin.box-1");
    private static final String VISITORS = "0199f0a2-3c41-7d55-9b1e-6f0c2a4d8e12";
    private static final String MARIAS = "0199f0a2-3c41-7d55-9b1e-6f0c2a4d8e13";
    private static final Item MILK =
            Item.of("04012345678901", null, "Milk 1 l", "Dairy", new Money(129, EUR), "food", Unit.EACH);

    static CloudEvent of(String type) {
        var told = new ArrayList<CloudEvent>();
        var ids = List.of(VISITORS, MARIAS).iterator();
        try (var carts = Carts.open(
                "jdbc:sqlite:" + Files.createTempDirectory("samples").resolve("carts.db"),
                (_, _, _) -> Optional.of(new Offered(MILK, List.of(new TaxRate("A", "7 %", 70_000)), 12)),
                ids::next)) {
            givesUp(carts);
            paysAtTheTill(carts);
            while (carts.step(told::addAll)) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotTaken e) {
            throw new IllegalStateException(e);
        }
        return told.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static void givesUp(Carts carts) {
        for (var action : List.of(
                new CartAction.Add(MILK.id(), Quantity.each(2)),
                new CartAction.Park(),
                new CartAction.Fetch(),
                new CartAction.Clear())) {
            ask(carts, new Holder.Visitor("maria"), action);
        }
    }

    private static void paysAtTheTill(Carts carts) throws NotTaken {
        ask(
                carts,
                new Holder.Customer(new CustomerReference("c-5f0c7a1e")),
                new CartAction.Add(MILK.id(), Quantity.each(2)));
        carts.give(new Handover.Wanted("question-1", BOX, new BasketId(MARIAS)), AT);
        var sale = Map.of("node", BOX.toString(), "payload", Map.of("basket", MARIAS, "receipt", "2-1-1042"));
        carts.hearShop(CloudEvent.of(
                "/evertill/ledger", BOX + "/1/7", "com.evertill.facts.sale.completed.v1", BOX.toString(), AT, sale));
    }

    private static void ask(Carts carts, Holder holder, CartAction action) {
        var id = "command-" + action.getClass().getSimpleName();
        carts.take(new Carts.Command(id, holder, new HeadId("web"), BERLIN, action), AT);
    }

    private SampleCarts() {}
}
