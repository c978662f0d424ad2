package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.ExceptionsApi.Kind;
import com.evertill.commerce.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as it was told.
 *
 * @param id for ever: of an event its source and id.
 * @param place rule of the bus, or subscription of another system, that takes nothing.
 * @param said by whoever did not do it.
 */
public record Incident(
        String id,
        Kind kind,
        Instant at,
        @Nullable String order,
        @Nullable String payment,
        @Nullable String store,
        @Nullable String receipt,
        @Nullable Money amount,
        @Nullable String place,
        @Nullable String said) {

    /**
     * Of letters that nobody took.
     *
     * @param kind NOT_BROUGHT or NOT_DELIVERED.
     * @param at when the newest of them was given up.
     */
    public static Incident ofLetters(Kind kind, String place, Instant at, String said) {
        var id = kind.name() + "#" + place + "/" + at.toEpochMilli();
        return new Incident(id, kind, at, null, null, null, null, null, place, said);
    }
}
