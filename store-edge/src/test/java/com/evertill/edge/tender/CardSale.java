package com.evertill.edge.tender;

import static com.evertill.edge.Goods.WINE;
import static com.evertill.edge.TestShop.MONA;
import static com.evertill.edge.TestShop.TILL_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.tender.Resolution;
import com.evertill.edge.TestShop;
import com.evertill.edge.tender.FakeTerminal.Pay;
import com.evertill.edge.till.Till;
import com.evertill.shop.api.TillAction.*;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bottle of wine for 6.99 that is to be paid by card. */
abstract class CardSale {
    @TempDir
    Path folder;

    final FakeTerminal terminal = new FakeTerminal();
    TestShop shop;

    @BeforeEach
    void a_bottle_of_wine() {
        shop = TestShop.german(folder);
        shop.desk.connect(terminal);
        shop.opens("100.00");
        shop.scans(WINE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    void paysByCard() {
        shop.does(new PayCard(null));
    }

    void paysByCard(Pay outcome) {
        terminal.pay = outcome;
        paysByCard();
        shop.desk.stepAsFarAsItGoes();
    }

    void manager(boolean approved) {
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), approved));
    }

    void manager(boolean approved, String amount) {
        shop.does(TILL_1, MONA, new ResolveCard(shop.desk.attempt().reference(), approved, shop.money(amount)));
    }

    void isSold() {
        assertThat(shop.state().basket()).isInstanceOf(Basket.NotOpened.class);
        assertThat(shop.sales()).hasSize(1);
        assertAddsUp();
    }

    void assertAddsUp() {
        assertThat(terminal.captured()).isEqualTo(shop.desk.cardTenders());
    }

    List<Resolution> resolved() {
        return shop.facts(Payload.PaymentResolved.class).stream()
                .map(Payload.PaymentResolved::outcome)
                .toList();
    }

    Till.CardState cards() {
        return shop.database().read(shop.till()::cards);
    }
}
