package com.evertill.rehearsal.bench;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.codes.CodeReader;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.codes.Reading;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.rehearsal.demo.GeneratedCatalogue;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The pure core, by JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Small {
    private static final CodeRules CODES = CodeRules.plain(BenchShop.EUR);
    private final String code = GeneratedCatalogue.gtin(42);
    private Basket.Open ten = new Basket.Open(filled(10));
    private Basket.Open twoHundred = ten;
    private BasketCommand add = addition(1);

    @Setup
    public void fill() {
        ten = new Basket.Open(filled(10));
        twoHundred = new Basket.Open(filled(200));
        add = addition(7);
    }

    @Benchmark
    public Reading readACode() {
        return CodeReader.read(code, Symbology.EAN_13, CODES);
    }

    @Benchmark
    public PricedBasket priceTenLines() {
        return ten.content().priced();
    }

    @Benchmark
    public PricedBasket priceTwoHundredLines() {
        return twoHundred.content().priced();
    }

    @Benchmark
    public Decision decideAScan() {
        return BasketRules.decide(twoHundred, add);
    }

    private static Basket.Content filled(int lines) {
        Basket basket = BasketRules.evolve(
                new Basket.NotOpened(),
                new BasketEvent.BasketOpened(
                        new BasketId("bench"),
                        new TillId(1),
                        new ShiftNumber(new TillId(1), 1, 1),
                        new StaffId("7"),
                        BenchShop.EUR,
                        TaxRules.EUROPEAN));
        for (int line = 0; line < lines; line++) {
            if (BasketRules.decide(basket, addition(line)) instanceof Decision.Accepted(var events)) {
                basket = BasketRules.evolve(basket, events.getFirst());
            }
        }
        return ((Basket.Open) basket).content();
    }

    private static BasketCommand.AddItem addition(int n) {
        var item = GeneratedCatalogue.item(n * 10L, 1);
        var taxes = Objects.requireNonNull(BenchShop.TAXES.classes().get(item.taxClass()));
        return new BasketCommand.AddItem(
                SoldItem.of(item, taxes), item.price(), Quantity.each(1), null, 1, Objects.requireNonNull(item.gtin()));
    }
}
