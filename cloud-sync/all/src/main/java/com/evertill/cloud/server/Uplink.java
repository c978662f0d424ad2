package com.evertill.cloud.server;

import com.evertill.cloud.iotchannel.Envelope;
import com.evertill.cloud.ledger.Outcome;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** From the shops. A message is acknowledged when its method returns; one that throws comes again. */
@ApplicationScoped
public class Uplink {
    private static final Logger LOG = Logger.getLogger(Uplink.class);

    private final Cloud cloud;
    private final Answers answers;
    private final Worker worker;
    private final MeterRegistry meters;

    @Inject
    public Uplink(Cloud cloud, Answers answers, Worker worker, MeterRegistry meters) {
        this.cloud = cloud;
        this.answers = answers;
        this.worker = worker;
        this.meters = meters;
    }

    @Incoming("facts-in")
    @RunOnVirtualThread
    public void facts(Envelope envelope) {
        sender(envelope, Topic.FACTS).ifPresent(node -> {
            var outcome = cloud.ledger().receive(node, envelope.payload(), Instant.now());
            note(node, outcome);
            answers.confirm(outcome.answer());
            worker.wake();
        });
    }

    @Incoming("hello-in")
    @RunOnVirtualThread
    public void hello(Envelope envelope) {
        sender(envelope, Topic.HELLO).ifPresent(node -> {
            meters.counter("evertill.hellos").increment();
            var now = Instant.now();
            try {
                greet(node, Json.read(envelope.payload(), Hello.class), now);
            } catch (Json.MalformedException e) {
                LOG.warnf("node=%s said something that is no hello: %s", node, e.getMessage());
                answers.confirm(cloud.ledger().misgreeted(node, String.valueOf(e.getMessage()), now));
            }
        });
    }

    private void greet(NodeId node, Hello hello, Instant now) {
        var confirmed = cloud.ledger().hello(node, hello, now);
        answers.confirm(confirmed);
        if (confirmed.problem() == null && hello.node().equals(node)) {
            cloud.prices().nudgeFor(hello, now).ifPresent(nudge -> answers.nudge(node, nudge));
        }
    }

    private static Optional<NodeId> sender(Envelope envelope, Topic topic) {
        var address = Topic.parse(envelope.topic()).filter(it -> it.topic() == topic);
        if (address.isEmpty()) {
            LOG.warnf("a message on topic=%s is nobody's", envelope.topic());
        }
        return address.map(Topic.Address::node);
    }

    private void note(NodeId node, Outcome outcome) {
        var name =
                switch (outcome) {
                    case Outcome.Taken _ -> "taken";
                    case Outcome.WaitsForEarlier _ -> "waits";
                    case Outcome.Repeated _ -> "repeated";
                    case Outcome.Rejected _ -> "rejected";
                };
        meters.counter("evertill.batches", "outcome", name).increment();
        if (outcome instanceof Outcome.Rejected(var answer, var why)) {
            LOG.warnf("node=%s epoch=%d batch rejected: %s", node, answer.epoch(), why);
        } else {
            LOG.debugf(
                    "node=%s batch %s, confirmed=%d",
                    node, name, outcome.answer().sequence());
        }
    }
}
