package com.evertill.rehearsal.simulation.world;

import com.evertill.edge.sync.CloudLink;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The line of a shop, over all lives of its box; {@link Link} is what one life has of it. */
final class Line {
    private static final Duration PUBACK_TIMEOUT = Duration.ofSeconds(30);
    private static final int LONGEST_BACK_OFF = 60;

    private final World world;
    private final Box box;
    private final Random dice;
    private boolean up = true;
    private Weather weather = Weather.FINE;
    private @Nullable Link current;
    /** Grows with each connection: what belongs to an earlier one is nobody's. */
    private int connection;

    private boolean connected;
    private int tries;
    private boolean waits;
    private Downloads.Luck downloads = Downloads.Luck.WHOLE;
    final Forger forger;
    private int unlucky;

    Line(World world, Box box) {
        this.world = world;
        this.box = box;
        this.dice = world.dice("line " + box.number());
        this.forger = new Forger(world, box);
    }

    Link link() {
        return new Link();
    }

    boolean isUp() {
        return up && world.broker.isUp();
    }

    void weather(Weather next) {
        weather = next;
    }

    /** What becomes of the next downloads, so many. */
    void downloads(Downloads.Luck luck, int times) {
        downloads = luck;
        unlucky = times;
    }

    Downloads.Luck nextDownload() {
        return unlucky > 0 && unlucky-- > 0 ? downloads : Downloads.Luck.WHOLE;
    }

    /** It breaks; the box notices when its keep-alive does, at the latest. */
    void goesDown() {
        up = false;
        int here = connection;
        world.after(Duration.ofSeconds(dice.nextInt(90)), () -> {
            if (here == connection) {
                lost("keep-alive");
            }
        });
    }

    void calm() {
        weather = Weather.FINE;
        unlucky = 0;
        forger.begins(Forger.Manner.ALTERS_BATCHES, 0);
        comesUp();
    }

    void comesUp() {
        up = true;
        mayConnect();
    }

    /** The line is there again, or the broker. */
    void mayConnect() {
        if (waits && isUp()) {
            waits = false;
            connectLater();
        }
    }

    /** The connection is gone. */
    void lost(String why) {
        if (connected) {
            var link = current;
            drop();
            if (link != null) {
                box.act("notices that the cloud is away", () -> link.lost(why));
                connectLater();
            }
        }
    }

    private void drop() {
        connected = false;
        connection++;
    }

    private void connectLater() {
        int most = Math.min(LONGEST_BACK_OFF, 1 << Math.min(tries++, 6));
        world.after(Duration.ofMillis(200 + dice.nextInt(most * 1_000)), this::connect);
    }

    private void connect() {
        var link = current;
        if (link == null || connected) {
            return;
        }
        if (!isUp()) {
            // Tried again and again; what counts is the first try when it is there again.
            waits = true;
            return;
        }
        tries = 0;
        connected = true;
        connection++;
        box.act("is connected", link::connected);
    }

    /** The life that had it is over. */
    void abandon() {
        current = null;
        drop();
    }

    void down(String topic, byte[] payload) {
        int copies = 1;
        if (dice.nextInt(100) < weather.loses()) {
            world.count(Fault.A_MESSAGE_WAS_LOST);
            world.tell("network", "loses " + Broker.words(topic));
            copies = 0;
        } else if (dice.nextInt(100) < weather.doubles()) {
            world.count(Fault.A_MESSAGE_WAS_DOUBLED);
            copies = 2;
        }
        int here = connection;
        for (; copies > 0; copies--) {
            for (var arriving : forger.down(topic, payload)) {
                world.after(world.broker.delay(weather), () -> arrive(topic, arriving, here));
            }
        }
    }

    private void arrive(String topic, Forger.Arriving message, int ofConnection) {
        var link = current;
        if (link != null && connected && ofConnection == connection && isUp()) {
            box.act("hears " + Broker.words(topic), () -> link.received(topic, message.payload()));
            if (message.how() != null) {
                world.count(message.how());
            }
            box.checkPosition();
        }
    }

    /** What one life of the box has of the line. */
    final class Link implements CloudLink {
        private final Map<Long, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
        private @Nullable Listener listener;
        private long published;

        @Override
        public void start(Listener to) {
            stop();
            listener = to;
            current = this;
            tries = 0;
            connectLater();
        }

        @Override
        public void stop() {
            if (current == this) {
                current = null;
                drop();
                failAll();
            }
        }

        @Override
        public CompletableFuture<Void> publish(String topic, byte[] payload) {
            box.moment(Moment.OUTSIDE);
            if (current != this || !connected) {
                return CompletableFuture.failedFuture(new IOException("there is no connection"));
            }
            var outcome = new CompletableFuture<Void>();
            long number = ++published;
            underWay.put(number, outcome);
            boolean arrives = isUp();
            if (arrives) {
                forger.up(topic, payload).forEach(arriving -> world.broker.toCloud(box, topic, arriving, weather));
            }
            boolean answered = arrives && dice.nextInt(100) >= weather.loses();
            if (arrives && !answered) {
                world.count(Fault.A_PUBACK_WAS_LOST);
            }
            world.after(
                    answered ? Duration.ofMillis(60 + dice.nextInt(100)) : PUBACK_TIMEOUT,
                    () -> settle(number, answered, topic, payload));
            box.moment(Moment.OUTSIDE);
            return outcome;
        }

        private void settle(long number, boolean taken, String topic, byte[] payload) {
            var outcome = underWay.remove(number);
            if (outcome == null) {
                return;
            }
            box.act("hears of what it published", () -> {
                if (taken) {
                    world.variant.puback(box, topic, payload);
                    outcome.complete(null);
                } else {
                    outcome.completeExceptionally(new IOException("no PUBACK in time"));
                }
            });
            box.checkPosition();
        }

        private void failAll() {
            var lost = List.copyOf(underWay.values());
            underWay.clear();
            lost.forEach(outcome -> outcome.completeExceptionally(new IOException("the connection is gone")));
        }

        void connected() {
            listener().connected();
        }

        void lost(String why) {
            failAll();
            listener().disconnected(why);
        }

        void received(String topic, byte[] payload) {
            listener().received(topic, payload);
        }

        private Listener listener() {
            return java.util.Objects.requireNonNull(listener);
        }

        @Override
        public void close() {
            stop();
        }
    }
}
