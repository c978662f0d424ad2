package com.evertill.cloud.server;

import com.evertill.cloud.iotchannel.Envelope;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
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

    void confirm(Confirmed confirmed) {
        send(Topic.CONFIRMED.of(confirmed.node()), confirmed);
    }

    void nudge(NodeId node, Nudge nudge) {
        send(Topic.NUDGE.of(node), nudge);
    }

    private void send(String topic, Object message) {
        try {
            var sent = out.send(new Envelope(topic, Json.bytes(message)));
            sent.whenComplete((_, failure) -> {
                if (failure != null) {
                    LOG.warnf("%s was not sent: %s", topic, failure.getMessage());
                }
            });
        } catch (IllegalStateException full) {
            LOG.warnf("%s was not sent: %s", topic, full.getMessage());
        }
    }
}
