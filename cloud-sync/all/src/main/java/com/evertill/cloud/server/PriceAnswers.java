package com.evertill.cloud.server;

import com.evertill.cloud.prices.Answer;
import com.evertill.cloud.prices.PriceRefusal;
import com.evertill.ui.server.Problem;

/** What the price service answered, or its refusal as a problem. */
final class PriceAnswers {
    private PriceAnswers() {}

    static <T> T unlessRefused(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done(var value) -> value;
            case Answer.Refused<T> refused -> throw refused(refused.why());
        };
    }

    static Problem refused(PriceRefusal refusal) {
        return switch (refusal) {
            case THERE_IS_NO_SUCH_ZONE, THERE_IS_NO_SUCH_DRAFT, THERE_IS_NO_SUCH_ITEM -> Problem.refused(404, refusal);
            default -> Problem.refused(refusal);
        };
    }
}
