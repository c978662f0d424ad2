package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import java.time.Instant;

/** What is asked of a provider. Where there is a key, a repeat under it is the same wish. */
public sealed interface Ask {

    /** For a page on which the customer authorises the amount, which is not taken by that. */
    record OpenPage(String key, PaymentId payment, Terms terms, Instant until) implements Ask {}

    record LookAtPage(String session) implements Ask {}

    /** So that nobody can pay there any more; if somebody has, that is the answer. */
    record ClosePage(String session) implements Ask {}

    record LookAtHold(String hold) implements Ask {}

    /** So much of what is held. */
    record Take(String key, String hold, Money amount) implements Ask {}

    record LetGo(String key, String hold) implements Ask {}

    /** @param name under which it is given back once, also when the provider has forgotten the key. */
    record GiveBack(String key, PaymentId payment, String hold, String name, Money amount) implements Ask {}
}
