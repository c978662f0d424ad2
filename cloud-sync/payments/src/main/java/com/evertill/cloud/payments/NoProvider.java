package com.evertill.cloud.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** For who has no provider: nobody can pay beforehand, and is told so at once. What was begun while there was one waits for it. */
public final class NoProvider implements PaymentProvider {
    @Override
    public Reply ask(Ask ask) {
        return switch (ask) {
            case Ask.OpenPage _ -> new Reply.Refused("No provider of payments is configured.");
            case Ask.LookAtPage _, Ask.ClosePage _, Ask.LookAtHold _, Ask.Take _, Ask.LetGo _, Ask.GiveBack _ ->
                new Reply.Unclear(
                        "No provider of payments is configured, and there was one when this began.",
                        Optional.of(Duration.ofMinutes(10)));
        };
    }

    @Override
    public Notice read(String signature, byte[] body, Instant now) {
        return new Notice.Bad(WebhookRefusal.NO_PROVIDER_IS_EXPECTED_TO_SEND);
    }
}
