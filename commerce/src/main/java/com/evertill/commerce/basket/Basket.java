package com.evertill.commerce.basket;

import com.evertill.commerce.basket.BasketEvent.BasketOpened;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.Pricer;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import java.util.List;
import java.util.Optional;

/** A basket in one of its states. A type per state: what cannot be asked of a state is not there to ask. */
public sealed interface Basket {

    /** Nothing was scanned yet. */
    record NotOpened() implements Basket {}

    /** Everything but {@link NotOpened} knows what was in it. */
    sealed interface Known extends Basket {
        Content content();

        default BasketId id() {
            return content().opening().basket();
        }
    }

    record Open(Content content) implements Known {}

    /** Fully paid, with its number drawn, waiting for its seal. */
    record Sealing(Content content, ReceiptNumber receipt) implements Known {}

    record Completed(Content content, ReceiptNumber receipt, Seal seal) implements Known {}

    record Voided(Content content) implements Known {}

    /**
     * What a basket holds.
     *
     * @param lines in the order they were added, voided ones among them; line n stands at index n - 1.
     * @param tenders those that count; one taken back is gone.
     * @param lastTender the number of the newest tender ever taken, so that a number is never used again.
     */
    record Content(BasketOpened opening, List<Line> lines, List<Tender> tenders, int lastTender) {
        public Content {
            lines = List.copyOf(lines);
            tenders = List.copyOf(tenders);
        }

        public Optional<Line> line(int number) {
            return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
        }

        public Optional<Tender> tender(int number) {
            return tenders.stream().filter(tender -> tender.number() == number).findFirst();
        }

        /** No line, or only voided ones. */
        public boolean isEmpty() {
            return lines.stream().allMatch(Line::voided);
        }

        /** What it all costs, by the rules and the currency it was opened with. */
        public PricedBasket priced() {
            return Pricer.price(opening.currency(), opening.taxRules(), lines, tenders);
        }
    }
}
