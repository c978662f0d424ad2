package com.evertill.commerce.basket;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tax.TaxTotal;
import com.evertill.commerce.tender.Tender;
import java.util.Locale;

/** A basket as a strip of paper, for people who read tests. */
final class ReceiptText {
    private static final int WIDTH = 48;
    private static final String RULE = "-".repeat(WIDTH) + "\n";

    static String of(Basket basket) {
        return switch (basket) {
            case Basket.NotOpened _ -> "no basket\n";
            case Basket.Known known -> of(known.content()) + state(known) + "\n";
        };
    }

    private static String of(Basket.Content content) {
        var priced = content.priced();
        var paper = new StringBuilder();
        priced.lines().stream().limit(10).forEach(line -> paper.append(line(line)));
        if (priced.lines().size() > 10) {
            paper.append("… ").append(priced.lines().size()).append(" lines\n");
        }
        paper.append(RULE);
        paper.append(row("NET", plain(priced.net())));
        priced.taxes().forEach(tax -> paper.append(tax(tax)));
        paper.append(row("TOTAL " + priced.currency() + ", " + priced.items() + " pieces", plain(priced.total())));
        content.tenders().forEach(tender -> paper.append(tender(tender)));
        return paper + balance(priced);
    }

    private static String line(PricedLine line) {
        if (line.voided()) {
            return row(line.line() + " " + line.name(), "voided");
        }
        return row(
                "%d %s, %s x %s".formatted(line.line(), line.name(), line.quantity(), plain(line.unitPrice())),
                "%s %9s".formatted(plain(line.amount()), "tax " + plain(line.tax())));
    }

    private static String tax(TaxTotal tax) {
        return row("  " + tax.rate().name() + " of " + plain(tax.net()), plain(tax.tax()));
    }

    private static String tender(Tender tender) {
        var means =
                switch (tender) {
                    case Tender.Cash _ -> "CASH";
                    case Tender.Card card -> "CARD " + card.approval().maskedPan();
                    case Tender.Prepaid prepaid -> "PREPAID " + prepaid.order();
                };
        return row("(" + tender.number() + ") " + means, plain(tender.amount()));
    }

    private static String balance(PricedBasket priced) {
        return (priced.due().isZero() ? "" : row("DUE", plain(priced.due())))
                + (priced.change().isZero() ? "" : row("CHANGE", plain(priced.change())));
    }

    private static String state(Basket.Known basket) {
        return switch (basket) {
            case Basket.Open open -> BasketRules.isPaid(open.content()) ? "open, paid" : "open";
            case Basket.Suspended _ -> "waiting";
            case Basket.Sealing sealing -> "sealing " + sealing.receipt();
            case Basket.Completed completed -> "completed " + completed.receipt();
            case Basket.Voided _ -> "voided";
        };
    }

    private static String plain(Money money) {
        return money.major().toPlainString();
    }

    private static String row(String left, String right) {
        return String.format(Locale.ROOT, "%-" + (WIDTH - right.length() - 1) + "s %s%n", left, right);
    }

    private ReceiptText() {}
}
