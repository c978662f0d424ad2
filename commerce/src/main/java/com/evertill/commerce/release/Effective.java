package com.evertill.commerce.release;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When a release comes into force. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effective.Now.class, name = "now"),
    @JsonSubTypes.Type(value = Effective.StoreTime.class, name = "store-time"),
    @JsonSubTypes.Type(value = Effective.At.class, name = "at")
})
public sealed interface Effective {

    /** As soon as it is staged: an emergency. */
    record Now() implements Effective {}

    /** When the clock on the shop's wall shows it, in each shop for itself. */
    record StoreTime(LocalDateTime at) implements Effective {}

    /** Everywhere at once. */
    record At(Instant at) implements Effective {}

    /**
     * Whether it has come. A wall-clock time that is skipped when summer time begins comes at the end of the gap it falls into; one that
     * comes twice when summer time ends comes the first time.
     */
    default boolean isDue(Instant storeTime, ZoneId zone) {
        return switch (this) {
            case Now() -> true;
            case StoreTime(var at) -> !storeTime.isBefore(instantOf(at, zone));
            case At(var at) -> !storeTime.isBefore(at);
        };
    }

    private static Instant instantOf(LocalDateTime at, ZoneId zone) {
        var gap = zone.getRules().getTransition(at);
        return gap != null && gap.isGap() ? gap.getInstant() : at.atZone(zone).toInstant();
    }
}
