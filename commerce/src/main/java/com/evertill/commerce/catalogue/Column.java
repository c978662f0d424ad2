package com.evertill.commerce.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

enum Column {
    GTIN,
    PLU,
    NAME,
    DEPARTMENT,
    PRICE,
    TAX_CLASS,
    UNIT,
    /** Of a file of bad lines, where they stood; passed over, so that such a file can be mended and read again as it is. */
    LINE,
    /** Likewise. */
    REASONS;

    static Optional<Column> of(String title) {
        return Stream.of(values())
                .filter(column -> column.title().equalsIgnoreCase(title.strip()))
                .findFirst();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
