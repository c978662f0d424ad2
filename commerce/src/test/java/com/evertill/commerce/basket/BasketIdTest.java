package com.evertill.commerce.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.node.NodeId;
import org.junit.jupiter.api.Test;

class BasketIdTest {
    @Test
    void a_box_with_the_longest_name_there_is_can_sell_for_ever() {
        var part = "x".repeat(32);
        var longest = new NodeId(part, part, part) + "-" + Integer.MAX_VALUE + "-999-" + 99_999_999_999_999L;
        assertThat(new BasketId(longest).value()).isEqualTo(longest);
    }

    @Test
    void what_is_empty_or_longer_is_no_id() {
        for (var wrong : new String[] {"", " ", "x".repeat(BasketId.LONGEST + 1)}) {
            assertThatThrownBy(() -> new BasketId(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
