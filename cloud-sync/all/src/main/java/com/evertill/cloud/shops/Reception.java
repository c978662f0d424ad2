package com.evertill.cloud.shops;

import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.Outcome;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Release;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Hello;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears what shops say and answers; each call is durable when it returns. */
public final class Reception {
    private final Ledger ledger;
    private final Readers readers;
    private final Prices prices;
    private final PastAddresses past;
    private final CartDesk carts;

    public Reception(Ledger ledger, Readers readers, Prices prices, PastAddresses past, CartDesk carts) {
        this.ledger = ledger;
        this.readers = readers;
        this.prices = prices;
        this.past = past;
        this.carts = carts;
    }

    /** A message to a shop. */
    @SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
    public record Answer(String topic, byte[] payload) {
        static Answer of(Confirmed confirmed) {
            return new Answer(Topic.CONFIRMED.of(confirmed.node()), Json.bytes(confirmed));
        }

        static Answer of(NodeId node, Reply reply) {
            return new Answer(Topic.REPLY.of(node), Json.bytes(reply));
        }

        static Answer of(NodeId node, Nudge nudge) {
            return new Answer(Topic.NUDGE.of(node), Json.bytes(nudge));
        }
    }

    /** What a message was, and what it is answered. */
    public sealed interface Heard {
        List<Answer> answers();

        record Facts(NodeId node, Outcome outcome, List<Answer> answers) implements Heard {}

        record Greeted(NodeId node, List<Answer> answers) implements Heard {}

        /** Something that is no hello. */
        record Misgreeted(NodeId node, String why, List<Answer> answers) implements Heard {}

        record Asked(NodeId node, List<Answer> answers) implements Heard {}

        /** A question that nobody here has an answer to: whoever asked finds out that there is none. */
        record NotUnderstood(NodeId node, String why) implements Heard {
            @Override
            public List<Answer> answers() {
                return List.of();
            }
        }

        /** On a topic that nobody listens to. */
        record Nobodys() implements Heard {
            @Override
            public List<Answer> answers() {
                return List.of();
            }
        }
    }

    /**
     * Takes a message. If it throws, the message is to be brought again.
     *
     * @param now the cloud's clock.
     */
    public Heard hear(String topic, byte[] payload, Instant now) {
        var address = Topic.parse(topic);
        if (address.isEmpty()) {
            return new Heard.Nobodys();
        }
        var node = address.get().node();
        return switch (address.get().topic()) {
            case FACTS -> facts(node, payload, now);
            case HELLO -> hello(node, payload, now);
            case QUESTION -> question(node, payload, now);
            case CONFIRMED, NUDGE, REPLY -> new Heard.Nobodys();
        };
    }

    private Heard facts(NodeId node, byte[] payload, Instant now) {
        var outcome = ledger.receive(node, payload, now);
        return new Heard.Facts(node, outcome, List.of(Answer.of(outcome.answer())));
    }

    /** Only of a box that may sell: an unknown one gets no cart. */
    private Heard question(NodeId node, byte[] payload, Instant now) {
        if (ledger.registry().keyOf(node).isEmpty()) {
            return new Heard.NotUnderstood(node, "it is not known here");
        }
        try {
            return new Heard.Asked(
                    node, List.of(Answer.of(node, carts.answer(node, Json.read(payload, Question.class), now))));
        } catch (Json.MalformedException e) {
            return new Heard.NotUnderstood(node, String.valueOf(e.getMessage()));
        }
    }

    private Heard hello(NodeId node, byte[] payload, Instant now) {
        try {
            return greet(node, Json.read(payload, Hello.class), now);
        } catch (Json.MalformedException e) {
            var why = String.valueOf(e.getMessage());
            return new Heard.Misgreeted(node, why, List.of(Answer.of(ledger.misgreeted(node, why, now))));
        }
    }

    private Heard greet(NodeId node, Hello hello, Instant now) {
        var confirmed = ledger.hello(node, hello, now);
        if (confirmed.place() != null) {
            return new Heard.Greeted(node, List.of(Answer.of(confirmed.with(past.in(node, confirmed.place(), now)))));
        }
        var answers = new ArrayList<>(List.of(Answer.of(confirmed)));
        if (confirmed.problem() == null && hello.node().equals(node)) {
            prices.nudgeFor(hello, now).ifPresent(nudge -> answers.add(Answer.of(node, nudge)));
        }
        return new Heard.Greeted(node, answers);
    }

    /**
     * What was done beside listening.
     *
     * @param more there may be more to do at once.
     * @param published a release that is offered from now on.
     */
    public record Worked(boolean more, Optional<Release> published, List<Answer> answers) {}

    /** Lets readers read, and releases get their files. To be called again at once while there is more, after every message, and once a second. */
    public Worked step(Instant now) {
        boolean read = readers.step(now);
        var published = prices.step(now);
        return new Worked(
                read || published.isPresent(),
                published,
                published.map(release -> tell(release, now)).orElse(List.of()));
    }

    private List<Answer> tell(Release release, Instant now) {
        var answers = new ArrayList<Answer>();
        for (var node : ledger.states().all()) {
            if (node.zone().equals(release.zone())) {
                prices.nudgeFor(node.zone(), node.staged(), node.capabilities(), now)
                        .ifPresent(nudge -> answers.add(Answer.of(node.node(), nudge)));
            }
        }
        return answers;
    }
}
