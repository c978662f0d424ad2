package com.evertill.commerce.basket;

import com.evertill.commerce.basket.BasketEvent.LineAdded;
import com.evertill.commerce.node.CustomerReference;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.Pricer;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Put aside, until a till recalls it. */
    record Suspended(Content content) implements Known {}

    /** Fully paid, with its number drawn, waiting for its seal. */
    record Sealing(Content content, ReceiptNumber receipt) implements Known {}

    record Completed(Content content, ReceiptNumber receipt, Seal seal) implements Known {}

    record Voided(Content content) implements Known {}

    /**
     * What a basket holds.
     *
     * @param lines in the order they were added, voided ones among them; line n stands at index n - 1.
     * @param tenders those that count; one taken back is gone.
     * @param owner who opened it, or recalled it last.
     * @param customer whose it is, as far as that is known.
     * @param lastTender the number of the newest tender ever taken, so that a number is never used again.
     */
    record Content(
            Opening opening,
            Owner owner,
            @Nullable CustomerReference customer,
            List<Line> lines,
            List<Tender> tenders,
            int lastTender) {
        public Content {
            lines = List.copyOf(lines);
            tenders = List.copyOf(tenders);
        }

        static Content of(Opening opening) {
            return new Content(opening, opening.owner(), null, List.of(), List.of(), 0);
        }

        public Optional<Line> line(int number) {
            return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
        }

        public Optional<Tender> tender(int number) {
            return tenders.stream().filter(tender -> tender.number() == number).findFirst();
        }

        /** Whether a till has taken some of its payments, which would have to go back where they lie. */
        public boolean isPaidAtTill() {
            return tenders.stream().anyMatch(tender -> !(tender instanceof Tender.Prepaid));
        }

        /** No line, or only voided ones. */
        public boolean isEmpty() {
            return lines.stream().allMatch(Line::voided);
        }

        /** What it all costs, by the rules and the currency it was opened with. */
        public PricedBasket priced() {
            return Pricer.price(opening.currency(), opening.taxRules(), lines, tenders);
        }

        Content with(LineAdded added) {
            require(added.line() == lines.size() + 1, "line", added.line());
            return withLines(Stream.concat(
                    lines.stream(),
                    Stream.of(new Line(
                            added.line(),
                            added.item(),
                            added.unitPrice(),
                            added.quantity(),
                            added.statedAmount(),
                            added.release(),
                            false))));
        }

        Content changing(int number, UnaryOperator<Line> change) {
            require(line(number).filter(line -> !line.voided()).isPresent(), "line", number);
            return withLines(lines.stream().map(line -> line.number() == number ? change.apply(line) : line));
        }

        Content with(Owner other) {
            return new Content(opening, other, customer, lines, tenders, lastTender);
        }

        Content with(CustomerReference named) {
            return new Content(opening, owner, named, lines, tenders, lastTender);
        }

        Content with(Tender tender) {
            require(tender.number() == lastTender + 1, "tender", tender.number());
            var more = Stream.concat(tenders.stream(), Stream.of(tender)).toList();
            return new Content(opening, owner, customer, lines, more, tender.number());
        }

        Content withoutTender(int number) {
            require(tender(number).isPresent(), "tender", number);
            var left = tenders.stream().filter(it -> it.number() != number).toList();
            return new Content(opening, owner, customer, lines, left, lastTender);
        }

        private Content withLines(Stream<Line> changed) {
            return new Content(opening, owner, customer, changed.toList(), tenders, lastTender);
        }

        private void require(boolean possible, String what, int number) {
            if (!possible) {
                throw new IllegalStateException(
                        "nothing can happen to " + what + " " + number + " of basket " + opening.basket());
            }
        }
    }
}
