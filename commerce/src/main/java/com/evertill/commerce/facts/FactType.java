package com.evertill.commerce.facts;

import com.evertill.commerce.codec.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of version 1, and the names they have for ever. */
public enum FactType {
    SALE_COMPLETED("sale.completed", Payload.SaleCompleted.class),
    SALE_VOIDED("sale.voided", Payload.SaleVoided.class),
    RETURN_COMPLETED("return.completed", Payload.ReturnCompleted.class),
    BASKET_SUSPENDED("basket.suspended", Payload.BasketSuspended.class),
    BASKET_RECEIVED("basket.received", Payload.BasketReceived.class),
    BASKET_RECALLED("basket.recalled", Payload.BasketRecalled.class),
    BASKET_ABANDONED("basket.abandoned", Payload.BasketAbandoned.class),
    BASKET_HANDED_OVER("basket.handed-over", Payload.BasketHandedOver.class),
    PRICE_OVERRIDDEN("price.overridden", Payload.PriceOverridden.class),
    NO_SALE("drawer.no-sale", Payload.NoSale.class),
    RECEIPT_COPIED("receipt.copied", Payload.ReceiptCopied.class),
    PAYMENT_RESOLVED("payment.resolved", Payload.PaymentResolved.class),
    PAYMENT_FORWARDED("payment.forwarded", Payload.PaymentForwarded.class),
    CARD_REFUNDED("card.refunded", Payload.CardRefunded.class),
    EXCEPTION_CLOSED("exception.closed", Payload.ExceptionClosed.class),
    STOCK_RECEIVED("stock.received", Payload.StockReceived.class),
    STOCK_COUNTED("stock.counted", Payload.StockCounted.class),
    STOCK_ADJUSTED("stock.adjusted", Payload.StockAdjusted.class),
    STOCK_TRANSFERRED("stock.transferred", Payload.StockTransferred.class),
    SHIFT_OPENED("shift.opened", Payload.ShiftOpened.class),
    SHIFT_CLOSED("shift.closed", Payload.ShiftClosed.class),
    CASH_MOVED("cash.moved", Payload.CashMoved.class),
    TERMINAL_RECONCILED("terminal.reconciled", Payload.TerminalReconciled.class),
    DAY_CLOSED("day.closed", Payload.DayClosed.class),
    EPOCH_BEGAN("epoch.began", Payload.EpochBegan.class),
    RELEASE_ACKNOWLEDGED("release.acknowledged", Payload.ReleaseAcknowledged.class),
    DEVICE_CHANGED("device.changed", Payload.DeviceChanged.class),
    CLOCK_CHANGED("clock.changed", Payload.ClockChanged.class);

    /** The only version so far: optional fields do not make a new one, and a change of meaning is a new type. */
    public static final int VERSION = 1;

    private static final Map<String, FactType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.wire, Function.identity()));
    private static final Map<Class<?>, FactType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.payload, Function.identity()));

    private final String wire;
    private final Class<? extends Payload> payload;

    FactType(String wire, Class<? extends Payload> payload) {
        this.wire = wire;
        this.payload = payload;
    }

    public String wire() {
        return wire;
    }

    public static FactType of(Payload payload) {
        var type = BY_CLASS.get(payload.getClass());
        if (type == null) {
            throw new IllegalArgumentException(payload.getClass() + " is not written");
        }
        return type;
    }

    /** @throws Json.MalformedException if the type is known and its bytes are not what the schema says. */
    public static Payload read(Fact fact) {
        return fact.version() == VERSION
                ? read(fact.type(), fact.payload())
                : new Payload.Unknown(fact.type(), fact.version());
    }

    /**
     * What was kept of a fact of this version.
     *
     * @throws Json.MalformedException as above.
     */
    public static Payload read(String wire, byte[] payload) {
        var type = BY_NAME.get(wire);
        return type == null ? new Payload.Unknown(wire, VERSION) : Json.read(payload, type.payload);
    }
}
