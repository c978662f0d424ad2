package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What happened to a payment. Replayed, they give the payment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentEvent.PaymentWanted.class, name = "wanted"),
    @JsonSubTypes.Type(value = PaymentEvent.PageAsked.class, name = "page-asked"),
    @JsonSubTypes.Type(value = PaymentEvent.PageOpened.class, name = "page-opened"),
    @JsonSubTypes.Type(value = PaymentEvent.PaymentDeclined.class, name = "declined"),
    @JsonSubTypes.Type(value = PaymentEvent.PaymentAuthorised.class, name = "authorised"),
    @JsonSubTypes.Type(value = PaymentEvent.CaptureBegan.class, name = "capture-began"),
    @JsonSubTypes.Type(value = PaymentEvent.PaymentCaptured.class, name = "captured"),
    @JsonSubTypes.Type(value = PaymentEvent.HoldWasLost.class, name = "hold-lost"),
    @JsonSubTypes.Type(value = PaymentEvent.RefundBegan.class, name = "refund-began"),
    @JsonSubTypes.Type(value = PaymentEvent.MoneyRefunded.class, name = "refunded"),
    @JsonSubTypes.Type(value = PaymentEvent.TriedAnew.class, name = "tried-anew"),
    @JsonSubTypes.Type(value = PaymentEvent.NoLongerWanted.class, name = "not-wanted"),
    @JsonSubTypes.Type(value = PaymentEvent.PaymentReleased.class, name = "released")
})
public sealed interface PaymentEvent {

    record PaymentWanted(Terms terms) implements PaymentEvent {}

    /** It is about to be asked: written down before the provider hears of it. */
    record PageAsked(int attempt, Instant until) implements PaymentEvent {}

    record PageOpened(String session, String address) implements PaymentEvent {}

    record PaymentDeclined(String why) implements PaymentEvent {}

    record PaymentAuthorised(String hold) implements PaymentEvent {}

    record CaptureBegan(Money amount) implements PaymentEvent {}

    record PaymentCaptured(Money amount) implements PaymentEvent {}

    record HoldWasLost() implements PaymentEvent {}

    record RefundBegan(String name, Money amount) implements PaymentEvent {}

    record MoneyRefunded(String name, Money amount) implements PaymentEvent {}

    /** The provider will never say more to the last attempt at this step than that it failed. */
    record TriedAnew() implements PaymentEvent {}

    record NoLongerWanted(String order) implements PaymentEvent {}

    record PaymentReleased() implements PaymentEvent {}
}
