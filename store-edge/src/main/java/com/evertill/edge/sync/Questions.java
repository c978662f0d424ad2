package com.evertill.edge.sync;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.messages.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What this shop wants to know of the cloud while somebody waits: said again every few seconds until there is a reply, or nobody wants it any more. What
 * is open stands on the disk; here is only what was said on this connection.
 */
public final class Questions {
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Supplier<List<Question>> open;
    private final Consumer<Reply> replied;
    private final Map<String, Instant> said = new HashMap<>();
    private boolean online;

    /** @param replied is told of every reply, also of one that comes late or again. */
    public Questions(Supplier<List<Question>> open, Consumer<Reply> replied) {
        this.open = open;
        this.replied = replied;
    }

    synchronized void connected() {
        online = true;
        said.clear();
    }

    synchronized void disconnected() {
        online = false;
    }

    /** What is to be said now; to be asked until it is empty. */
    synchronized Optional<Outgoing> step(Instant now) {
        if (!online) {
            return Optional.empty();
        }
        var asked = open.get();
        said.keySet().retainAll(asked.stream().map(Question::id).toList());
        for (var question : asked) {
            var last = said.get(question.id());
            // A clock that went back would have it wait for as long as it was wrong by.
            if (last == null || !now.isBefore(last.plus(AGAIN)) || now.isBefore(last)) {
                said.put(question.id(), now);
                return Optional.of(new Outgoing(Topic.QUESTION, Json.bytes(question), 0));
            }
        }
        return Optional.empty();
    }

    /** @throws Json.MalformedException if it is none: whoever asked finds out that there is no answer. */
    void received(byte[] payload) {
        replied.accept(Json.read(payload, Reply.class));
    }
}
