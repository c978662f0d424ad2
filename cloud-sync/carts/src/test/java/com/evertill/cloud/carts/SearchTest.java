package com.evertill.cloud.carts;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.carts.Assortment.Offered;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.tax.TaxRules;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type to find something. */
class SearchTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store BERLIN = new Store("acme.berlin", EUR, TaxRules.EUROPEAN);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Effective AT_ONCE = new Effective.Now();

    @TempDir
    Path folder;

    private final HeadOffice headOffice = new HeadOffice();
    private ReleasedPrices prices;

    @BeforeEach
    void open() throws Exception {
        prices = ReleasedPrices.open(
                "jdbc:sqlite:" + folder.resolve("prices.db"),
                headOffice,
                headOffice.keys.getPublic(),
                _ -> Optional.of(new StorePlace("main", ZoneId.of("Europe/Berlin"))));
        release(
                1,
                item("04012345678901", null, "Whole Milk 1 l", "Dairy"),
                item("00000012345670", null, "Oat Milk", "Dairy"),
                item(null, "4011", "Äpfel Elstar", "Obst & Gemüse"),
                item(null, "4012", "Café Crème", "Getränke"),
                item(null, "4013", "Weißbrot", "Bakery"));
    }

    private static Item item(@Nullable String gtin, @Nullable String plu, String name, String department) {
        return Item.of(gtin, plu, name, department, new Money(129, EUR), "reduced", Unit.EACH);
    }

    private void release(long number, Item... items) throws Exception {
        var sorted = new ArrayList<>(List.of(items));
        sorted.sort(Comparator.comparing(Item::id));
        prices.take(headOffice.release("main", number, AT_ONCE, sorted, null));
        while (prices.step(NOON)) {}
    }

    @AfterEach
    void close() {
        prices.close();
    }

    @Test
    void words_may_be_begun_be_in_any_order_and_go_without_accents() {
        assertThat(found("milk")).containsExactly("Oat Milk", "Whole Milk 1 l");
        assertThat(found("MILK who")).containsExactly("Whole Milk 1 l");
        assertThat(found("apfel")).containsExactly("Äpfel Elstar");
        assertThat(found("cafe cre")).containsExactly("Café Crème");
        assertThat(found("weissb")).containsExactly("Weißbrot");
        assertThat(found("Weiß")).containsExactly("Weißbrot");
        assertThat(found("ilk")).isEmpty();
        assertThat(found("milk bread")).isEmpty();
    }

    @Test
    void departments_and_codes_are_words_too() {
        assertThat(found("dairy")).containsExactly("Oat Milk", "Whole Milk 1 l");
        assertThat(found("gemüse")).containsExactly("Äpfel Elstar");
        assertThat(found("4012345678901")).containsExactly("Whole Milk 1 l");
        assertThat(found("04012345678901")).containsExactly("Whole Milk 1 l");
        assertThat(found("12345670")).containsExactly("Oat Milk");
        assertThat(found("4011")).containsExactly("Äpfel Elstar");
    }

    @Test
    void whoever_says_nothing_sees_everything_page_by_page() {
        var seen = new ArrayList<String>();
        Optional<String> behind = Optional.empty();
        while (true) {
            var page = prices.search(BERLIN, " - ", behind, 2, NOON);
            if (page.isEmpty()) {
                break;
            }
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(offered -> seen.add(offered.item().name()));
            behind = Optional.of(page.getLast().item().id());
        }
        assertThat(seen).containsExactly("Äpfel Elstar", "Café Crème", "Oat Milk", "Weißbrot", "Whole Milk 1 l");
    }

    @Test
    void nothing_that_is_typed_is_understood_as_a_pattern() {
        for (var nothing : List.of("%", "'", "*", "\uD83E\uDD5B")) {
            assertThat(found(nothing)).as(nothing).hasSize(5);
        }
        for (var odd : List.of("_ilk", "mi%k", "\" OR 1=1 --")) {
            assertThat(found(odd)).as(odd).isEmpty();
        }
        assertThat(found("a b c d e f g h i j k")).isEmpty();
    }

    @Test
    void a_book_that_is_let_go_leaves_no_words_behind() throws Exception {
        release(2, item(null, "4014", "Birnen", "Obst & Gemüse"));
        assertThat(found("")).containsExactly("Birnen");
        assertThat(found("milk")).isEmpty();
    }

    private List<String> found(String words) {
        return prices.search(BERLIN, words, Optional.empty(), ReleasedPrices.MOST_AT_ONCE, NOON).stream()
                .map(Offered::item)
                .map(Item::name)
                .toList();
    }
}
