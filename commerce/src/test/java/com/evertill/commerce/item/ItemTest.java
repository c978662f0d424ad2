package com.evertill.commerce.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money PRICE = new Money(199, EUR);

    @Test
    void an_id_follows_from_the_codes() {
        assertThat(milk().id()).isEqualTo("gtin:04012345678901");
        assertThat(Item.of(null, "4011", "Bananas", "Produce", PRICE, "reduced", Unit.KG)
                        .id())
                .isEqualTo("plu:4011");
    }

    @Test
    void an_item_survives_json() throws Exception {
        var json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(milk()), Item.class)).isEqualTo(milk());
    }

    @Test
    void an_item_without_code_or_with_a_wrong_one_cannot_be_made() {
        assertThatThrownBy(() -> Item.of(null, null, "x", "", PRICE, "a", Unit.EACH))
                .hasMessageContaining("GTIN or a PLU");
        assertThatThrownBy(() -> Item.of("04012345678900", null, "x", "", PRICE, "a", Unit.EACH))
                .hasMessageContaining("check digit");
        assertThatThrownBy(() -> Item.of(null, "4O11", "x", "", PRICE, "a", Unit.EACH))
                .hasMessageContaining("PLU");
        assertThatThrownBy(() -> Item.of(null, "4011", " ", "", PRICE, "a", Unit.EACH))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> Item.of(null, "4011", "x", "", PRICE.negated(), "a", Unit.EACH))
                .hasMessageContaining("negative");
    }

    @Property
    void a_quantity_reads_back_as_its_amount(
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long thousandths) {
        var quantity = new Quantity(thousandths, Unit.KG);
        assertThat(Quantity.of(quantity.amount(), Unit.KG)).isEqualTo(quantity);
        assertThat(quantity.plus(quantity.negated()).thousandths()).isZero();
    }

    @Test
    void a_quantity_has_at_most_three_decimals() {
        assertThat(Quantity.of(new BigDecimal("1.5000"), Unit.LB)).isEqualTo(new Quantity(1500, Unit.LB));
        assertThatThrownBy(() -> Quantity.of(new BigDecimal("0.0001"), Unit.LB))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Quantity.each(3)).hasToString("3 EACH");
        assertThat(new Quantity(453, Unit.KG)).hasToString("0.453 KG");
    }

    private static Item milk() {
        return Item.of("04012345678901", null, "Milk 1 l", "Dairy", PRICE, "reduced", Unit.EACH);
    }
}
