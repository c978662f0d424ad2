package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.messages.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The broker, and the way from it to both sides. It keeps a session for the cloud, whose messages wait while the cloud is away and come again until the
 * cloud has taken them, and none for a box, which begins anew with every connection. It promises no order.
 */
final class Broker {
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final World world;
    private final Random dice;
    private final List<Message> waiting = new ArrayList<>();
    private boolean up = true;
    private int restarts;
    private long sent;
    private long newestHeard;

    private record Message(long number, Box from, String topic, Forger.Arriving content, int restart) {}

    Broker(World world) {
        this.world = world;
        this.dice = world.dice("broker");
    }

    boolean isUp() {
        return up;
    }

    /** It goes, and every connection with it. */
    void restart(Duration gone, boolean keepsSessions) {
        world.tell("broker", "it goes" + (keepsSessions ? "" : ", and forgets its sessions"));
        world.count(keepsSessions ? Fault.THE_BROKER_RESTARTED : Fault.THE_BROKER_LOST_ITS_SESSIONS);
        up = false;
        if (!keepsSessions) {
            restarts++;
            waiting.clear();
        }
        world.boxes.forEach(box -> box.line.lost("the broker is gone"));
        world.after(gone, this::start);
    }

    void start() {
        if (!up) {
            up = true;
            world.tell("broker", "it is back");
            deliverWaiting();
            world.boxes.forEach(box -> box.line.mayConnect());
        }
    }

    /** From a box, whose line has let it through. */
    void toCloud(Box from, String topic, Forger.Arriving content, Weather weather) {
        int copies = 1;
        if (dice.nextInt(100) < weather.loses()) {
            world.count(Fault.A_MESSAGE_WAS_LOST);
            world.tell("network", "loses " + words(topic));
            copies = 0;
        } else if (dice.nextInt(100) < weather.doubles()) {
            world.count(Fault.A_MESSAGE_WAS_DOUBLED);
            copies = 2;
        }
        for (; copies > 0; copies--) {
            var message = new Message(++sent, from, topic, content, restarts);
            world.after(delay(weather), () -> deliver(message));
        }
    }

    private void deliver(Message message) {
        if (message.restart != restarts) {
            return;
        }
        if (!up || !world.cloud.isOn()) {
            waiting.add(message);
            return;
        }
        if (message.number < newestHeard) {
            world.count(Fault.A_MESSAGE_WAS_OVERTAKEN);
        }
        newestHeard = Math.max(newestHeard, message.number);
        if (!world.cloud.hear(message.topic, message.content.payload())) {
            world.after(AGAIN, () -> deliver(message));
        } else if (message.content.how() != null) {
            message.from.line.forger.wasHeard(message.content.how());
        }
    }

    /** The cloud has come back, or the broker. */
    void deliverWaiting() {
        var now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(message -> world.after(Duration.ofMillis(dice.nextInt(200)), () -> deliver(message)));
    }

    /** From the cloud; whoever is not connected then never hears it. */
    void toShop(String topic, byte[] payload) {
        if (!up) {
            return;
        }
        var node = Topic.parse(topic).orElseThrow().node();
        for (var box : world.boxes) {
            if (box.node().equals(node)) {
                box.line.down(topic, payload);
            }
        }
    }

    /** Mostly quick; in bad weather now and then as long as it may take. */
    Duration delay(Weather weather) {
        int quick = 20 + dice.nextInt(80);
        if (weather.seconds() == 0 || dice.nextInt(3) > 0) {
            return Duration.ofMillis(quick);
        }
        world.count(Fault.A_MESSAGE_CAME_LATE);
        return Duration.ofMillis(quick + dice.nextInt(weather.seconds() * 1_000));
    }

    static String words(String topic) {
        var address = Topic.parse(topic).orElseThrow();
        return switch (address.topic()) {
            case FACTS -> "facts of " + address.node().store();
            case HELLO -> "a hello of " + address.node().store();
            case QUESTION -> "a question of " + address.node().store();
            case CONFIRMED -> "a confirmation for " + address.node().store();
            case NUDGE -> "a nudge for " + address.node().store();
            case REPLY -> "a reply for " + address.node().store();
        };
    }
}
