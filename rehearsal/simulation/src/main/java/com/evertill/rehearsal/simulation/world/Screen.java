package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.till.TillState;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked at a till, and what is seen there. It remembers: an answer once given has to be given again, a sale once shown as paid has to be there
 * for ever.
 */
final class Screen {
    static final Actor ANNA = new Actor(new StaffId("7"), "Anna", false);
    static final Actor BEN = new Actor(new StaffId("8"), "Ben", false);
    static final Actor MONA = new Actor(new StaffId("1"), "Mona", true);

    private static final int MOST_TRIES = 8;
    /** Of so many commands one is watched, whether its refusal leaves anything behind: that takes longer than the command itself. */
    private static final int WATCHED = 4;

    private final TillPlace place;
    private final World world;
    private final Random dice;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<ReceiptNumber, Long> shownAsPaid = new LinkedHashMap<>();
    private final Map<String, Integer> printsAskedFor = new LinkedHashMap<>();
    private final List<String> putAside = new ArrayList<>();

    Screen(TillPlace place) {
        this.place = place;
        this.world = place.world();
        this.dice = world.dice("screen " + place.name());
    }

    List<Asked> asked() {
        return asked;
    }

    /** Totals in minor units. */
    Map<ReceiptNumber, Long> shownAsPaid() {
        return shownAsPaid;
    }

    /** How often somebody said that a job should be printed after all. */
    Map<String, Integer> printsAskedFor() {
        return printsAskedFor;
    }

    /** The baskets that were put aside here. Others may go on with them, and that is not seen here. */
    List<String> putAside() {
        return putAside;
    }

    @Nullable
    Asked last() {
        return asked.isEmpty() ? null : asked.getLast();
    }

    // Asking

    Asked does(Actor who, TillAction action, String words) {
        return does("s" + place.name() + "-" + (asked.size() + 1), who, action, words);
    }

    Asked does(String id, Actor who, TillAction action, String words) {
        var one = new Asked(new TillCommand(id, null, turn(), action), who, words, seenEpoch());
        asked.add(one);
        give(one);
        return one;
    }

    /** As the view on the screen has it; none where the box cannot be seen. */
    private @Nullable Long turn() {
        var life = place.box.life();
        return life == null
                ? null
                : Long.valueOf(life.lane(place.number()).till().turn());
    }

    private int seenEpoch() {
        var life = place.box.life();
        return life == null ? 0 : epoch(life);
    }

    /** The same command again, for instance because the finger hit twice. */
    void again(Asked one) {
        if (one.isAnswered()) {
            world.count(Fault.A_COMMAND_CAME_TWICE);
            repeat(one, "again");
        }
    }

    /** A repeat has to be answered the same, whoever asks. */
    void repeat(Asked one, String when) {
        if (place.box.isHeldBack()) {
            return;
        }
        place.box.run("is asked the same " + when, life -> one.again(epoch(life))
                .ifPresent(due -> compare(one, due.refusal(), take(life, one).refusal(), when)));
    }

    private static int epoch(Life life) {
        return life.shop.site().journal().epoch();
    }

    private void compare(Asked one, @Nullable Refusal due, @Nullable Refusal answer, String when) {
        // Under the id of a command that another machine answered, this one may have answered another since.
        boolean isOld =
                due == Refusal.THE_COMMAND_IS_TOO_OLD && answer == Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND;
        if (answer != due && !isOld) {
            world.broken(
                    Invariant.A_REPEAT_IS_ANSWERED_THE_SAME,
                    place.name() + ": " + one.words + " was " + Words.quiet(due) + ", and " + when + " it is "
                            + Words.quiet(answer));
        }
    }

    /** Whoever gets no answer asks again, with the same command: at once after a fault, and when the box is back. */
    private void give(Asked one) {
        if (one.isAnswered() || place.box.isHeldBack() || one.tries++ >= MOST_TRIES) {
            return;
        }
        boolean answered = place.box.run(one.words, life -> give(life, one));
        if (!answered && place.box.isOn()) {
            world.after(Duration.ofSeconds(5 + dice.nextInt(10)), () -> give(one));
        }
    }

    private void give(Life life, Asked one) {
        boolean watched = dice.nextInt(WATCHED) == 0;
        var before = watched ? Dump.of(life.database) : null;
        var basket = basket();
        var answer = take(life, one);
        one.answered(answer.refusal(), epoch(life));
        place.box.lookAtTheLines(life);
        world.tell(place.name(), one.words + ": " + Words.quiet(answer.refusal()));
        if (answer.refusal() == null) {
            countPrint(one.command.action());
            if (one.command.action() instanceof TillAction.SuspendBasket && basket != null) {
                putAside.add(basket.opening().basket().value());
            }
        } else if (before != null) {
            expectNothing(Dump.of(life.database).changedSince(before), one, answer.refusal());
        }
        look(life);
    }

    private void expectNothing(Set<String> changed, Asked one, Refusal refusal) {
        if (!changed.isEmpty()) {
            world.broken(
                    Invariant.NO_REFUSAL_CHANGES_ANYTHING,
                    place.name() + ": " + one.words + " was refused, " + Words.quiet(refusal)
                            + ", and left something behind in " + changed);
        }
    }

    private com.evertill.edge.till.Till.Answer take(Life life, Asked one) {
        return life.lane(place.number()).till().take(one.command, one.who, life.now());
    }

    private void countPrint(TillAction action) {
        if (action instanceof TillAction.SettlePrint(var job, var print) && print) {
            printsAskedFor.merge(job, 1, Integer::sum);
        }
    }

    /** Whoever got no answer, without a stop in between. */
    void triesAgain() {
        asked.stream()
                .filter(one -> !one.isAnswered())
                .forEach(one -> world.after(Duration.ofSeconds(1 + dice.nextInt(4)), () -> give(one)));
    }

    void boxIsUp() {
        for (var one : asked) {
            if (!one.isAnswered() && one.tries < MOST_TRIES) {
                world.count(Fault.A_COMMAND_WAS_ASKED_AGAIN_AFTER_A_STOP);
                world.after(Duration.ofSeconds(1 + dice.nextInt(4)), () -> give(one));
            }
        }
        var life = place.box.life();
        if (life != null) {
            place.box.run("is looked at", this::look);
        }
    }

    // Seeing

    /** What anybody at the till sees now. */
    void look(Life life) {
        var sale = life.lane(place.number()).till().state().lastSale();
        if (sale != null) {
            shownAsPaid.put(sale.receipt(), sale.total().minor());
        }
    }

    @Nullable
    TillState state() {
        var life = place.box.life();
        return life == null ? null : life.lane(place.number()).till().state();
    }

    /** What is in the open basket, if one is open. */
    Basket.@Nullable Content basket() {
        var state = state();
        return state != null && state.basket() instanceof Basket.Open(var content) ? content : null;
    }
}
