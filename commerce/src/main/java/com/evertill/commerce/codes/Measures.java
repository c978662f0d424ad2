package com.evertill.commerce.codes;

import com.evertill.commerce.codes.Code.Element;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What elements say about how much and for how much. The fourth digit of such an Application Identifier is the number of implied decimals
 * (GS1 General Specifications, sections 3.6 and 3.8). A figure that cannot be held exactly is left out here and found by
 * {@link #areTooFine}; a label's weight is never rounded.
 */
final class Measures {

    static Optional<Quantity> weight(List<Element> elements, Unit unit) {
        var prefix = unit == Unit.KG ? "310" : "320";
        return unit.isWeighed()
                ? first(elements, prefix)
                        .flatMap(element -> boxed(scaled(3, element)))
                        .map(thousandths -> new Quantity(thousandths, unit))
                : Optional.empty();
    }

    /** The weight in kilograms, else in pounds, else the count (30); null if the label has none of them. */
    static @Nullable Quantity quantity(List<Element> elements) {
        return weight(elements, Unit.KG)
                .or(() -> weight(elements, Unit.LB))
                .or(() -> first(elements, "30").map(count -> Quantity.each(Long.parseLong(count.value()))))
                .orElse(null);
    }

    static @Nullable Money amount(List<Element> elements, Currency currency) {
        return price(elements)
                .flatMap(element -> boxed(scaled(currency.getDefaultFractionDigits(), element)))
                .map(minor -> new Money(minor, currency))
                .orElse(null);
    }

    static boolean areTooFine(List<Element> elements, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        return elements.stream()
                .anyMatch(element -> isPrice(element)
                        ? scaled(decimals, element).isEmpty()
                        : isWeight(element) && scaled(3, element).isEmpty());
    }

    /** Whether a price names its currency, by its ISO 4217 number, and it is not this one. */
    static boolean areOfOtherCurrency(List<Element> elements, Currency currency) {
        return elements.stream()
                .filter(element -> element.ai().startsWith("393"))
                .anyMatch(element -> Integer.parseInt(element.value(), 0, 3, 10) != currency.getNumericCode());
    }

    private static Optional<Element> price(List<Element> elements) {
        return elements.stream().filter(Measures::isPrice).findFirst();
    }

    private static boolean isPrice(Element element) {
        return element.ai().startsWith("392") || element.ai().startsWith("393");
    }

    private static boolean isWeight(Element element) {
        return element.ai().startsWith("310") || element.ai().startsWith("320");
    }

    private static Optional<Element> first(List<Element> elements, String prefix) {
        return elements.stream()
                .filter(element -> element.ai().startsWith(prefix))
                .findFirst();
    }

    private static OptionalLong scaled(int wanted, Element element) {
        int from = element.ai().startsWith("393") ? 3 : 0;
        long number = Long.parseLong(element.value(), from, element.value().length(), 10);
        return Scaled.to(wanted, number, element.ai().charAt(3) - '0');
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private Measures() {}
}
