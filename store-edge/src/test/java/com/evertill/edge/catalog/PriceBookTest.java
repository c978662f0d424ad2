package com.evertill.edge.catalog;

import static com.evertill.edge.catalog.Shelf.EUR;
import static com.evertill.edge.catalog.Shelf.TAXES;
import static com.evertill.edge.catalog.Shelf.gtin;
import static com.evertill.edge.catalog.Shelf.item;
import static com.evertill.edge.catalog.Shelf.produce;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Code;
import com.evertill.commerce.codes.CodeReader;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.codes.InStorePattern;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.catalog.ImportOutcome.Imported;
import com.evertill.edge.catalog.ImportOutcome.Refused;
import com.evertill.edge.catalog.ImportOutcome.Why;
import com.evertill.edge.catalog.Lookup.Found;
import com.evertill.edge.catalog.Lookup.Unknown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookTest {
    private static final Item BANANAS = produce(null, "4011", "Bananen", 179);

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void before_the_first_book_every_code_is_unknown() {
        assertThat(shelf.find(1)).isEqualTo(new Unknown());
        assertThat(shelf.search("milk")).isEmpty();
        assertThat(shelf.database.<Long>read(shelf.catalog.priceBook()::release))
                .isZero();
    }

    @Test
    void an_imported_item_is_found_by_gtin_and_by_plu_with_its_taxes() {
        assertThat(shelf.imports(item(1, 99), BANANAS)).isEqualTo(new Imported(2));
        assertThat(shelf.find(1))
                .isEqualTo(new Found(item(1, 99), TAXES.ratesOf("reduced").orElseThrow(), 0));
        assertThat(shelf.find(new Code.Plu("4011")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.item()).isEqualTo(BANANAS));
    }

    @Test
    void what_has_a_plu_is_a_quick_key_of_its_department() {
        var apples = produce(null, "4133", "Apfel Gala", 229);
        shelf.imports(item(1, 99), BANANAS, apples);
        var keys = shelf.database.read(shelf.catalog.priceBook()::quickKeys);
        assertThat(keys).isEqualTo(Map.of(BANANAS.department(), List.of(apples, BANANAS)));
    }

    @Test
    void f28_an_invalid_or_unknown_code_finds_nothing_similar() {
        shelf.imports(item(1, 99), BANANAS);
        assertThat(shelf.find(2)).isEqualTo(new Unknown());
        assertThat(shelf.find(new Code.Plu("40112"))).isEqualTo(new Unknown());
        assertThat(shelf.find(new Code.Plu("4012"))).isEqualTo(new Unknown());
    }

    @Test
    void f28_a_label_with_a_weight_in_it_finds_the_row_it_refers_to() {
        var twelve = "21" + "4011" + "0" + "01234";
        var pattern = new InStorePattern("21", 4, InStorePattern.Reference.PLU, true, 5, InStorePattern.Value.KG, 3);
        var rules = new CodeRules(EUR, List.of(pattern));
        shelf.imports(BANANAS);
        for (int check = 0; check < 10; check++) {
            var digits = twelve.substring(0, 6) + check + twelve.substring(7);
            if (CodeReader.read(digits + CheckDigit.of(digits), Symbology.EAN_13, rules) instanceof Code code) {
                assertThat(shelf.find(code)).isInstanceOf(Found.class);
                return;
            }
        }
        throw new AssertionError("one of ten check digits is right");
    }

    @Test
    void f28_an_element_string_finds_the_item_of_its_gtin() {
        shelf.imports(item(1, 99));
        var read = CodeReader.read("(01)" + gtin(1) + "(17)270101", Symbology.UNKNOWN, CodeRules.plain(EUR));
        assertThat(shelf.find((Code) read)).isInstanceOf(Found.class);
    }

    @Test
    void importing_again_replaces_the_whole_book_and_writes_only_what_differs() {
        shelf.imports(item(1, 99), item(2, 150), BANANAS);
        assertThat(shelf.imports(item(1, 89), BANANAS)).isEqualTo(new Imported(2));
        assertThat(shelf.find(1))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.item().price()).isEqualTo(new Money(89, EUR)));
        assertThat(shelf.find(2)).isEqualTo(new Unknown());
        assertThat(shelf.rows()).as("three at first, a price and a removal").isEqualTo(5);
    }

    @Test
    void a_plu_that_moves_to_another_item_names_only_that_one() {
        shelf.imports(produce(gtin(1), "4011", "Bananen", 179), produce(gtin(2), "4012", "Orangen", 249));
        shelf.imports(produce(gtin(1), "4099", "Bananen", 179), produce(gtin(2), "4011", "Orangen", 249));
        assertThat(nameOf("4011")).isEqualTo("Orangen");
        assertThat(nameOf("4099")).isEqualTo("Bananen");
        assertThat(nameOf("4012")).isEqualTo("unknown");
    }

    @Test
    void nothing_of_an_import_that_was_given_up_is_ever_seen() {
        shelf.imports(item(1, 99));
        try (var book = shelf.catalog.beginImport(TAXES)) {
            for (int n = 1; n < 500; n++) {
                book.put(item(n, 5));
            }
        }
        assertThat(shelf.find(1)).isInstanceOfSatisfying(Found.class, found -> assertThat(found.item())
                .isEqualTo(item(1, 99)));
        shelf.imports(item(1, 98));
        assertThat(shelf.find(2)).isEqualTo(new Unknown());
        assertThat(shelf.rows()).isEqualTo(2);
    }

    @Test
    void a_book_that_does_not_fit_is_refused_whole_and_the_one_in_force_stays() {
        shelf.imports(item(1, 99));
        assertThat(shelf.imports(item(1, 5), produce(null, "4011", "A", 1), produce(gtin(9), "4011", "B", 1)))
                .isEqualTo(new Refused(Why.TWO_ITEMS_HAVE_ONE_PLU, "4011"));
        assertThat(shelf.imports(item(1, 5), item(1, 6))).isInstanceOf(Refused.class);
        var dollars = Item.of(
                gtin(1), null, "x", "", new Money(1, java.util.Currency.getInstance("USD")), "reduced", Unit.EACH);
        assertThat(shelf.imports(dollars))
                .isEqualTo(new Refused(Why.A_PRICE_IS_IN_ANOTHER_CURRENCY, "gtin:" + gtin(1)));
        var untaxed = Item.of(gtin(1), null, "x", "", new Money(1, EUR), "luxury", Unit.EACH);
        assertThat(shelf.imports(untaxed))
                .isEqualTo(new Refused(Why.A_TAX_CLASS_IS_UNKNOWN, "gtin:" + gtin(1) + " luxury"));
        assertThat(shelf.find(1)).isInstanceOfSatisfying(Found.class, found -> assertThat(found.item())
                .isEqualTo(item(1, 99)));
    }

    @Test
    void two_imports_at_once_do_not_mix() {
        try (var first = shelf.catalog.beginImport(TAXES)) {
            first.put(item(1, 99));
            assertThat(shelf.imports(item(2, 99))).isEqualTo(new Refused(Why.ANOTHER_IMPORT_IS_UNDER_WAY, ""));
            assertThat(first.finish(Shelf.NOON)).isEqualTo(new Imported(1));
        }
        assertThat(shelf.imports(item(2, 99))).isEqualTo(new Imported(1));
    }

    @Test
    void the_taxes_change_with_the_book() {
        shelf.imports(item(1, 99));
        shelf.find(1);
        var other = new TaxTable(Map.of("reduced", List.of()));
        shelf.catalog.importLocal(List.of(item(1, 99)), other, Shelf.NOON);
        assertThat(shelf.find(1)).isEqualTo(new Found(item(1, 99), List.of(), 0));
    }

    @Test
    void a_search_finds_beginnings_of_words_in_any_order_without_accents() {
        shelf.imports(
                produce(null, "4011", "Bananen lose", 179),
                produce(null, "4012", "Bio Bananen", 249),
                produce(null, "4013", "Käse mit Bananengeschmack", 999),
                produce(null, "4014", "7UP 0,33", 99),
                item(1, 99));
        assertThat(shelf.search("ban")).containsExactly("Bananen lose", "Bio Bananen", "Käse mit Bananengeschmack");
        assertThat(shelf.search("banan kas")).containsExactly("Käse mit Bananengeschmack");
        assertThat(shelf.search("produce 7up")).containsExactly("7UP 0,33");
        assertThat(shelf.search("grocery")).containsExactly("Article 1");
        assertThat(shelf.search("\"' OR * (")).isEmpty();
        assertThat(shelf.search("")).isEmpty();
    }

    @Test
    void a_search_finds_beginnings_of_codes() {
        shelf.imports(produce(null, "4011", "Bananen", 179), item(1, 99), item(23, 99));
        assertThat(shelf.search("4011")).containsExactly("Bananen");
        assertThat(shelf.search(gtin(23).substring(1))).as("as a GTIN-13").containsExactly("Article 23");
        assertThat(shelf.search("400")).containsExactly("Article 1", "Article 23");
    }

    @Test
    void what_is_searched_is_the_book_in_force() {
        shelf.imports(produce(null, "4011", "Bananen", 179), item(1, 99));
        shelf.imports(produce(null, "4011", "Kochbananen", 179));
        assertThat(shelf.search("bananen")).isEmpty();
        assertThat(shelf.search("article")).isEmpty();
        assertThat(shelf.search("koch")).containsExactly("Kochbananen");
    }

    private String nameOf(String plu) {
        return shelf.find(new Code.Plu(plu)) instanceof Found found
                ? found.item().name()
                : "unknown";
    }
}
