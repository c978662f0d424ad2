package com.evertill.commerce.codes;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that names an item, and perhaps how much of it and for how much. */
public sealed interface Code extends Reading {

    /** Whose row of the price book to look up. */
    ItemCode item();

    /** What the label says about weight or count; null if nothing. */
    default @Nullable Quantity quantity() {
        return null;
    }

    /** What the label says is to be paid for it, whatever the price book says; null if nothing. */
    default @Nullable Money amount() {
        return null;
    }

    /** A code that is an item's and nothing more. */
    sealed interface ItemCode extends Code {
        @Override
        default ItemCode item() {
            return this;
        }
    }

    /** @param digits fourteen, with the check digit right. */
    record Gtin(String digits) implements ItemCode {
        public Gtin {
            if (!Item.isGtin(digits)) {
                throw new IllegalArgumentException("'" + digits + "' is not a GTIN of 14 digits with its check digit");
            }
        }
    }

    /** @param digits four, or five of which the first is not zero. */
    record Plu(String digits) implements ItemCode {
        public Plu {
            if (!Item.isPlu(digits)) {
                throw new IllegalArgumentException("'" + digits + "' is not a PLU");
            }
        }
    }

    /** The shop's own label with a price or a weight in it (GS1 General Specifications, section 2.1.14). Exactly one of the two is there. */
    record Embedded(
            ItemCode item,
            @Nullable Quantity quantity,
            @Nullable Money amount) implements Code {
        public Embedded {
            if ((quantity == null) == (amount == null)) {
                throw new IllegalArgumentException("a label of " + item + " holds a weight or a price");
            }
        }
    }

    /**
     * GS1 Application Identifiers, from whatever carrier.
     *
     * @param quantity (310n), else (320n), else (30)
     * @param amount (392n) or (393n)
     * @param all in the order read, each AI once
     */
    record Elements(
            Gtin item,
            @Nullable Quantity quantity,
            @Nullable Money amount,
            List<Element> all) implements Code {
        public Elements {
            all = List.copyOf(all);
        }

        public Optional<String> value(String ai) {
            return all.stream()
                    .filter(element -> element.ai().equals(ai))
                    .map(Element::value)
                    .findFirst();
        }

        public Optional<String> batch() {
            return value("10");
        }

        public Optional<String> serial() {
            return value("21");
        }

        /** (17): after this day it must not be sold. The century follows from the current year (section 7.12). */
        public Optional<LocalDate> useBy(int currentYear) {
            return value("17").map(text -> ElementDate.of(text, currentYear));
        }

        /** (15). */
        public Optional<LocalDate> bestBefore(int currentYear) {
            return value("15").map(text -> ElementDate.of(text, currentYear));
        }

        /** (11). */
        public Optional<LocalDate> produced(int currentYear) {
            return value("11").map(text -> ElementDate.of(text, currentYear));
        }

        /** The net weight that the label gives in this unit, if it does; a label may give it in kilograms and in pounds. */
        public Optional<Quantity> weight(Unit unit) {
            return Measures.weight(all, unit);
        }
    }

    /** One data element: an Application Identifier and its value. */
    record Element(String ai, String value) {}
}
