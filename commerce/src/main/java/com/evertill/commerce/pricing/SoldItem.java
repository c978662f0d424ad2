package com.evertill.commerce.pricing;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.tax.TaxRate;
import java.util.List;

/** What a line remembers of its item, as it was in the price book when it was sold. */
public record SoldItem(String id, String code, String name, String department, String taxClass, List<TaxRate> taxes) {
    public SoldItem {
        taxes = List.copyOf(taxes);
    }

    public static SoldItem of(Item item, List<TaxRate> taxes) {
        String code = item.gtin() != null
                ? item.gtin()
                : item.id().substring(item.id().indexOf(':') + 1);
        return new SoldItem(item.id(), code, item.name(), item.department(), item.taxClass(), taxes);
    }
}
