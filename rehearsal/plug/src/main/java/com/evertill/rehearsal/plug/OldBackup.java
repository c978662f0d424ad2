package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.DemoFault;
import com.evertill.rehearsal.demo.Http;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

/**
 * A shop whose journal is an old backup of itself, and that has a cloud which knows better. Nobody sells on it before the cloud's first word, as
 * docs/store.md asks.
 */
final class OldBackup {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int TILL = 1;
    private static final int COMMANDS = 100;

    private final Demo demo;
    private final Shop screen;
    private final List<String> wrong;

    /** @param screen signed in before the backup was made. */
    OldBackup(Demo demo, Shop screen, List<String> wrong) {
        this.demo = demo;
        this.screen = screen;
        this.wrong = wrong;
    }

    /** With the cloud's word it sells nothing more; started again it goes on in an epoch of its own, and uses no number a second time. */
    void isFoundOut(Map<String, String> receipts) throws InterruptedException, ExecutionException, IOException {
        demo.switchOnShop();
        if (!Await.within(LIMIT, () -> Files.exists(demo.edgeFolder().resolve("edge.damaged")))) {
            wrong.add("the shop did not find out that its journal is an old backup");
        }
        if (!Await.within(LIMIT, this::saysSo)) {
            wrong.add("the shop does not say that its journal is an old backup");
        }
        expectARefusal();
        demo.kill(Member.SHOP);
        var box = demo.startShopThatMayAsk();
        if (box.isEmpty()) {
            wrong.add("the shop goes on selling on an old backup");
            return;
        }
        demo.approve(box.get());
        sellOn(receipts);
    }

    /** First it is noted for the next start, and a moment later done. */
    private boolean saysSo() {
        try {
            return screen.view().sync().problem() != null;
        } catch (DemoFault notYet) {
            return false;
        }
    }

    private void expectARefusal() {
        try {
            screen.send(TILL, new TillCommand("on-an-old-backup", null, new TillAction.NoSale("to see")));
            wrong.add("an old backup took a command after the cloud had spoken");
        } catch (Http.Refused refused) {
            if (refused.status() != 503 || !String.valueOf(refused.getMessage()).contains("THE_FILE_IS_DAMAGED")) {
                wrong.add("an old backup refused as " + refused.getMessage());
            }
        } catch (DemoFault unanswered) {
            wrong.add("an old backup said nothing: " + unanswered.getMessage());
        }
    }

    private void sellOn(Map<String, String> receipts) throws InterruptedException, ExecutionException {
        // Prices come again from head office.
        if (!Await.within(LIMIT, () -> demo.manager().view().priceBook().items() > 0)) {
            wrong.add("the shop has no prices");
        }
        try (var crew = new Crew(demo, "after-", new SplittableRandom(2))) {
            if (!Await.within(LIMIT, () -> crew.answers() > COMMANDS)) {
                wrong.add("the shop does not sell");
            }
            crew.goHome();
            wrong.addAll(crew.wrong());
            crew.receipts().forEach((receipt, total) -> {
                var before = receipts.put(receipt, total);
                if (before != null) {
                    wrong.add("receipt " + receipt + " was given twice, for " + before + " and for " + total);
                }
            });
        }
        demo.awaitBothSidesEqual(LIMIT);
    }

    /** What customers have is with the cloud, once. */
    void compare(Map<String, String> receipts) throws SQLException {
        var ledger = demo.cloudFolder().resolve("ledger.db");
        var kept = Batches.sales(ledger);
        receipts.forEach((receipt, total) -> {
            if (!total.equals(kept.get(receipt))) {
                wrong.add("receipt " + receipt + " of " + total + " is with the cloud as " + kept.get(receipt));
            }
        });
        var alarms = Batches.alarms(ledger);
        if (!alarms.stream().allMatch(OldBackup::isOfAnOldCopy)) {
            wrong.add("head office was alarmed of " + alarms);
        }
    }

    /**
     * None comes where a confirmation that had waited for the box came before the box could say what it holds: it knows already then, says nothing
     * more, and head office learns of it when the box asks for a place. And more than one, where a device was away when the box came up: that is a
     * fact, under a number that the cloud knows as another, and may be on its way before the cloud has said a word.
     */
    private static boolean isOfAnOldCopy(String alarm) {
        return alarm.startsWith("THE_NODE_HOLDS_LESS_THAN_THE_CLOUD") || alarm.contains("IT_CONTRADICTS_WHAT_IS_HELD");
    }
}
