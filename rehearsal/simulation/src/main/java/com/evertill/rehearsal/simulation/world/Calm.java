package com.evertill.rehearsal.simulation.world;

import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.OfflineApprovals;
import com.evertill.shop.api.TillAction;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All trouble stops; whatever is open is brought to its end, and then everything has to come to rest. */
final class Calm {
    /** Payments are watched for a day; a clock that had jumped ahead by two takes two to be right again. */
    private static final List<Duration> PATIENCE = List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(20),
            Duration.ofHours(30),
            Duration.ofDays(3),
            Duration.ofDays(4));

    /** What waits for nothing but the network is through by then. */
    private static final Duration SOON = Duration.ofMinutes(8);

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private final World world;

    Calm(World world) {
        this.world = world;
    }

    void comes() {
        stopTrouble();
        for (int round = 0; round < 8 && !settleBaskets(); round++) {
            world.pass(Duration.ofMinutes(3));
        }
        world.pass(SOON);
        everyFactIsTaken();
        world.become(World.Phase.CALM);
        for (var time : PATIENCE) {
            night(time);
            settleBaskets();
            if (unrest() == null) {
                return;
            }
        }
        world.broken(Invariant.EVERYTHING_COMES_TO_AN_END, String.valueOf(unrest()));
    }

    /**
     * What was in a journal by now is taken a moment later. Not that nothing waits: a release may come into force in this very second, by the
     * time of a shop whose clock went back, and its fact is then on its way.
     */
    private void everyFactIsTaken() {
        var highest = world.boxes.stream().mapToLong(Calm::highest).toArray();
        world.pass(A_MOMENT);
        for (int i = 0; i < highest.length; i++) {
            var life = world.boxes.get(i).life();
            if (life != null && life.sync.status().confirmed() < highest[i]) {
                world.broken(
                        Invariant.EVERYTHING_COMES_TO_AN_END,
                        world.boxes.get(i).name() + " is connected, and facts up to " + highest[i] + " still wait: "
                                + life.sync.status());
            }
        }
    }

    private static long highest(Box box) {
        var life = box.life();
        return life == null ? 0 : life.sync.status().highest();
    }

    /** Long waiting is without the network, so that a day of it is not made of three hundred greetings. */
    private void night(Duration time) {
        if (time.toHours() > 0) {
            world.boxes.forEach(box -> box.line.goesDown());
            world.pass(time);
            world.boxes.forEach(box -> box.line.comesUp());
            world.pass(Duration.ofMinutes(12));
        }
    }

    private void stopTrouble() {
        world.become(World.Phase.SETTLING);
        world.tell("calm", "all trouble stops");
        world.broker.start();
        world.cloud.calm();
        for (var box : world.boxes) {
            box.calm();
            for (var place : box.tills) {
                place.terminal.calm();
                place.printer.recovers();
            }
        }
        world.pass(Duration.ofMinutes(2));
    }

    /** Whether nobody has anything open any more. */
    private boolean settleBaskets() {
        boolean all = true;
        for (var box : world.boxes) {
            for (var place : box.tills) {
                all &= settle(place);
            }
        }
        return all;
    }

    private boolean settle(TillPlace place) {
        var life = place.box.life();
        if (life == null) {
            return false;
        }
        var till = life.lane(place.number()).till();
        for (CardAttempt attempt : life.database.read(till::awaitingTheManager)) {
            StaffDeed.decide(place, attempt, true, "in the end Mona decides");
        }
        boolean waits = life.database.read(tx -> life.shop.site().attempts().open(tx, place.number())).stream()
                .anyMatch(it -> it.isRefund() && it.state() == CardAttempt.State.APPROVED);
        if (waits && till.state().shift() == null) {
            place.screen.does(
                    Screen.ANNA, new TillAction.OpenShift(Goods.money(0)), "in the end what was given back is booked");
            return false;
        }
        var basket = place.screen.basket();
        if (basket == null) {
            return true;
        }
        var action = basket.isEmpty()
                ? new TillAction.VoidBasket()
                : StaffDeed.isPaid(basket)
                        ? new TillAction.HandOver()
                        : new TillAction.PayCash(basket.priced().due());
        place.screen.does(Screen.ANNA, action, "in the end the basket is closed");
        return place.screen.basket() == null;
    }

    /** What keeps the world from rest; null if nothing does. */
    private @Nullable String unrest() {
        var cloud = world.cloud.services();
        if (cloud == null) {
            return "the cloud is down";
        }
        if (cloud.readers().step(world.now())) {
            return "the cloud's readers still read";
        }
        for (var box : world.boxes) {
            var life = box.life();
            if (life == null) {
                return box.name() + " is down";
            }
            var why = unrest(box, life, cloud.prices().releases().newest(Stores.ZONE));
            if (why != null) {
                return box.name() + ": " + why;
            }
        }
        return null;
    }

    private static @Nullable String unrest(Box box, Life life, long newest) {
        if (life.sync.status().waiting() > 0) {
            return life.sync.status().toString();
        }
        for (var place : box.tills) {
            if (place.screen.basket() != null) {
                return "till " + place.number() + " has an open basket";
            }
            var open = life.database.read(tx -> life.shop.site().attempts().open(tx, place.number()));
            if (!open.isEmpty()) {
                return open.getFirst().toString();
            }
        }
        for (var place : box.tills) {
            var open = life.database.read(tx -> OfflineApprovals.of(tx, place.number()));
            if (!open.isEmpty()) {
                return "it does not know what the bank says of " + open.getFirst();
            }
        }
        long release = life.database.read(life.shop.catalog().priceBook()::release);
        return release == newest
                ? null
                : "it sells by release " + release + " and was told " + newest + ": " + life.inbox.status();
    }
}
