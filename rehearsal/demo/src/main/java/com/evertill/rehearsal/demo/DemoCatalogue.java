package com.evertill.rehearsal.demo;

import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.catalogue.CatalogueRules;
import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.codes.InStorePattern;
import com.evertill.commerce.codes.InStorePattern.Reference;
import com.evertill.commerce.codes.InStorePattern.Value;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A shop's price book, its taxes, and how its own labels are read.
 *
 * @param resource where the file lies
 */
public record DemoCatalogue(Currency currency, String resource, TaxTable taxes, CodeRules codes) {
    /** Prices contain the tax. */
    public static final DemoCatalogue GERMAN = of(
            "EUR",
            "/demo/catalogue-eur.csv",
            Map.of(
                    "standard", List.of(new TaxRate("vat-standard", "MwSt", 190_000)),
                    "reduced", List.of(new TaxRate("vat-reduced", "MwSt", 70_000))),
            List.of(
                    new InStorePattern("22", 5, Reference.PLU, false, 5, Value.PRICE, 2),
                    new InStorePattern("28", 5, Reference.PLU, false, 5, Value.KG, 3)));

    /** Taxes come on top; food for the home bears none, as in most states. */
    public static final DemoCatalogue AMERICAN = of(
            "USD",
            "/demo/catalogue-usd.csv",
            Map.of(
                    "food", List.of(),
                    "general",
                            List.of(
                                    new TaxRate("state", "State sales tax", 40_000),
                                    new TaxRate("city", "City sales tax", 48_750))),
            List.of(new InStorePattern("02", 5, Reference.PLU, true, 4, Value.PRICE, 2)));

    private static DemoCatalogue of(
            String code, String resource, Map<String, List<TaxRate>> taxes, List<InStorePattern> labels) {
        var currency = Currency.getInstance(code);
        return new DemoCatalogue(currency, resource, new TaxTable(taxes), new CodeRules(currency, labels));
    }

    /** The file itself, for whoever imports it as a user would. */
    public byte[] csv() {
        try (var in = DemoCatalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not packaged");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    public List<Item> items() {
        var parsed = CatalogueCsv.read(
                csv(), CatalogueRules.of(currency, taxes.classes().keySet()));
        if (!parsed.isWhole()) {
            throw new IllegalStateException(
                    resource + " has bad lines, first " + parsed.bad().getFirst());
        }
        return parsed.good();
    }
}
