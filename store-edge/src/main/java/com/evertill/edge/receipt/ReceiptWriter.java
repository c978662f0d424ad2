package com.evertill.edge.receipt;

import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.Picture;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.picture.UnreadablePicture;
import com.evertill.edge.store.Logo;
import com.evertill.edge.store.StoreConfig;
import com.evertill.ui.kit.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sale's receipt, in the store's language, from its fact alone: a copy in ten years says the same. */
public final class ReceiptWriter {
    private static final int COLUMNS = 42;

    private final StoreConfig store;
    private final Catalogue texts;
    private final Locale locale;
    private final Figures figures;
    private final @Nullable String logo;

    /** @throws UncheckedIOException if the store's logo is no longer where it was when its configuration was read. */
    public ReceiptWriter(StoreConfig store) {
        this.store = store;
        this.logo = store.logo() == null ? null : logo(Path.of(store.logo()));
        this.locale = Locale.forLanguageTag(store.language());
        this.figures = new Figures(locale);
        this.texts = Catalogue.load("/META-INF/resources/texts", Catalogue.languageFor(List.of(locale)));
    }

    private static String logo(Path file) {
        try {
            return Logo.read(file);
        } catch (IOException | UnreadablePicture gone) {
            throw new UncheckedIOException(new IOException("the logo " + file + " cannot be read any more", gone));
        }
    }

    public ReceiptDocument write(Receipts.Sale receipt, boolean copy) {
        var sale = receipt.sale();
        var elements = new ArrayList<Element>();
        head(elements, copy);
        lines(elements, sale);
        elements.add(new Rule());
        total(elements, sale.priced());
        tenders(elements, receipt);
        taxes(elements, receipt);
        foot(elements, receipt);
        return new ReceiptDocument(COLUMNS, elements);
    }

    private void head(List<Element> elements, boolean copy) {
        if (logo != null) {
            elements.add(new Picture(logo, store.name(), Align.CENTRE));
        }
        elements.add(new Text(store.name(), Align.CENTRE, true, true));
        elements.add(Text.centred(store.legalEntity().name()));
        store.legalEntity().address().forEach(line -> elements.add(Text.centred(line)));
        elements.add(Text.centred(
                texts.text("receipt.taxNumber") + " " + store.legalEntity().taxNumber()));
        if (copy) {
            elements.add(new Text(texts.text("receipt.copy"), Align.CENTRE, true, true));
        }
        elements.add(new Rule());
    }

    private void lines(List<Element> elements, Payload.SaleCompleted sale) {
        var stated = stated(sale);
        for (var line : sale.priced().lines()) {
            if (!line.voided()) {
                line(elements, line, stated.contains(line.line()));
            }
        }
    }

    /** Lines whose label said what they cost. Their weight is worked out from the price; no scale has said it, so no receipt does. */
    private static Set<Integer> stated(Payload.SaleCompleted sale) {
        return sale.events().stream()
                .map(BasketEntry::happened)
                .flatMap(event -> event instanceof BasketEvent.LineAdded added && added.statedAmount() != null
                        ? Stream.of(added.line())
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private void line(List<Element> elements, PricedLine line, boolean isStated) {
        elements.add(Columns.of(line.name(), figures.money(line.amount(), false)));
        boolean one = line.quantity().unit() == Unit.EACH && line.quantity().thousandths() == Quantity.ONE;
        if (!one && !isStated) {
            elements.add(
                    Text.left("  " + figures.quantity(line.quantity()) + " x " + figures.money(line.unitPrice(), false)
                            + perUnit(line.quantity().unit())));
        }
    }

    private static String perUnit(Unit unit) {
        return switch (unit) {
            case EACH -> "";
            case KG -> "/kg";
            case LB -> "/lb";
        };
    }

    /** Where tax comes on top, the lines do not sum to the total, and the reader sees why. */
    private void total(List<Element> elements, PricedBasket priced) {
        var lines = priced.lines().stream().mapToLong(it -> it.amount().minor()).sum();
        if (lines != priced.total().minor()) {
            elements.add(Columns.of(texts.text("receipt.subtotal"), figures.money(priced.net(), false)));
            elements.add(Columns.of(texts.text("receipt.tax"), figures.money(priced.tax(), false)));
        }
        elements.add(new Columns(texts.text("receipt.total"), figures.money(priced.total(), true), true, true));
    }

    private void tenders(List<Element> elements, Receipts.Sale receipt) {
        var sale = receipt.sale();
        for (var tender : sale.tenders()) {
            switch (tender) {
                case Tender.Cash cash ->
                    elements.add(Columns.of(texts.text("receipt.cash"), figures.money(cash.amount(), true)));
                case Tender.Prepaid prepaid -> {
                    elements.add(Columns.of(texts.text("receipt.prepaid"), figures.money(prepaid.amount(), true)));
                    elements.add(Text.left("  " + texts.text("receipt.order") + " " + prepaid.order()));
                }
                case Tender.Card card -> {
                    var approval = card.approval();
                    var name = (texts.text("receipt.card") + " " + approval.brand()).strip();
                    elements.add(Columns.of(name, figures.money(card.amount(), true)));
                    if (!approval.maskedPan().isEmpty()) {
                        elements.add(Text.left("  " + approval.maskedPan()));
                    }
                    if (approval.offlineApproved()) {
                        elements.add(Text.left("  " + texts.text("receipt.offline")));
                    }
                    approval.receiptLines().forEach(text -> elements.add(Text.left("  " + text)));
                }
            }
        }
        if (sale.priced().change().isPositive()) {
            elements.add(Columns.of(
                    texts.text("receipt.change"), figures.money(sale.priced().change(), true)));
        }
        elements.add(new Rule());
    }

    private void taxes(List<Element> elements, Receipts.Sale receipt) {
        for (var tax : receipt.sale().priced().taxes()) {
            var percent = NumberFormat.getNumberInstance(locale);
            percent.setMaximumFractionDigits(4);
            elements.add(Columns.of(
                    tax.rate().name() + " " + percent.format(tax.rate().percent()) + " % " + texts.text("receipt.net")
                            + " " + figures.money(tax.net(), false),
                    figures.money(tax.tax(), false)));
        }
        elements.add(new Rule());
    }

    private void foot(List<Element> elements, Receipts.Sale receipt) {
        var sale = receipt.sale();
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(store.zone());
        elements.add(Columns.of(
                Figures.plain(when.format(receipt.fact().at())), texts.text("receipt.till") + " " + sale.till()));
        elements.add(Columns.of(
                texts.text("receipt.number") + " " + sale.receipt(),
                texts.text("receipt.cashier") + " " + sale.cashier()));
        if (sale.seal() instanceof Seal.Signed signed) {
            elements.add(Text.left(signed.printed()));
        } else if (sale.seal() instanceof Seal.Missing missing) {
            elements.add(Text.left(texts.text("receipt.unsealed") + ": " + missing.reason()));
        }
        elements.add(new Feed(1));
        elements.add(Text.centred(texts.text("receipt.thanks")));
        elements.add(new Feed(1));
        elements.add(new Barcode(sale.receipt().toString()));
        elements.add(new Cut());
    }
}
