package com.evertill.cloud.partners.poslog;

import com.evertill.cloud.partners.poslog.Receipt.Back;
import com.evertill.cloud.partners.poslog.Receipt.Entry;
import com.evertill.cloud.partners.poslog.Receipt.Paid;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTotal;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** What happened at a till: sales, what came of them, and a drawer that was opened without one. */
final class Receipts {
    private static final String CASH = "cash";
    private static final String CARD = "card";

    private final Markup xml;
    private int line;

    private Receipts(Markup xml) {
        this.xml = xml;
    }

    static Markup.Document sold(Told told) {
        var sold = told.read(Receipt.Sold.class);
        return xml -> {
            var header =
                    new Header(told, sold.till(), sold.receipt().number(), sold.cashier(), begun(told, sold.events()));
            header.write(xml, "SaleTransaction", false, named(told, sold.receipt()), () -> {
                xml.text("CurrencyCode", sold.priced().currency().getCurrencyCode());
                xml.text("ReceiptNumber", sold.receipt().toString());
                xml.element("RetailTransaction", () -> new Receipts(xml).sale(sold));
            });
        };
    }

    /** It has no receipt's number: the basket says which it was. */
    static Markup.Document voided(Told told) {
        var voided = told.read(Receipt.Voided.class);
        return xml -> {
            var header =
                    new Header(told, voided.till(), told.sequence(), voided.cashier(), begun(told, voided.events()));
            header.write(xml, "SaleTransaction", true, told.name(), () -> {
                xml.text("CurrencyCode", voided.priced().currency().getCurrencyCode());
                xml.element("RetailTransaction", () -> {
                    var receipt = new Receipts(xml);
                    receipt.lines(voided.priced().lines(), taxIncluded(voided.events()));
                    receipt.taxes(voided.priced().taxes(), "Sale");
                    receipt.totals(voided.priced(), false);
                });
            });
        };
    }

    static Markup.Document returned(Told told) {
        var back = told.read(Receipt.Returned.class);
        return xml -> {
            var header = new Header(told, back.till(), back.receipt().number(), back.cashier(), told.at());
            header.write(xml, "ReturnTransaction", false, named(told, back.receipt()), () -> {
                xml.text("CurrencyCode", back.priced().currency().getCurrencyCode());
                xml.text("ReceiptNumber", back.receipt().toString());
                xml.element("RetailTransaction", () -> new Receipts(xml).back(told, back));
            });
        };
    }

    static Markup.Document noSale(Told told) {
        var opened = told.read(Receipt.NoSale.class);
        return xml -> {
            var header = new Header(told, opened.till(), told.sequence(), opened.by(), told.at());
            header.write(
                    xml,
                    "ControlTransaction",
                    false,
                    told.name(),
                    () -> xml.element("ControlTransaction", () -> {
                        xml.empty("NoSale");
                        xml.textIfAny("Reason", opened.reason());
                    }));
        };
    }

    private static Instant begun(Told told, List<Entry> events) {
        return events.isEmpty() ? told.at() : events.getFirst().at();
    }

    /** Unique among all of a retailer's: a receipt's number is so within its store. */
    private static String named(Told told, ReceiptNumber receipt) {
        return told.node().shop() + "/" + receipt;
    }

    private static boolean taxIncluded(List<Entry> events) {
        return events.stream()
                .map(entry -> entry.happened().taxRules())
                .filter(Objects::nonNull)
                .anyMatch(rules -> rules.mode() == TaxRules.Mode.INCLUDED);
    }

    private void sale(Receipt.Sold sold) throws XMLStreamException {
        lines(sold.priced().lines(), taxIncluded(sold.events()));
        taxes(sold.priced().taxes(), "Sale");
        int change = tenderWithChange(sold.tenders());
        for (int i = 0; i < sold.tenders().size(); i++) {
            tender(
                    sold.tenders().get(i),
                    "Sale",
                    i == change
                            ? sold.priced().change()
                            : Money.zero(sold.priced().currency()));
        }
        totals(sold.priced(), false);
    }

    /** Change is given on the whole receipt, out of cash: POSLog has it at a tender. */
    private static int tenderWithChange(List<Paid> tenders) {
        for (int i = tenders.size() - 1; i >= 0; i--) {
            if (tenders.get(i).means().equals(CASH)) {
                return i;
            }
        }
        return tenders.size() - 1;
    }

    private void lines(List<PricedLine> lines, boolean taxIncluded) throws XMLStreamException {
        for (var sold : lines) {
            line(
                    Boolean.toString(sold.voided()),
                    () -> xml.element("Sale", () -> sale(sold, taxIncluded), "ItemType", "Stock"));
        }
    }

    private void sale(PricedLine sold, boolean taxIncluded) throws XMLStreamException {
        xml.text("ItemID", sold.itemId());
        xml.element("POSIdentity", () -> xml.text("POSItemID", sold.code()));
        if (!sold.department().isBlank()) {
            xml.text("MerchandiseHierarchy", sold.department(), "Level", "Department");
        }
        xml.text("Description", sold.name());
        xml.text("TaxIncludedInPriceFlag", Boolean.toString(taxIncluded));
        xml.amount("ActualSalesUnitPrice", sold.unitPrice());
        xml.amount("ExtendedAmount", sold.amount());
        xml.quantity(sold.quantity());
    }

    private void back(Told told, Receipt.Returned back) throws XMLStreamException {
        for (var returned : back.lines()) {
            line("false", () -> xml.element("Return", () -> back(told, back, returned), "ItemType", "Stock"));
        }
        var amount = Money.sum(
                back.priced().currency(),
                back.lines().stream().map(Back::amount).toList());
        // A fact of before prices the whole receipt that the goods are from: its taxes are not those of the goods.
        boolean exact = amount.equals(back.priced().total());
        if (exact) {
            taxes(back.priced().taxes(), "Return");
        }
        for (var paid : back.tenders()) {
            tender(
                    new Paid(paid.means(), paid.amount().negated(), paid.approval()),
                    "Refund",
                    Money.zero(amount.currency()));
        }
        if (exact) {
            totals(back.priced(), true);
        } else {
            total("TransactionGrandAmount", amount.negated());
        }
    }

    private void back(Told told, Receipt.Returned back, Back returned) throws XMLStreamException {
        xml.text("ItemID", returned.itemId());
        xml.amount("ExtendedAmount", returned.amount());
        xml.quantity(returned.quantity());
        if (back.original() != null) {
            var original = back.original();
            xml.element(
                    "TransactionLink",
                    () -> {
                        xml.text("WorkstationID", original.till().toString());
                        xml.text("SequenceNumber", Long.toString(original.number()));
                        xml.text("TransactionID", named(told, original));
                        if (returned.originalLine() != null) {
                            xml.text(
                                    "LineItemSequenceNumber",
                                    returned.originalLine().toString());
                        }
                    },
                    "ReasonCode",
                    "Return");
        }
        xml.textIfAny("Reason", returned.reason());
    }

    private void taxes(List<TaxTotal> taxes, String code) throws XMLStreamException {
        for (var tax : taxes) {
            line("false", () -> xml.element("Tax", () -> tax(tax), "TypeCode", code));
        }
    }

    private void tax(TaxTotal tax) throws XMLStreamException {
        xml.text(
                "TaxableAmount",
                tax.net().major().toPlainString(),
                "Currency",
                tax.net().currency().getCurrencyCode(),
                "TaxIncludedInTaxableAmountFlag",
                "false");
        xml.amount("Amount", tax.tax());
        xml.text("Percent", tax.rate().percent().toPlainString());
        xml.text("ReasonCode", "", "Name", tax.rate().name());
        xml.text("TaxGroupID", tax.rate().id());
    }

    private void tender(Paid paid, String code, Money change) throws XMLStreamException {
        line(
                "false",
                () -> xml.element(
                        "Tender", () -> tender(paid, change), "TenderType", type(paid.means()), "TypeCode", code));
    }

    private static String type(String means) {
        return switch (means) {
            case CASH -> "Cash";
            case CARD -> "CreditDebit";
            default -> Markup.PREFIX + ":" + capital(means);
        };
    }

    /** {@code gift-card} is {@code GiftCard}: of letters and digits, as ARTS wants the values of others. */
    private static String capital(String means) {
        var name = new StringBuilder();
        for (var part : means.split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty()) {
                name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return name.isEmpty() ? "Other" : name.toString();
    }

    private void tender(Paid paid, Money change) throws XMLStreamException {
        xml.amount("Amount", paid.amount());
        if (!change.isZero()) {
            xml.element("TenderChange", () -> xml.amount("Amount", change));
        }
        if (paid.means().equals(CARD) && paid.approval() != null) {
            var approval = paid.approval();
            xml.element("Authorization", () -> {
                xml.textIfAny(
                        "AuthorizationCode", approval.path("authorisationCode").asText());
                xml.textIfAny(
                        "ReferenceNumber", approval.path("poiTransactionId").asText());
            });
            xml.element("CreditDebit", () -> {
                xml.textIfAny("PrimaryAccountNumber", approval.path("maskedPan").asText());
                xml.textIfAny("CreditCardCompanyCode", approval.path("brand").asText());
            });
        }
    }

    private void totals(PricedBasket priced, boolean negated) throws XMLStreamException {
        total("TransactionNetAmount", negated ? priced.net().negated() : priced.net());
        total("TransactionTaxAmount", negated ? priced.tax().negated() : priced.tax());
        total("TransactionGrandAmount", negated ? priced.total().negated() : priced.total());
    }

    private void total(String type, Money amount) throws XMLStreamException {
        xml.text(
                "Total",
                amount.major().toPlainString(),
                "TotalType",
                type,
                "CurrencyCode",
                amount.currency().getCurrencyCode());
    }

    private void line(String voided, Markup.Content content) throws XMLStreamException {
        line++;
        int number = line;
        xml.element(
                "LineItem",
                () -> {
                    content.write();
                    xml.text("SequenceNumber", Integer.toString(number));
                },
                "VoidFlag",
                voided);
    }
}
