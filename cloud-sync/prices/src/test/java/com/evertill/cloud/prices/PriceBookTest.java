package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.MAIN;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.PLUMS;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.release.Effective;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceBookTest extends ShelfBench {
    private static final Item PENS = Item.of("04006381333931", null, "Pens 100%", "Paper", euro(99), "S", Unit.EACH);

    @BeforeEach
    void a_book() {
        shelf.release(new Effective.Now(), APPLES, PEARS, PLUMS, PENS);
    }

    @Test
    void an_item_is_found_by_part_of_its_name_and_by_the_beginning_of_its_code() {
        assertThat(found("p")).containsExactly("Apples", "Pears", "Pens 100%", "Plums");
        assertThat(found("LUM")).containsExactly("Plums");
        assertThat(found("401")).containsExactly("Apples", "Pears");
        assertThat(found("4006381333931")).containsExactly("Pens 100%");
        assertThat(found("100%")).containsExactly("Pens 100%");
        assertThat(found("_")).isEmpty();
    }

    @Test
    void a_removed_item_is_in_the_old_book_and_not_in_the_new() {
        var draft = shelf.draft();
        taken(shelf.prices.drafts().remove(draft, APPLES.id(), Shelf.NOW));
        shelf.release(draft, new Effective.Now());
        assertThat(shelf.prices.book().size(MAIN, 1)).isEqualTo(4);
        assertThat(shelf.prices.book().size(MAIN, 2)).isEqualTo(3);
    }

    @Test
    void a_book_is_paged() {
        assertThat(shelf.prices.book().search(MAIN, new PriceBook.Query("", 1, 2), 1, 1))
                .extracting(entry -> entry.item().name())
                .containsExactly("Pears", "Pens 100%");
    }

    private List<String> found(String text) {
        return shelf.prices.book().search(MAIN, new PriceBook.Query(text, 0, 50), 1, 1).stream()
                .map(entry -> entry.item().name())
                .toList();
    }
}
