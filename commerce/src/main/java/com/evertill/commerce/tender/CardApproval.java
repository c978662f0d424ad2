package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a card terminal says of a payment that it took.
 *
 * @param poiTransactionId the terminal's own name of the payment, needed to reverse it. Opaque: it is the one text here that is not searched
 *     for card numbers, since some terminals number their transactions with as many digits as a card has.
 * @param authorisationCode of the bank; empty where there is none.
 * @param maskedPan at most the first six and last four digits (PCI DSS 4.0, requirement 3.4.1).
 * @param brand of the card as the terminal names it.
 * @param amount what was taken, which may be less than was asked.
 * @param receiptLines what the scheme wants on the customer's paper, in order.
 * @param offlineApproved the terminal took the risk without asking the bank.
 * @param token stands for the card at the payment provider, useless to anybody else; {@code null} where none was given.
 * @param details {@code null} where the terminal tells none, and in what was written before they were asked for.
 */
public record CardApproval(
        String poiTransactionId,
        String authorisationCode,
        String maskedPan,
        String brand,
        Money amount,
        List<String> receiptLines,
        boolean offlineApproved,
        @Nullable String token,
        @Nullable CardDetails details) {

    /** @throws IllegalArgumentException if anything looks like a full card number; the message does not repeat it. */
    public CardApproval {
        receiptLines = List.copyOf(receiptLines);
        var texts = Stream.of(
                Stream.of(authorisationCode, maskedPan, brand, token == null ? "" : token),
                receiptLines.stream(),
                details == null ? Stream.<String>empty() : details.texts());
        if (texts.flatMap(it -> it).anyMatch(CardNumbers::appearIn)) {
            throw new IllegalArgumentException("a card approval holds what looks like a full card number");
        }
    }

    /** Without details. */
    public CardApproval(
            String poiTransactionId,
            String authorisationCode,
            String maskedPan,
            String brand,
            Money amount,
            List<String> receiptLines,
            boolean offlineApproved,
            @Nullable String token) {
        this(poiTransactionId, authorisationCode, maskedPan, brand, amount, receiptLines, offlineApproved, token, null);
    }

    /** The same where this was asked for: what was taken for goods beyond that is a tip, or a charge of the terminal's, and pays for no goods. */
    public CardApproval askedFor(Money asked) {
        if (!asked.currency().equals(amount.currency()) || !forGoods().isMoreThan(asked)) {
            return this;
        }
        var told = details == null ? CardDetails.NONE : details;
        var surplus = forGoods().minus(asked);
        var tip = told.tip() == null ? surplus : told.tip().plus(surplus);
        return new CardApproval(
                poiTransactionId,
                authorisationCode,
                maskedPan,
                brand,
                amount,
                receiptLines,
                offlineApproved,
                token,
                new CardDetails(
                        told.entry(), tip, told.cashBack(), told.conversion(), told.merchantLines(), told.signature()));
    }

    /** What it pays of the basket: neither a tip nor cash over the counter is for goods. */
    public Money forGoods() {
        var goods = amount;
        if (details != null) {
            goods = details.tip() == null ? goods : goods.minus(details.tip());
            goods = details.cashBack() == null ? goods : goods.minus(details.cashBack());
        }
        return goods;
    }
}
