package com.evertill.edge.receipt;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.store.StoreConfig;
import com.evertill.ui.kit.Catalogue;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The shop's slip of a card payment that the customer signs, and both slips of a refund: in the terminal's words where it gives them, else in ours. */
public final class SlipWriter {
    private static final int COLUMNS = 42;

    private final StoreConfig store;
    private final Locale locale;
    private final Figures figures;
    private final Catalogue texts;

    public SlipWriter(StoreConfig store) {
        this.store = store;
        this.locale = Locale.forLanguageTag(store.language());
        this.figures = new Figures(locale);
        this.texts = Catalogue.load("/META-INF/resources/texts", Catalogue.languageFor(List.of(locale)));
    }

    /** @param attempt by which terminal and till know the payment. */
    public ReceiptDocument write(TillId till, String attempt, CardApproval approval, Instant at) {
        var elements = head("receipt.slip");
        elements.addAll(card(approval, merchantLines(approval)));
        if (approval.offlineApproved()) {
            elements.add(Text.left(texts.text("receipt.offline")));
        }
        elements.addAll(foot(till, attempt, at));
        elements.addAll(signature());
        elements.add(new Cut());
        return new ReceiptDocument(COLUMNS, elements);
    }

    /**
     * Money that went back to a card.
     *
     * @param receipt of the sale that was paid; absent for a refund without reference.
     * @param customers the customer's slip; else the shop's, signed where the terminal asks for it.
     */
    public ReceiptDocument refund(
            TillId till,
            String attempt,
            CardApproval approval,
            @Nullable ReceiptNumber receipt,
            String reason,
            boolean customers,
            Instant at) {
        var elements = head(customers ? "receipt.refundCustomer" : "receipt.refundShop");
        elements.addAll(card(approval, customers ? approval.receiptLines() : merchantLines(approval)));
        elements.add(new Columns(texts.text("receipt.refunded"), figures.money(approval.amount(), true), true, false));
        elements.add(Text.left(reason));
        if (receipt != null) {
            elements.add(Text.left(texts.text("receipt.refundOf") + " " + receipt));
        }
        elements.addAll(foot(till, attempt, at));
        if (!customers && approval.details() != null && approval.details().signature()) {
            elements.addAll(signature());
        }
        elements.add(new Cut());
        return new ReceiptDocument(COLUMNS, elements);
    }

    private List<Element> head(String title) {
        var elements = new ArrayList<Element>();
        elements.add(new Text(texts.text(title), Align.CENTRE, true, true));
        elements.add(Text.centred(store.name()));
        elements.add(new Rule());
        return elements;
    }

    private static List<String> merchantLines(CardApproval approval) {
        return approval.details() == null ? List.of() : approval.details().merchantLines();
    }

    private List<Element> card(CardApproval approval, List<String> given) {
        var elements = new ArrayList<Element>();
        if (given.isEmpty()) {
            ours(elements, approval);
        } else {
            given.forEach(line -> elements.add(Text.left(line)));
        }
        return elements;
    }

    private List<Element> foot(TillId till, String attempt, Instant at) {
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(store.zone());
        return List.of(
                new Rule(),
                Columns.of(Figures.plain(when.format(at)), texts.text("receipt.till") + " " + till),
                Text.left(texts.text("receipt.payment") + " " + attempt));
    }

    private List<Element> signature() {
        return List.of(new Feed(4), new Rule(), Text.left(texts.text("receipt.signature")));
    }

    private void ours(List<Element> elements, CardApproval approval) {
        elements.add(Columns.of(
                (texts.text("receipt.card") + " " + approval.brand()).strip(), figures.money(approval.amount(), true)));
        if (!approval.maskedPan().isEmpty()) {
            elements.add(Text.left("  " + approval.maskedPan()));
        }
        if (!approval.authorisationCode().isEmpty()) {
            elements.add(Text.left("  " + texts.text("receipt.approval") + " " + approval.authorisationCode()));
        }
    }
}
