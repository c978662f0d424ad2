package com.evertill.devices.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What a terminal's answers mean to the till. */
class NexoAnswersTest {
    private static final Money PRICE = new Money(1250, Currency.getInstance("EUR"));

    private static JsonNode failure(String error) throws JsonProcessingException {
        return NexoMessages.MAPPER.readTree("""
                {"Response": {"Result": "Failure", "ErrorCondition": "%s"}}
                """.formatted(error));
    }

    @Test
    void a_reversal_is_refused_only_by_what_is_an_end() throws JsonProcessingException {
        assertThat(NexoAnswers.reversal(failure("InProgress"))).isInstanceOf(ReversalOutcome.Unknown.class);
        assertThat(NexoAnswers.reversal(failure("Busy"))).isInstanceOf(ReversalOutcome.NotAsked.class);
        assertThat(NexoAnswers.reversal(failure("NotAllowed"))).isEqualTo(new ReversalOutcome.Refused("NotAllowed"));
    }

    @Test
    void so_is_a_refund_of_a_payment() throws JsonProcessingException {
        assertThat(NexoAnswers.refund(failure("InProgress"), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(NexoAnswers.refund(failure("NotAllowed"), PRICE))
                .isEqualTo(new PaymentOutcome.Declined(Reason.REFUSED, "NotAllowed"));
    }

    private static JsonNode approval(String result, String amounts, String conversion) throws JsonProcessingException {
        return NexoMessages.MAPPER.readTree("""
                {"Response": {"Result": "%s"},
                 "POIData": {"POITransactionID": {"TransactionID": "T1", "TimeStamp": "2026-11-23T10:00:00Z"}},
                 "PaymentResult": {"AmountsResp": %s, "CurrencyConversion": %s}}
                """.formatted(result, amounts, conversion));
    }

    private static PaymentOutcome told(String amounts, String conversion) throws JsonProcessingException {
        return NexoAnswers.payment(approval("Success", amounts, conversion), PRICE);
    }

    @Test
    void f20_an_amount_that_comes_without_its_currency_is_of_the_configured_one() throws JsonProcessingException {
        assertThat(told("{\"AuthorizedAmount\": 12.50}", "[]"))
                .isInstanceOfSatisfying(
                        PaymentOutcome.Approved.class,
                        yes -> assertThat(yes.approval().amount()).isEqualTo(PRICE));
        assertThat(told("{\"Currency\": \"USD\", \"AuthorizedAmount\": 12.50}", "[]"))
                .isInstanceOfSatisfying(PaymentOutcome.Approved.class, yes -> assertThat(
                                yes.approval().amount().currency().getCurrencyCode())
                        .isEqualTo("USD"));
        assertThat(told("{\"AuthorizedAmount\": 12.505}", "[]")).isInstanceOf(PaymentOutcome.Unknown.class);
    }

    @Test
    void f20_an_approval_without_an_amount_is_of_what_was_asked_and_one_in_part_is_none()
            throws JsonProcessingException {
        assertThat(told("{}", "[]")).isInstanceOfSatisfying(PaymentOutcome.Approved.class, yes -> assertThat(
                        yes.approval().amount())
                .isEqualTo(PRICE));
        assertThat(NexoAnswers.payment(approval("Partial", "{}", "[]"), PRICE))
                .isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(NexoAnswers.refund(approval("Partial", "{}", "[]"), PRICE))
                .isInstanceOf(PaymentOutcome.Unknown.class);
    }

    @Test
    void what_is_no_money_beside_the_amount_undoes_no_approval() throws JsonProcessingException {
        assertThat(told(
                        "{\"AuthorizedAmount\": 12.50, \"TipAmount\": 1.001}",
                        "[{\"ConvertedAmount\": {\"AmountValue\": 14.00}}]"))
                .isInstanceOfSatisfying(PaymentOutcome.Approved.class, yes -> {
                    assertThat(yes.approval().amount()).isEqualTo(PRICE);
                    assertThat(yes.approval().details()).isNull();
                });
    }

    @Test
    void a_terminal_that_is_busy_has_told_nothing_of_its_totals() throws JsonProcessingException {
        assertThat(NexoTotals.outcome(failure("Busy"))).isInstanceOf(TotalsOutcome.Unreachable.class);
        assertThat(NexoTotals.outcome(failure("NotFound"))).isEqualTo(new TotalsOutcome.Refused("NotFound"));
    }
}
