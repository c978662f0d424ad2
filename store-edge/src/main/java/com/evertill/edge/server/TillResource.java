package com.evertill.edge.server;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptText;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.receipt.ReceiptPicture;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.tender.GivenBack;
import com.evertill.edge.till.WaitingBaskets;
import com.evertill.shop.api.CommandAnswer;
import com.evertill.shop.api.TillApi;
import com.evertill.shop.api.TillCommand;
import com.evertill.shop.api.TillView;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** A till over HTTP. */
@RunOnVirtualThread
public class TillResource implements TillApi {
    private static final int MOST_ITEMS = 50;
    private static final int MOST_RECEIPTS = 50;

    @Inject
    Edge edge;

    @Inject
    Views views;

    @Inject
    Callers callers;

    @Override
    public TillView view(int till) {
        return views.till(callers.lane(till));
    }

    @Override
    public CommandAnswer command(int till, TillCommand command) {
        var lane = callers.lane(till);
        if (command == null) {
            throw Problem.badRequest();
        }
        var answer = lane.take(command, callers.signedIn());
        if (answer.refusal() != null) {
            throw Problem.refused(answer.refusal());
        }
        return new CommandAnswer(command.id(), views.versionShowing(lane));
    }

    @Override
    public ShiftReport x(int till) {
        var lane = callers.lane(till);
        var shift = lane.till().state().shift();
        if (shift == null) {
            throw Problem.refused(com.evertill.commerce.Refusal.THE_SHIFT_IS_NOT_OPEN);
        }
        return views.x(lane, shift);
    }

    @Override
    public List<ItemView> items(int till, String query) {
        callers.lane(till);
        if (query.length() > 100) {
            throw Problem.badRequest();
        }
        var priceBook = edge.shop().catalog().priceBook();
        return edge.shop().database().read(tx -> priceBook.search(tx, query, MOST_ITEMS)).stream()
                .map(TillResource::view)
                .toList();
    }

    @Override
    public List<QuickKeys> quickKeys(int till) {
        callers.lane(till);
        var priceBook = edge.shop().catalog().priceBook();
        return edge.shop().database().read(priceBook::quickKeys).entrySet().stream()
                .map(department -> new QuickKeys(
                        department.getKey(),
                        department.getValue().stream().map(TillResource::view).toList()))
                .toList();
    }

    private static ItemView view(Item item) {
        return new ItemView(
                item.id(),
                item.plu() != null ? item.plu() : java.util.Objects.requireNonNull(item.gtin()),
                item.name(),
                item.department(),
                item.price(),
                item.unit());
    }

    @Override
    public List<WaitingBasket> waiting(int till) {
        callers.lane(till);
        return edge.shop().database().read(edge.shop().site().waiting()::all).stream()
                .map(TillResource::view)
                .toList();
    }

    private static WaitingBasket view(WaitingBaskets.Waiting waiting) {
        var suspended = waiting.suspended();
        var priced = waiting.content().priced();
        return new WaitingBasket(
                suspended.basket().value(),
                suspended.till().number(),
                suspended.by().number(),
                waiting.at(),
                priced.total(),
                priced.lines().stream()
                        .filter(line -> !line.voided())
                        .map(PricedLine::name)
                        .toList());
    }

    @Override
    public List<ReceiptEntry> receipts(int till) {
        var lane = callers.lane(till);
        var site = edge.shop().site();
        return edge
                .shop()
                .database()
                .read(tx ->
                        site.receipts().newest(tx, site.journal(), lane.till().number(), MOST_RECEIPTS))
                .stream()
                .map(TillResource::entry)
                .toList();
    }

    private static ReceiptEntry entry(Receipts.Sale sale) {
        return new ReceiptEntry(
                sale.sale().receipt(),
                sale.fact().at(),
                sale.sale().priced().total(),
                sale.sale().cashier().number(),
                sale.sale().tenders().stream().map(Tender::means).distinct().toList());
    }

    @Override
    public List<CardPaid> cardPayments(int till) {
        callers.manager();
        var lane = callers.lane(till);
        var site = edge.shop().site();
        return edge.shop().database().read(tx -> {
            var paid = new ArrayList<CardPaid>();
            for (var sale :
                    site.receipts().newest(tx, site.journal(), lane.till().number(), MOST_RECEIPTS)) {
                for (var tender : sale.sale().tenders()) {
                    if (tender instanceof Tender.Card card && paid.size() < MOST_RECEIPTS) {
                        paid.add(paid(sale, card, GivenBack.leftOf(tx, card)));
                    }
                }
            }
            return paid;
        });
    }

    private static CardPaid paid(Receipts.Sale sale, Tender.Card card, Money left) {
        var approval = card.approval();
        return new CardPaid(
                sale.sale().receipt(),
                card.number(),
                sale.fact().at(),
                (approval.brand() + " " + approval.maskedPan()).strip(),
                card.amount(),
                left);
    }

    @Override
    public String receiptPicture(int till, String receipt) {
        return ReceiptPicture.of(receipt(till, receipt));
    }

    @Override
    public String receiptText(int till, String receipt) {
        return ReceiptText.of(receipt(till, receipt));
    }

    /** Of any till of the shop: a customer comes back to whichever is free. */
    private ReceiptDocument receipt(int till, String number) {
        callers.lane(till);
        var wanted = parse(number);
        var site = edge.shop().site();
        return edge.shop()
                .database()
                .read(tx -> site.receipts().find(tx, site.journal(), wanted))
                .map(sale -> edge.shop().writer().write(sale, false))
                .orElseThrow(Problem::notFound);
    }

    private static ReceiptNumber parse(String number) {
        try {
            return ReceiptNumber.parse(number);
        } catch (IllegalArgumentException notOne) {
            throw Problem.notFound();
        }
    }
}
