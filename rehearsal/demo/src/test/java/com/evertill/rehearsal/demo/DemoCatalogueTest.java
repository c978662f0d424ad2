package com.evertill.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.catalogue.CatalogueRules;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.codes.CodeReader;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoCatalogueTest {
    static List<DemoCatalogue> both() {
        return List.of(DemoCatalogue.GERMAN, DemoCatalogue.AMERICAN);
    }

    @ParameterizedTest
    @MethodSource("both")
    void the_files_go_in_without_a_bad_line(DemoCatalogue demo) {
        var rules = CatalogueRules.of(demo.currency(), demo.taxes().classes().keySet());
        assertThat(CatalogueCsv.read(demo.csv(), rules).bad()).isEmpty();
    }

    @Test
    void the_german_shop_is_a_supermarket() {
        var items = DemoCatalogue.GERMAN.items();
        assertThat(items).hasSizeGreaterThan(700);
        assertThat(items.stream().collect(Collectors.groupingBy(Item::department)))
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(items.stream().filter(item -> item.unit() == Unit.KG)).hasSizeGreaterThan(100);
        assertThat(items.stream().map(Item::taxClass).distinct()).containsExactlyInAnyOrder("reduced", "standard");
        assertThat(items).filteredOn(item -> item.gtin() != null).allMatch(item -> item.id()
                .startsWith("gtin:0952"));
    }

    @ParameterizedTest
    @MethodSource("both")
    void every_code_of_the_catalogue_is_read_as_its_own_item(DemoCatalogue demo) {
        for (var item : demo.items()) {
            var text = item.gtin() == null ? item.plu() : item.gtin();
            var code = (Code) CodeReader.read(java.util.Objects.requireNonNull(text), Symbology.TYPED, demo.codes());
            var id =
                    switch (code.item()) {
                        case Code.Gtin(var digits) -> Item.idOf(digits, null);
                        case Code.Plu(var digits) -> Item.idOf(null, digits);
                    };
            assertThat(id).isEqualTo(item.id());
        }
    }

    @Test
    void a_label_of_the_cheese_counter_names_its_cheese_and_its_price() {
        var digits = "220210300742";
        var label =
                (Code) CodeReader.read(digits + CheckDigit.of(digits), Symbology.EAN_13, DemoCatalogue.GERMAN.codes());
        assertThat(label.item()).isEqualTo(new Code.Plu("2103"));
        assertThat(label.amount()).isEqualTo(new Money(742, DemoCatalogue.GERMAN.currency()));
    }

    @Test
    void generated_items_are_as_many_as_asked_for_all_different_and_the_same_again() {
        var ids = new HashSet<String>();
        GeneratedCatalogue.items(20_000, 7)
                .forEach(item -> assertThat(ids.add(item.id())).isTrue());
        assertThat(ids).hasSize(20_000);
        assertThat(GeneratedCatalogue.items(100, 7))
                .isEqualTo(GeneratedCatalogue.items(100, 7).toList());
        assertThat(GeneratedCatalogue.item(1_000_000, 7).gtin()).isEqualTo(GeneratedCatalogue.gtin(1_000_000));
    }
}
