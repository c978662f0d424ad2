package com.evertill.cloud.server;

import com.evertill.cloud.iotchannel.Envelope;
import com.evertill.cloud.ledger.Outcome;
import com.evertill.cloud.shops.Reception.Heard;
import com.evertill.commerce.node.NodeId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
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
        hear(envelope);
        worker.wake();
    }

    @Incoming("hello-in")
    @RunOnVirtualThread
    public void hello(Envelope envelope) {
        meters.counter("evertill.hellos").increment();
        hear(envelope);
    }

    @Incoming("questions-in")
    @RunOnVirtualThread
    public void question(Envelope envelope) {
        hear(envelope);
    }

    private void hear(Envelope envelope) {
        var heard = cloud.reception().hear(envelope.topic(), envelope.payload(), Instant.now());
        switch (heard) {
            case Heard.Facts facts -> note(facts.node(), facts.outcome());
            case Heard.Greeted _, Heard.Asked _ -> {}
            case Heard.NotUnderstood odd -> LOG.warnf("node=%s asked what nobody answers: %s", odd.node(), odd.why());
            case Heard.Misgreeted wrong ->
                LOG.warnf("node=%s said something that is no hello: %s", wrong.node(), wrong.why());
            case Heard.Nobodys() -> LOG.warnf("a message on topic=%s is nobody's", envelope.topic());
        }
        heard.answers().forEach(answers::send);
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
