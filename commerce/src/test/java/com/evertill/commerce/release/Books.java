package com.evertill.commerce.release;

import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Items and files for the tests of this package. */
final class Books {
    static final TaxTable TAXES = new TaxTable(Map.of("reduced", List.of(new TaxRate("vat", "MwSt 7 %", 70_000))));
    private static final Currency EUR = Currency.getInstance("EUR");

    /** A file in memory. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    record Written(byte[] bytes, FileRef ref) {}

    static Written write(List<ReleaseRecord> records) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new ReleaseWriter(out);
        for (var each : records) {
            writer.write(each);
        }
        var ref = writer.finish();
        return new Written(out.toByteArray(), ref);
    }

    static List<ReleaseRecord> read(byte[] bytes, FileRef ref) throws IOException {
        var records = new ArrayList<ReleaseRecord>();
        ReleaseFile.read(new ByteArrayInputStream(bytes), ref, records::add);
        return records;
    }

    static Item item(int number, long price) {
        var digits = "0952%09d".formatted(number);
        return Item.of(
                digits + CheckDigit.of(digits),
                null,
                "Item " + number,
                "Any",
                new Money(price, EUR),
                "reduced",
                Unit.EACH);
    }

    static Item plu(String plu, long price) {
        return Item.of(null, plu, "Item " + plu, "Any", new Money(price, EUR), "reduced", Unit.KG);
    }

    private Books() {}
}
