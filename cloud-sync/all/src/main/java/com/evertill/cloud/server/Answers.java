package com.evertill.cloud.server;

import com.evertill.cloud.iotchannel.Envelope;
import com.evertill.cloud.shops.Reception;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** To the shops. An answer that gets lost does no harm: the node sends again, or says hello, and is answered again. */
@ApplicationScoped
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final Emitter<Envelope> out;

    @Inject
    public Answers(
            @Channel("answers-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024)
                    Emitter<Envelope> out) {
        this.out = out;
    }

    void send(Reception.Answer answer) {
        try {
            var sent = out.send(new Envelope(answer.topic(), answer.payload()));
            sent.whenComplete((_, failure) -> {
                if (failure != null) {
                    LOG.warnf("%s was not sent: %s", answer.topic(), failure.getMessage());
                }
            });
        } catch (IllegalStateException full) {
            LOG.warnf("%s was not sent: %s", answer.topic(), full.getMessage());
        }
    }
}
