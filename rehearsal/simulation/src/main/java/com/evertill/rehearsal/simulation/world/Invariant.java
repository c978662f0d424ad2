package com.evertill.rehearsal.simulation.world;

import java.util.List;
import java.util.function.Function;

/**
 * What has to be true whatever happened. Most are looked at when all has calmed down; those without a check are watched all the time, and broken by
 * whoever sees it.
 */
@SuppressWarnings("ImmutableEnumChecker") // A check is a method.
public enum Invariant {
    NOTHING_BLOWS_UP,
    EVERYTHING_COMES_TO_AN_END,
    A_REPEAT_IS_ANSWERED_THE_SAME(End::repeats),
    NO_REFUSAL_CHANGES_ANYTHING,
    A_CLOCK_THAT_WENT_BACK_IS_ON_RECORD,
    WHAT_WAS_SHOWN_AS_PAID_IS_IN_THE_JOURNAL(SalesChecks::shownAsPaid),
    EVERY_COMPLETED_SALE_IS_IN_THE_CLOUD_ONCE(SalesChecks::inTheCloudOnce),
    THE_CHAIN_IS_INTACT(ChainChecks::chain),
    SEQUENCES_AND_RECEIPT_NUMBERS_HAVE_NO_GAPS(ChainChecks::numbers),
    NO_RECEIPT_NUMBER_IS_GIVEN_TWICE(ChainChecks::drawnOnce),
    A_REPLACED_BOX_HAS_ALL_THAT_ITS_PLACE_WAS_GIVEN_WITH(ReplacementChecks::hasAllThatWasConfirmed),
    A_REPLACED_BOX_SAYS_WHAT_IS_LOST(ReplacementChecks::statesWhatIsLost),
    AN_OLD_COPY_THAT_IS_PUT_BACK_IS_FOUND_OUT(ReplacementChecks::oldCopies),
    NO_CONFIRMATION_GOES_BEYOND_WHAT_THE_CLOUD_HOLDS(ChainChecks::position),
    WHAT_A_BOX_LETS_GO_IS_IN_THE_CLOUD(PruningChecks::inTheCloud),
    TOTALS_ARE_EQUAL_ON_BOTH_SIDES(SumChecks::totals),
    STOCK_IS_WHAT_THE_FACTS_SAY(SumChecks::stock),
    CARD_CAPTURES_MATCH_TENDERS(CardChecks::captures),
    WHAT_A_TERMINAL_COUNTED_IS_ON_RECORD(CardChecks::counted),
    OFFLINE_APPROVALS_STAY_WITHIN_THE_LIMITS(OfflineChecks::limits),
    A_LATER_DECLINE_IS_AN_EXCEPTION_UNTIL_SOMEBODY_CLOSES_IT(OfflineChecks::declined),
    EVERY_SHOP_IS_AT_THE_RELEASE_IT_WAS_TOLD(PriceChecks::release),
    NO_SHOP_REFUSES_WHAT_HEAD_OFFICE_RELEASES(PriceChecks::refusals),
    LINES_ARE_PRICED_AS_WHEN_THEY_WERE_ADDED(PriceChecks::lines),
    EVERY_FACT_IS_IN_THE_SHIFT_IN_WHICH_IT_HAPPENED(SalesChecks::shifts),
    A_BASKET_HAS_ONE_OWNER(BasketChecks::owners),
    A_CART_IS_PAID_FOR_ONCE(CartChecks::paidOnce),
    THE_CLOUD_KNOWS_WHAT_BECAME_OF_EVERY_CART(CartChecks::known),
    WHAT_IS_PAID_BEFOREHAND_IS_TAKEN_WHEN_IT_IS_HANDED_OVER(OrderChecks::paid),
    THE_CLOUD_KNOWS_WHAT_BECAME_OF_EVERY_ORDER(OrderChecks::known),
    PAPER_COMES_OUT_ONCE_UNLESS_ASKED_FOR(SalesChecks::paper),
    WHAT_WAS_FORGED_RAISES_AN_ALARM(ForgeryChecks::alarmed),
    NO_ALARM_IS_RAISED_WITHOUT_A_CAUSE(ChainChecks::alarms),
    THE_VERIFIER_AGREES(ChainChecks::verifier);

    private final Function<End, List<String>> check;

    Invariant() {
        this(_ -> List.of());
    }

    /** @param check says what is wrong, a sentence each; nothing if all is well. */
    Invariant(Function<End, List<String>> check) {
        this.check = check;
    }

    List<String> wrong(End end) {
        return check.apply(end);
    }

    /** In plain words. */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
