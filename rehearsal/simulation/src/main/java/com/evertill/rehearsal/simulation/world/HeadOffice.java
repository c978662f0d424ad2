package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.Places.Granted;
import com.evertill.cloud.prices.Answer;
import com.evertill.cloud.prices.Drafts;
import com.evertill.cloud.prices.PriceRefusal;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Release;
import com.evertill.cloud.prices.Rollbacks.Rollback;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.tender.OfflineLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who changes prices, and remembers which. Tries again until the cloud has done it or refused it. */
final class HeadOffice {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final int MOST_TRIES = 50;
    private static final String WHO = "Helen";

    /** Tight enough for a basket of some bottles to be beyond them. */
    static final OfflineLimits OFFLINE = new OfflineLimits(Goods.money(12_00), 2, Goods.money(15_00), 12);

    private static final Set<PriceRefusal> WHERE_IT_COMES = EnumSet.of(
            PriceRefusal.AT_THAT_TIME_TWO_ITEMS_WOULD_HAVE_ONE_PLU,
            PriceRefusal.AT_THAT_TIME_AN_ITEM_WITH_A_NEW_PRICE_IS_NOT_SOLD,
            PriceRefusal.A_PLANNED_RELEASE_WOULD_GIVE_TWO_ITEMS_ONE_PLU,
            PriceRefusal.A_PLANNED_RELEASE_WOULD_BRING_A_REMOVED_ITEM_BACK);

    private final World world;
    private final Random dice;
    private final Map<String, Map<String, Long>> drafts = new HashMap<>();
    private final Map<String, ShelfDeed> rearrangements = new HashMap<>();
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
            String name, Map<String, Long> prices, @Nullable String back, Instant comesAt) {}

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

    /** Goods that nobody buys come, go and change their PLUs. */
    void rearrange(ShelfDeed deed, Effective effective) {
        decides();
        var draft = "shelf-" + (rearrangements.size() + 1);
        rearrangements.put(draft, deed);
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
                released.add(new Released(rollback.id(), Map.of(), to.draft(), release.comesAt()));
            }
            case Answer.Refused<Release>(PriceRefusal why) ->
                world.tell("office", rollback.id() + " is refused: " + Words.quiet(why));
        }
    }

    private Answer<Release> run(Prices prices, String draft, Effective effective) {
        var now = world.now();
        // Nothing new after the first time, and before the first release no release of its own.
        prices.offline().set(Stores.ZONE, OFFLINE, WHO, now);
        prices.drafts().begin(draft, Stores.ZONE, draft, WHO, now);
        if (prices.drafts().find(draft).orElseThrow().release() == null) {
            var rearranged = rearrangements.get(draft);
            if (rearranged != null) {
                rearranged.into(prices.drafts(), draft, now);
            }
            for (var item : Goods.ITEMS) {
                var price = prices(draft).get(item.id());
                if (price != null) {
                    price(prices.drafts(), draft, item, Goods.money(price), now);
                }
            }
            if (prices.drafts().approve(draft, WHO, now) instanceof Answer.Refused<?>(var why)) {
                return Answer.refused(why);
            }
        }
        return prices.releases().release(draft, effective, WHO, now);
    }

    /** What no book has yet is drafted as a whole. */
    private static void price(Drafts drafts, String draft, Item item, Money price, Instant now) {
        if (drafts.changePrice(draft, item.id(), price, now) instanceof Answer.Refused<?>) {
            drafts.put(draft, item.withPrice(price));
        }
    }

    private void told(String draft, Answer<Release> answer) {
        switch (answer) {
            case Answer.Done<Release>(var release) -> {
                world.tell("office", draft + " is release " + release.number() + ", in force " + release.effective());
                released.add(new Released(draft, prices(draft), null, release.comesAt()));
            }
            case Answer.Refused<Release>(PriceRefusal why) -> {
                world.tell("office", draft + " is refused: " + Words.quiet(why));
                if (WHERE_IT_COMES.contains(why)) {
                    world.count(Fault.A_DRAFT_DID_NOT_FIT_WHERE_IT_CAME);
                }
            }
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
                .ifPresent(given -> {
                    world.tell("office", box.name() + " has its place, epoch " + given.epoch());
                    compare(box, given, at.archive());
                }));
        world.after(Duration.ofSeconds(60), () -> approve(box, code));
    }

    /** What is written down as held of the one before, as soon as it is, is all that the archive has of it without a gap: later more may come. */
    private void compare(Box box, Granted given, FactArchive archive) {
        var before = given.replaced();
        if (before == null || !given.at().equals(world.now().truncatedTo(ChronoUnit.MILLIS))) {
            return;
        }
        var stream = new FactStream(box.node(), before.epoch());
        long held = 0;
        for (var next = archive.find(stream, 1); next.isPresent(); next = archive.find(stream, held + 1)) {
            held = next.get().last();
        }
        if (before.lostAfter() != held) {
            world.broken(
                    Invariant.A_REPLACED_BOX_SAYS_WHAT_IS_LOST,
                    box.name() + " is given its place with " + before + ", and the archive has up to " + held);
        }
    }

    /** The last instant for which something is planned. */
    Instant lastPlanned() {
        return released.stream()
                .map(Released::comesAt)
                .max(Comparator.naturalOrder())
                .orElse(World.MORNING);
    }

    /**
     * What everything costs when all that is planned has come.
     *
     * @param cloud says which of two that come at one time was numbered first: its answers may have been told in another order.
     */
    Map<String, Long> bookInTheEnd(Prices cloud) {
        Map<String, Map<String, Long>> books = new HashMap<>();
        Map<String, Long> book = new TreeMap<>();
        for (var next : inOrder(cloud)) {
            book = new TreeMap<>(next.back == null ? book : books.getOrDefault(next.back, Map.of()));
            book.putAll(next.prices);
            books.put(next.name, book);
        }
        return book;
    }

    private List<Released> inOrder(Prices cloud) {
        var numbers = cloud.releases().of(Stores.ZONE, 1_000).stream()
                .filter(it -> it.state() != Release.State.SUPERSEDED)
                .collect(Collectors.toMap(Release::draft, Release::number));
        return released.stream()
                .sorted(Comparator.comparing(Released::comesAt).thenComparing(it -> numbers.get(it.name)))
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
