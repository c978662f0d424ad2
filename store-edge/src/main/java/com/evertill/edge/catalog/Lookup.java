package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.tax.TaxRate;
import java.util.List;

/** What the price book in force says about a code. */
public sealed interface Lookup {

    /** @param release that is in force; 0 for a book of the shop's own. */
    record Found(Item item, List<TaxRate> taxes, long release) implements Lookup {
        public Found {
            taxes = List.copyOf(taxes);
        }
    }

    /** There is no such item, or it has been removed. */
    record Unknown() implements Lookup {}

    /** It is there, but the tax table in force does not know its class: it cannot be sold here. */
    record Untaxable(Item item) implements Lookup {}
}
