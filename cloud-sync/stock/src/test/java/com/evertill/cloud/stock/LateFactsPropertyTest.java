package com.evertill.cloud.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.ledger.Box;
import com.evertill.cloud.ledger.Rig;
import com.evertill.cloud.ledger.Sales;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.node.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One shop with two boxes, one of which is replaced; a ledger that hears everything in its order, and a stock that hears it anyhow. */
class LateFactsPropertyTest {
    private static final List<String> ITEMS = List.of(Sales.APPLES, Told.MILK);

    @Property(tries = 10)
    void whatever_the_order_and_however_often_it_comes_to_what_the_ledger_has(@ForAll long seed)
            throws IOException, NotTaken {
        var folder = Files.createTempDirectory("late-facts");
        var random = new Random(seed);
        try (var cloud = new Rig(folder);
                var stock = new Stock(
                        SqliteStockStore.open("jdbc:sqlite:" + folder.resolve("stock.db")), Told.NOTHING_WITHHELD)) {
            var events = happen(cloud, random);
            for (var event : shuffledWithRepeats(events, random)) {
                stock.take(event, Told.NOON);
            }
            var ledgers = new TreeMap<String, Long>();
            cloud.readers
                    .stock()
                    .of("acme.1")
                    .forEach(each -> ledgers.put(each.itemId(), each.quantity().thousandths()));
            assertThat(levels(stock)).isEqualTo(ledgers);
        } finally {
            delete(folder);
        }
    }

    private static List<CloudEvent> happen(Rig cloud, Random random) {
        var first = new Box("acme.1.a");
        var second = new Box("acme.1.b");
        cloud.allow(first, second);
        var now = Told.NOON;
        var boxes = new ArrayList<>(List.of(first, second));
        var events = new ArrayList<CloudEvent>();
        var sent = new HashMap<Box, Long>();
        for (int i = 0; i < 40; i++) {
            now = now.plusMillis(1 + random.nextInt(5_000));
            if (i == 25) {
                boxes.set(1, second.replacement());
                boxes.get(1).happened(now, Rig.DAY, new Payload.EpochBegan(2, "test", null));
            }
            var box = boxes.get(random.nextInt(2));
            box.happened(now, Rig.DAY, something(i, random));
            var fact = box.journal().getLast();
            // The ledger hears it at once: its order is the order in which things happened.
            cloud.receive(box, sent.getOrDefault(box, 0L) + 1, box.highest());
            sent.put(box, box.highest());
            cloud.read();
            events.add(Told.fact(fact));
        }
        return events;
    }

    private static Payload something(int number, Random random) {
        var item = ITEMS.get(random.nextInt(ITEMS.size()));
        int pieces = 1 + random.nextInt(9);
        return switch (random.nextInt(6)) {
            case 0 -> Told.counted(item, pieces * 10L);
            case 1 -> Told.received(item, pieces * 5L);
            case 2 -> Told.adjusted(item, -pieces);
            default -> Sales.ofApples(number + 1, pieces);
        };
    }

    private static List<CloudEvent> shuffledWithRepeats(List<CloudEvent> events, Random random) {
        var all = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    private static Map<String, Long> levels(Stock stock) {
        var levels = new TreeMap<String, Long>();
        for (var item : ITEMS) {
            stock.levels("acme.1", item)
                    .forEach(level -> levels.put(item, level.onHand().thousandths()));
        }
        return levels;
    }

    /** Clocks of boxes that were replaced may be wrong: the level may be one or the other then, but it is always the same one. */
    @Property(tries = 200)
    void also_with_clocks_that_go_wrong_the_order_of_arrival_makes_no_difference(@ForAll long seed) {
        var random = new Random(seed);
        var arrivals = new ArrayList<Arrival>();
        for (int sequence = 1; sequence <= 12; sequence++) {
            var node = NodeId.parse(random.nextBoolean() ? "acme.1.a" : "acme.1.b");
            Instant at = Told.NOON.plusSeconds(random.nextInt(20));
            arrivals.add(new Arrival(
                    new Place(node, 1 + random.nextInt(2), sequence, at),
                    1_000L * random.nextInt(10),
                    random.nextInt(3) == 0));
        }
        var expected = onHand(arrivals);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(arrivals, random);
            assertThat(onHand(arrivals)).as(arrivals::toString).isEqualTo(expected);
        }
    }

    private record Arrival(Place place, long thousandths, boolean isCount) {}

    private static long onHand(List<Arrival> arrivals) {
        var kind = new Kind("acme.1", Told.MILK, Unit.EACH);
        var level = Level.none(kind);
        var movements = new ArrayList<Movement>();
        for (var arrival : arrivals) {
            if (arrival.isCount()) {
                var count = new Level.Count(arrival.place(), arrival.thousandths());
                level = level.isNews(count) ? level.with(count, movements) : level;
            } else {
                var movement = new Movement(kind, arrival.place(), arrival.thousandths());
                movements.add(movement);
                level = level.with(movement);
            }
        }
        return level.onHand();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
