package com.evertill.rehearsal.demo;

import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Any number of items, the same for the same seed, each made when it is asked for. */
public final class GeneratedCatalogue {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int PLU_FROM = 3000;
    private static final int PLUS = 1000;
    private static final List<String> WHAT =
            List.of("Milk", "Bread", "Apples", "Cheese", "Coffee", "Juice", "Soap", "Rice", "Biscuits", "Soup");
    private static final List<String> KIND =
            List.of("fresh", "organic", "classic", "mild", "strong", "light", "family", "fine", "rustic", "select");

    /** In the order of their ids' numbers; one in ten, up to a thousand of them, is weighed and has a PLU instead of a GTIN. */
    public static Stream<Item> items(long count, long seed) {
        return LongStream.range(0, count).mapToObj(number -> item(number, seed));
    }

    /** The item with this number, without making those before it. */
    public static Item item(long number, long seed) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var what = WHAT.get(random.nextInt(WHAT.size()));
        var name = what + " " + KIND.get(random.nextInt(KIND.size())) + " " + number;
        var price = new Money(random.nextLong(19, 4_999), EUR);
        var taxClass = random.nextInt(4) == 0 ? "standard" : "reduced";
        boolean isWeighed = number % 10 == 3 && number / 10 < PLUS;
        return isWeighed
                ? Item.of(null, Long.toString(PLU_FROM + number / 10), name, what, price, "reduced", Unit.KG)
                : Item.of(gtin(number), null, name, what, price, taxClass, Unit.EACH);
    }

    /** Fourteen digits, under the prefix that GS1 keeps for demonstrations. */
    public static String gtin(long number) {
        var digits = "0952%09d".formatted(number);
        return digits + CheckDigit.of(digits);
    }

    private GeneratedCatalogue() {}
}
