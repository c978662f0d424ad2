package com.evertill.commerce.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CatalogueRoundTripTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final CatalogueRules RULES = CatalogueRules.of(EUR, Set.of("standard", "reduced"));

    @Property(tries = 300)
    void items_written_are_read_again(@ForAll("catalogues") List<Item> items) throws IOException {
        var file = new StringBuilder();
        CatalogueCsv.write(file, items.iterator());
        var parsed = CatalogueCsv.read(file.toString().getBytes(UTF_8), RULES);
        assertThat(parsed.bad()).isEmpty();
        assertThat(parsed.good()).isEqualTo(items);
    }

    @Property(tries = 1000)
    void no_bytes_throw_and_every_line_is_told_once(@ForAll("bytes") byte[] bytes) {
        var parsed = CatalogueCsv.read(bytes, RULES);
        assertThat(parsed.good().size() + parsed.bad().size()).isPositive();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        var pieces = Arbitraries.of(
                "gtin,plu,name,department,price,tax_class,unit\n",
                ",",
                ";",
                "\"",
                "\n",
                "\r",
                "4011",
                "4012345678901",
                "1.99",
                "reduced",
                "KG",
                "x",
                "\uFEFF",
                "\u0000",
                "ä");
        var pieced =
                pieces.list().ofMaxSize(40).map(list -> String.join("", list).getBytes(UTF_8));
        return Arbitraries.oneOf(pieced, Arbitraries.bytes().array(byte[].class).ofMaxSize(200));
    }

    @Provide
    Arbitrary<List<Item>> catalogues() {
        return items().list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .uniqueElements(Item::id)
                .map(this::numbered);
    }

    /** No two with the same PLU either. */
    private List<Item> numbered(List<Item> items) {
        var numbered = new ArrayList<Item>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var plu = item.plu() == null ? null : Integer.toString(4000 + i);
            numbered.add(Item.of(
                    item.gtin(), plu, item.name(), item.department(), item.price(), item.taxClass(), item.unit()));
        }
        return numbered;
    }

    private Arbitrary<Item> items() {
        var gtins = Arbitraries.strings().numeric().ofLength(13).map(digits -> digits + CheckDigit.of(digits));
        var names = Arbitraries.strings()
                .all()
                .ofMaxLength(50)
                .map(text -> text.replaceAll("[\\p{Cc}\\p{Cs}\uFFFD]", "") + "é")
                .map(String::strip);
        var departments = Arbitraries.of("", "Obst & Gemüse", "a,b", "a;b", "\"quoted\"");
        var prices = Arbitraries.longs().between(0, 10_000_000).map(minor -> new Money(minor, EUR));
        return Combinators.combine(
                        gtins,
                        Arbitraries.of(Codes.values()),
                        names,
                        departments,
                        prices,
                        Arbitraries.of("standard", "reduced"),
                        Arbitraries.of(Unit.values()))
                .as((gtin, codes, name, department, price, taxClass, unit) -> Item.of(
                        codes == Codes.PLU ? null : gtin,
                        codes == Codes.GTIN ? null : gtin.substring(0, 4),
                        name,
                        department,
                        price,
                        taxClass,
                        unit));
    }

    private enum Codes {
        GTIN,
        PLU,
        BOTH
    }
}
