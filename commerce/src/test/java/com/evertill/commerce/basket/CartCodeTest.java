package com.evertill.commerce.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.basket.CartCode.Wanted;
import com.evertill.commerce.facts.SampleFacts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a telephone shows, and what a till makes of it. */
class CartCodeTest {
    private static final BasketId CART = new BasketId("3f2a-cart");
    private static final CartCode TWO_MILK_AND_BREAD =
            new CartCode(CART, List.of(new Wanted("4012345678901", 2), new Wanted("4129", 1)));

    @Test
    void a_code_names_the_cart_and_its_items() {
        assertThat(TWO_MILK_AND_BREAD.text()).isEqualTo("EVC1;3f2a-cart;4012345678901*2;4129*1");
        assertThat(CartCode.parse(TWO_MILK_AND_BREAD.text())).contains(TWO_MILK_AND_BREAD);
        assertThat(CartCode.parse("EVC1;3f2a-cart")).contains(new CartCode(CART, List.of()));
    }

    @Test
    void what_is_weighed_or_too_much_for_a_code_is_left_to_the_cloud() {
        assertThat(CartCode.of(CART, content(SampleFacts.cart()))).isEqualTo(new CartCode(CART, List.of()));
        var many = IntStream.range(0, 60)
                .mapToObj(n -> new Wanted("40123456789" + (10 + n), 1))
                .toList();
        assertThat(CartCode.parse(new CartCode(CART, many).text())).isEmpty();
    }

    private static Basket.Content content(List<BasketEntry> entries) {
        var events = entries.stream().map(BasketEntry::happened).toList();
        return ((Basket.Known) BasketRules.replay(events)).content();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4012345678901",
                "EVC1;",
                "EVC1;;4129*1",
                "EVC1;cart;4129",
                "EVC1;cart;4129*0",
                "EVC1;cart;4129*-1",
                "EVC1;cart;4129*10000",
                "EVC1;cart;*1",
                "EVC1;cart;4129*1;",
                "EVC1;ca rt",
                "EVC2;cart"
            })
    void nothing_else_is_a_code(String text) {
        assertThat(CartCode.parse(text)).isEmpty();
    }
}
