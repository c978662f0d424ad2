package com.evertill.edge.receipt;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts and quantities for paper and for the customer's display, as the store's country writes them. */
public final class Figures {
    private final Locale locale;

    public Figures(Locale locale) {
        this.locale = locale;
    }

    /** Without the currency in columns, where every line has the same. */
    public String money(Money money, boolean withCurrency) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
        return plain(format.format(money.major()))
                + (withCurrency ? " " + money.currency().getCurrencyCode() : "");
    }

    String quantity(Quantity quantity) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(quantity.unit() == Unit.EACH ? 0 : 3);
        format.setMaximumFractionDigits(3);
        return plain(format.format(quantity.amount()))
                + (quantity.unit() == Unit.EACH ? "" : " " + unitName(quantity.unit()));
    }

    private static String unitName(Unit unit) {
        return switch (unit) {
            case EACH -> "";
            case KG -> "kg";
            case LB -> "lb";
        };
    }

    /** Locales put narrow and unbreakable spaces between things, and no printer's code page has them. */
    static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
