package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.item.Quantity;
import java.time.Instant;
import java.util.List;

/** What other services are told of stock. */
public final class StockEvents {
    public static final String SOURCE = "/evertill/stock";
    public static final String RESERVED = "com.evertill.stock.reserved.v1";
    public static final String NOT_RESERVED = "com.evertill.stock.not-reserved.v1";
    public static final String RELEASED = "com.evertill.stock.released.v1";
    public static final String LEVEL_CHANGED = "com.evertill.stock.level-changed.v1";
    public static final String OVERSOLD = "com.evertill.stock.oversold.v1";

    /** @param until then it is let go if nobody collects it. */
    public record Reserved(String order, String store, List<Reservation.Line> lines, Instant until) {}

    /** @param missing what there is not enough of; none if it is not about that. */
    public record NotReserved(String order, String store, List<Missing> missing, WhyNot why) {}

    public record Missing(String item, Quantity wanted, Quantity available) {}

    public enum WhyNot {
        NOT_ENOUGH_IS_THERE,
        /** More different items than {@value Reservation#MOST_ITEMS}. */
        TOO_MANY_ITEMS
    }

    public record Released(String order, String store, List<Reservation.Line> lines, Reservation.Why reason) {}

    /**
     * Facts that came late show that more was promised than there is. Told once until all that is promised is there again.
     *
     * @param shortBy what was promised and is not there.
     * @param reconsider orders that should be thought over: the newest first, as many as make up for what is short.
     */
    public record Oversold(
            String store,
            String item,
            Quantity onHand,
            Quantity reserved,
            Quantity shortBy,
            List<ToReconsider> reconsider) {}

    public record ToReconsider(String order, Quantity quantity, Instant since) {}

    static CloudEvent reserved(Reservation.Held held, Instant now) {
        return ofOrder(held, RESERVED, now, new Reserved(held.order(), held.store(), held.lines(), held.until()));
    }

    static CloudEvent notReserved(Reservation.NotHeld not, List<Missing> missing, WhyNot why, Instant now) {
        return ofOrder(not, NOT_RESERVED, now, new NotReserved(not.order(), not.store(), missing, why));
    }

    static CloudEvent released(Reservation.LetGo gone, List<Reservation.Line> lines, Instant now) {
        return ofOrder(gone, RELEASED, now, new Released(gone.order(), gone.store(), lines, gone.why()));
    }

    private static CloudEvent ofOrder(Reservation reservation, String type, Instant now, Object data) {
        var order = reservation.order();
        return CloudEvent.of(SOURCE, order + "/" + reservation.version(), type, order, now, data);
    }

    static CloudEvent levelChanged(Level level, long safetyStock, Instant now) {
        return ofLevel(level, "level", LEVEL_CHANGED, now, StockLevel.of(level, safetyStock));
    }

    static CloudEvent oversold(Level level, Instant now) {
        var kind = level.kind();
        var reconsider = level.toReconsider().stream()
                .map(held -> new ToReconsider(held.order(), kind.quantity(held.thousandths()), held.since()))
                .toList();
        return ofLevel(
                level,
                "short",
                OVERSOLD,
                now,
                new Oversold(
                        kind.store(),
                        kind.item(),
                        kind.quantity(level.onHand()),
                        kind.quantity(level.reserved()),
                        kind.quantity(level.shortBy()),
                        reconsider));
    }

    private static CloudEvent ofLevel(Level level, String what, String type, Instant now, Object data) {
        var kind = level.kind();
        var id = what + "/" + kind + "/" + level.version();
        return CloudEvent.of(SOURCE, id, type, kind.store() + "/" + kind.item(), now, data);
    }

    private StockEvents() {}
}
