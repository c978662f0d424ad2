package com.evertill.cloud.headoffice;

import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of the lake's answer, by the names of its columns. */
record LakeRow(String tenant, List<String> columns, List<@Nullable Object> values) {
    /** {@code tenant.store} */
    String shop() {
        return tenant + "." + text("store");
    }

    /** Empty if there is none. */
    String text(String column) {
        return Objects.toString(value(column), "");
    }

    long number(String column) {
        return ((Number) Objects.requireNonNull(value(column))).longValue();
    }

    double fraction(String column) {
        return Objects.requireNonNull(ratio(column));
    }

    @Nullable
    Double ratio(String column) {
        return (Double) value(column);
    }

    Money money(String column) {
        return money(number(column));
    }

    Money money(long minor) {
        return new Money(minor, Currency.getInstance(text("currency")));
    }

    private @Nullable Object value(String column) {
        return values.get(columns.indexOf(column));
    }
}
