package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.prices.Answer;
import com.evertill.cloud.prices.PriceRefusal;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Release;
import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.release.Effective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who changes prices, and remembers which. Tries again until the cloud has done it or refused it. */
final class HeadOffice {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final int MOST_TRIES = 50;
    private static final String WHO = "Helen";

    private final World world;
    private final Random dice;
    private final Map<String, Map<String, Long>> drafts = new HashMap<>();
    private final List<Released> released = new ArrayList<>();
    private @Nullable Instant last;
    private int rollbacks;

    /**
     * What was decided: from then on these prices.
     *
     * @param name of the draft, or of the command to go back.
     * @param back the name of what comes back; null if nothing does.
     */
    record Released(
            String name, Map<String, Long> prices, @Nullable String back, Instant comesAt, int order) {}

    HeadOffice(World world) {
        this.world = world;
        this.dice = world.dice("office");
    }

    /** The first book, with everything. */
    void openBook() {
        var prices = new LinkedHashMap<String, Long>();
        Goods.ITEMS.forEach(item -> prices.put(item.id(), item.price().minor()));
        release(prices, new Effective.Now());
    }

    /** @param prices in minor units, by item. */
    void release(Map<String, Long> prices, Effective effective) {
        decides();
        var draft = "draft-" + (drafts.size() + 1);
        drafts.put(draft, prices);
        attempt(draft, effective, 0);
    }

    private void decides() {
        if (last != null && Duration.between(last, world.now()).toMinutes() < 3) {
            world.count(Fault.RELEASES_FOLLOWED_EACH_OTHER_CLOSELY);
        }
        last = world.now();
    }

    private void attempt(String draft, Effective effective, int tries) {
        insist("releases " + draft, at -> told(draft, run(at.prices(), draft, effective)), tries);
    }

    /** Until it is done. */
    private void insist(String what, Consumer<CloudMachine.Services> work, int tries) {
        if (world.cloud.run(what, work)) {
            world.cloud.wake();
        } else if (tries < MOST_TRIES) {
            world.after(AGAIN, () -> insist(what, work, tries + 1));
        }
    }

    /**
     * The prices of a release that was in force once come back.
     *
     * @param before how many releases before the one in force.
     * @param effective null for the time at which something is planned to come, so that it does not.
     */
    void goBack(int before, @Nullable Effective effective) {
        decides();
        var id = "rollback-" + ++rollbacks;
        // Decided when the cloud can be asked, and once: a repeat is the same command.
        var decided = new AtomicReference<@Nullable Rollback>();
        insist(
                "goes back, " + id,
                at -> {
                    if (decided.get() == null) {
                        decided.set(decide(at.prices(), id, before, effective));
                    }
                    var rollback = decided.get();
                    if (rollback != null) {
                        told(rollback, at.prices());
                    }
                },
                0);
    }

    private @Nullable Rollback decide(Prices prices, String id, int before, @Nullable Effective effective) {
        var all = prices.releases().of(Stores.ZONE, 1_000).stream()
                .filter(it -> it.state() != Release.State.SUPERSEDED)
                .toList();
        var once = all.stream().filter(it -> !it.comesAt().isAfter(world.now())).toList();
        var when = effective != null
                ? effective
                : all.isEmpty()
                        ? new Effective.Now()
                        : new Effective.At(all.getFirst().comesAt());
        return once.isEmpty()
                ? null
                : new Rollback(
                        id,
                        Stores.ZONE,
                        once.get(Math.min(before, once.size() - 1)).number(),
                        when);
    }

    private void told(Rollback rollback, Prices prices) {
        var to = prices.releases().find(Stores.ZONE, rollback.to()).orElseThrow();
        switch (prices.rollbacks().rollBack(rollback, WHO, world.now())) {
            case Answer.Done<Release>(var release) -> {
                world.tell(
                        "office",
                        rollback.id() + " is release " + release.number() + ": back to " + to.number() + ", in force "
                                + release.effective());
                released.add(new Released(rollback.id(), Map.of(), to.draft(), release.comesAt(), released.size()));
            }
            case Answer.Refused<Release>(PriceRefusal why) ->
                world.tell("office", rollback.id() + " is refused: " + Words.quiet(why));
        }
    }

    private Answer<Release> run(Prices prices, String draft, Effective effective) {
        var now = world.now();
        prices.drafts().begin(draft, Stores.ZONE, draft, WHO, now);
        if (prices.drafts().find(draft).orElseThrow().release() == null) {
            for (var item : Goods.ITEMS) {
                var price = prices(draft).get(item.id());
                if (price != null) {
                    prices.drafts().put(draft, item.withPrice(Goods.money(price)));
                }
            }
            if (prices.drafts().approve(draft, WHO, now) instanceof Answer.Refused<?>(var why)) {
                return Answer.refused(why);
            }
        }
        return prices.releases().release(draft, effective, WHO, now);
    }

    private void told(String draft, Answer<Release> answer) {
        switch (answer) {
            case Answer.Done<Release>(var release) -> {
                world.tell("office", draft + " is release " + release.number() + ", in force " + release.effective());
                released.add(new Released(draft, prices(draft), null, release.comesAt(), released.size()));
            }
            case Answer.Refused<Release>(PriceRefusal why) ->
                world.tell("office", draft + " is refused: " + Words.quiet(why));
        }
    }

    private Map<String, Long> prices(String draft) {
        return drafts.getOrDefault(draft, Map.of());
    }

    /** Somebody is told that a box waits, compares what it shows, and approves it; again and again until it does not wait any more. */
    void isAsked(Box box, String code) {
        world.after(Duration.ofSeconds(10 + dice.nextInt(120)), () -> approve(box, code));
    }

    private void approve(Box box, String code) {
        if (!box.waitsFor(code)) {
            return;
        }
        world.cloud.run("approves a box", at -> at.ledger().places().asking().stream()
                .filter(it ->
                        it.node().equals(box.node()) && Place.code(it.nonce()).equals(code))
                .findFirst()
                .flatMap(it -> at.ledger().places().approve(it.node(), it.nonce(), WHO, world.now()))
                .ifPresent(given -> world.tell("office", box.name() + " has its place, epoch " + given.epoch())));
        world.after(Duration.ofSeconds(60), () -> approve(box, code));
    }

    /** The last instant for which something is planned. */
    Instant lastPlanned() {
        return released.stream()
                .map(Released::comesAt)
                .max(Comparator.naturalOrder())
                .orElse(World.MORNING);
    }

    /** What everything costs when all that is planned has come. */
    Map<String, Long> bookInTheEnd() {
        Map<String, Map<String, Long>> books = new HashMap<>();
        Map<String, Long> book = new TreeMap<>();
        for (var next : inOrder()) {
            book = new TreeMap<>(next.back == null ? book : books.getOrDefault(next.back, Map.of()));
            book.putAll(next.prices);
            books.put(next.name, book);
        }
        return book;
    }

    private List<Released> inOrder() {
        return released.stream()
                .sorted(Comparator.comparing(Released::comesAt).thenComparing(Released::order))
                .toList();
    }

    /** What an item costs as of a release, by what was drafted; null if that release never was. */
    @Nullable
    Long priceAsOf(Prices cloud, long number, String item) {
        for (long at = number; at > 0; ) {
            var release = cloud.releases().find(Stores.ZONE, at);
            if (release.isEmpty()) {
                return null;
            }
            var price = prices(release.get().draft()).get(item);
            if (price != null) {
                return price;
            }
            var back = release.get().rollbackTo();
            at = back == null ? release.get().base() : back;
        }
        return null;
    }
}
