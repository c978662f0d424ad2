package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;
import java.time.Duration;
import java.util.Optional;

/** What a provider says: how things stand there now, or why it does not say. */
public sealed interface Reply {

    /** Nobody has paid on it yet. */
    record PageOpen(String session, String address) implements Reply {}

    /** Nobody has, and nobody will. */
    record PageClosed() implements Reply {}

    record Held(String hold, Money amount) implements Reply {}

    record Taken(String hold, Money amount) implements Reply {}

    /** Nothing is held any more, and nothing was taken. */
    record Gone() implements Reply {}

    /** Under this name. */
    record GivenBack(String name) implements Reply {}

    /** It was not done, and asking again the same will not change that. */
    record Refused(String why) implements Reply {}

    /**
     * It may have been done or not.
     *
     * @param rest how long the provider wants to be left alone, if it says so.
     */
    record Unclear(String why, Optional<Duration> rest) implements Reply {}

    /** The provider failed, remembers that under this key, and will say so for ever; whether it was done shows in what it would have changed. */
    record Failed(String why) implements Reply {}
}
