package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.shop.api.TillAction;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that people do at a till. What they do depends on what they see; where there is nothing to do it to, they do it to nothing, and are refused.
 *
 * @param shop from 1.
 * @param till from 1.
 * @param much which of several, how many, how much: what the kind makes of it.
 */
record StaffDeed(int shop, int till, Kind kind, int much) implements Deed {

    /** What people do. */
    enum Kind {
        OPENS("opens the shift"),
        CLOSES("closes the shift"),
        SCANS("scans %s"),
        READS("puts %s under the scanner"),
        SCANS_RUBBISH("scans something that is no item"),
        SCANS_TOO_MUCH("scans more televisions than there is money for"),
        CHANGES_A_QUANTITY("changes a quantity"),
        VOIDS_A_LINE("voids a line"),
        VOIDS_THE_BASKET("voids the basket"),
        SUSPENDS("puts the basket aside"),
        RECALLS("goes on with what was put aside"),
        PAYS_CASH("takes cash, as much as is due"),
        PAYS_MORE_CASH("takes a note that is too large"),
        HANDS_OVER("hands an order over"),
        PAYS_SOME_CASH("takes some of it in cash"),
        PAYS_BY_CARD("asks the card terminal for all that is due"),
        PAYS_SOME_BY_CARD("asks the card terminal for some of it"),
        CANCELS_THE_CARD("cancels the card payment"),
        TAKES_A_TENDER_BACK("takes a payment back"),
        OPENS_THE_DRAWER("opens the drawer without a sale"),
        PRINTS_A_COPY("prints the last receipt again"),
        SETTLES_THE_PAPER("says what became of the paper"),
        REPEATS("hits the same key twice"),
        USES_AN_OLD_ID("sends another command under the last one's id"),
        STRANGER_SCANS("Ben, whose shift it is not, scans bread"),
        SECOND_SCREEN_PAYS("both screens take cash at the same moment"),
        MANAGER_DECIDES("Mona decides what became of a card payment"),
        MANAGER_REFUNDS("Mona gives money back to a card");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public void happen(World world) {
        var place = world.box(shop).tills.get(till - 1);
        var screen = place.screen;
        switch (kind) {
            case OPENS -> says(screen, new TillAction.OpenShift(Goods.money(100_00)));
            case CLOSES -> close(world, screen);
            case SCANS -> scan(world, screen);
            case READS -> read(place);
            case SCANS_RUBBISH -> says(screen, new TillAction.Scan(rubbish(), null, null, null));
            case SCANS_TOO_MUCH ->
                says(screen, new TillAction.Scan(Goods.code(Goods.ITEMS.get(3)), null, 9_999L, null));
            case CHANGES_A_QUANTITY -> says(screen, new TillAction.ChangeQuantity(1 + much % 3, 1000L * (much % 4)));
            case VOIDS_A_LINE -> says(screen, new TillAction.VoidLine(1 + much % 3));
            case VOIDS_THE_BASKET -> voidBasket(world, place);
            case SUSPENDS -> says(screen, new TillAction.SuspendBasket());
            case RECALLS -> recall(world, place);
            case PAYS_CASH -> says(screen, new TillAction.PayCash(due(screen)));
            case PAYS_MORE_CASH ->
                says(screen, new TillAction.PayCash(due(screen).plus(Goods.money(10_00))));
            case HANDS_OVER -> handOver(world, screen);
            case PAYS_SOME_CASH -> says(screen, new TillAction.PayCash(Goods.money(1 + much % 100)));
            case PAYS_BY_CARD -> says(screen, new TillAction.PayCard(null));
            case PAYS_SOME_BY_CARD -> says(screen, new TillAction.PayCard(Goods.money(1 + much % 100)));
            case CANCELS_THE_CARD -> says(screen, new TillAction.CancelCard());
            case TAKES_A_TENDER_BACK -> says(screen, new TillAction.TakeBackTender(tender(screen)));
            case OPENS_THE_DRAWER -> says(screen, new TillAction.NoSale("change"));
            case PRINTS_A_COPY -> copy(screen);
            case SETTLES_THE_PAPER -> settlePaper(place);
            case REPEATS -> ifThereIs(screen.last(), screen::again);
            case USES_AN_OLD_ID -> ifThereIs(screen.last(), last -> useOldId(world, screen, last));
            case STRANGER_SCANS -> stranger(world, screen);
            case SECOND_SCREEN_PAYS -> payTwice(world, screen);
            case MANAGER_DECIDES -> decide(world, place);
            case MANAGER_REFUNDS -> refund(world, place);
        }
    }

    /** Whether there is nothing left to pay of it, as with an order. */
    static boolean isPaid(Basket.Content basket) {
        return !basket.tenders().isEmpty() && basket.priced().due().isZero();
    }

    private void handOver(World world, Screen screen) {
        var answer = says(screen, new TillAction.HandOver());
        if (answer.isAnswered() && answer.refusal() == null) {
            world.count(Fault.AN_ORDER_WAS_HANDED_OVER);
        }
    }

    private Asked says(Screen screen, TillAction action) {
        return screen.does(Screen.ANNA, action, words());
    }

    private static <T> void ifThereIs(@Nullable T thing, java.util.function.Consumer<T> then) {
        if (thing != null) {
            then.accept(thing);
        }
    }

    private void close(World world, Screen screen) {
        if (screen.basket() != null) {
            world.count(Fault.A_SHIFT_WAS_CLOSED_WITH_AN_OPEN_BASKET);
        }
        says(screen, new TillAction.CloseShift(Goods.money(much)));
    }

    private void scan(World world, Screen screen) {
        var item = Goods.ITEMS.get(much % Goods.ITEMS.size());
        var weight = item.unit().isWeighed() ? Long.valueOf(100 + much % 900) : null;
        if (world.box(shop).tills.get(till - 1).terminal.isBusy()) {
            world.count(Fault.SOMETHING_WAS_SCANNED_WHILE_IT_WAS_PAID);
        }
        says(screen, new TillAction.Scan(Goods.code(item), null, null, weight));
    }

    /** Comes over the device, without a command of its own. */
    private void read(TillPlace place) {
        var item = Goods.ITEMS.get(much % 6);
        place.sells(words(), life -> {
            life.lane(place.number()).scanned(Symbology.EAN_13, Goods.code(item));
            place.box.lookAtTheLines(life);
        });
    }

    private String rubbish() {
        return List.of(Goods.UNKNOWN, "4000001000010", "not a code", "99999").get(much % 4);
    }

    private void voidBasket(World world, TillPlace place) {
        if (place.terminal.isBusy()) {
            world.count(Fault.A_BASKET_WAS_TO_BE_VOIDED_WHILE_IT_WAS_PAID);
        }
        says(place.screen, new TillAction.VoidBasket());
    }

    /** From a list on the screen that may be old by now: what another till has recalled meanwhile is asked for all the same. */
    private void recall(World world, TillPlace place) {
        var baskets = place.box.tills.stream()
                .flatMap(each -> each.screen.putAside().stream())
                .toList();
        var basket = baskets.isEmpty() ? "nothing" : baskets.get(much % baskets.size());
        var answer = says(place.screen, new TillAction.RecallBasket(basket));
        if (!baskets.isEmpty() && answer.refusal() == Refusal.THE_BASKET_IS_NOT_WAITING) {
            world.count(Fault.TWO_TILLS_WANTED_ONE_BASKET);
        }
        var mine = place.screen.basket();
        if (mine != null
                && !(mine.opening().owner() instanceof Owner.AtTill at
                        && at.till().equals(place.number()))) {
            world.count(Fault.A_BASKET_WENT_ON_AT_ANOTHER_TILL);
        }
    }

    private static Money due(Screen screen) {
        var basket = screen.basket();
        return basket == null ? Goods.money(1) : basket.priced().due();
    }

    private static int tender(Screen screen) {
        var basket = screen.basket();
        return basket == null || basket.tenders().isEmpty()
                ? 1
                : basket.tenders().getFirst().number();
    }

    private void copy(Screen screen) {
        for (var receipt : screen.shownAsPaid().keySet()) {
            says(screen, new TillAction.PrintReceipt(receipt));
            return;
        }
    }

    private void settlePaper(TillPlace place) {
        var jobs = ask(place, life -> tx -> life.shop.site().printJobs().asked(tx, place.number()));
        if (jobs != null && !jobs.isEmpty()) {
            says(place.screen, new TillAction.SettlePrint(jobs.getFirst().id(), much % 2 == 0));
        }
    }

    private void useOldId(World world, Screen screen, Asked last) {
        world.count(Fault.AN_ID_WAS_USED_FOR_ANOTHER_COMMAND);
        screen.does(last.command.id(), Screen.ANNA, new TillAction.NoSale("other " + much), words());
    }

    private void stranger(World world, Screen screen) {
        world.count(Fault.A_STRANGER_WAS_REFUSED);
        screen.does(Screen.BEN, new TillAction.Scan(Goods.code(Goods.ITEMS.get(1)), null, null, null), words());
    }

    private void payTwice(World world, Screen screen) {
        world.count(Fault.TWO_SCREENS_DID_THE_SAME);
        var pay = new TillAction.PayCash(due(screen));
        says(screen, pay);
        says(screen, pay);
    }

    private void decide(World world, TillPlace place) {
        var waiting = ask(place, life -> tx -> life.lane(place.number()).till().awaitingTheManager(tx));
        if (waiting != null && !waiting.isEmpty()) {
            world.count(Fault.A_MANAGER_DECIDED);
            decide(place, waiting.getFirst(), much % 2 == 0, words());
        }
    }

    /** Of one of the newest payments, all or some; now and then of none. */
    private void refund(World world, TillPlace place) {
        var newest = ask(
                place,
                life -> tx ->
                        life.shop.site().receipts().newest(tx, life.shop.site().journal(), place.number(), 20));
        var paid = newest == null
                ? List.<ReceiptNumber>of()
                : newest.stream()
                        .map(Receipts.Sale::sale)
                        .filter(sale -> sale.tenders().stream().anyMatch(Tender.Card.class::isInstance))
                        .map(Payload.SaleCompleted::receipt)
                        .toList();
        var receipt = paid.isEmpty() || much % 5 == 0 ? null : paid.get(much % paid.size());
        var amount = receipt != null && much % 2 == 0 ? null : Goods.money(1 + much % 300);
        var answer = place.screen.does(
                Screen.MONA, new TillAction.RefundCard(receipt, null, amount, "it came back"), words());
        if (answer.refusal() == null) {
            world.count(Fault.A_MANAGER_GAVE_MONEY_BACK_TO_A_CARD);
        }
    }

    /** Who looks at the terminal before deciding: what it has taken was paid, and only what it has not taken was given back. */
    static void decide(TillPlace place, CardAttempt attempt, boolean looks, String words) {
        var slip = place.terminal.taken(attempt.reference());
        boolean taken = slip != null;
        boolean says = attempt.state() == CardAttempt.State.UNKNOWN ? looks && taken : taken;
        place.screen.does(
                Screen.MONA,
                new TillAction.ResolveCard(attempt.reference(), says, says ? slip : null),
                words + (says ? " (paid)" : " (not paid)"));
    }

    private interface Question<T> {
        T in(Tx tx) throws SQLException;
    }

    private static <T> @Nullable T ask(TillPlace place, Function<Life, Question<T>> question) {
        var answer = new java.util.concurrent.atomic.AtomicReference<@Nullable T>();
        place.box.run("is asked", life -> answer.set(life.database.read(question.apply(life)::in)));
        return answer.get();
    }

    private String words() {
        var item = Goods.ITEMS.get(much % Goods.ITEMS.size()).name();
        return kind.words.formatted(item);
    }

    @Override
    public String toString() {
        return "shop " + shop + ", till " + till + ": " + words();
    }
}
