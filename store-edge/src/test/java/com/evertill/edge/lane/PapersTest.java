package com.evertill.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.edge.Goods;
import com.evertill.edge.TestShop;
import com.evertill.edge.TestStores;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.receipt.PrintJobs;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.till.Effect;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a receipt that did not simply come out: somebody is asked, once, and a second paper says that it is one. */
class PapersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:30:00Z");
    private static final DeviceState AWAY = new DeviceState(Health.OFFLINE, "It is away.");

    @TempDir
    private Path folder;

    private final AtomicLong ids = new AtomicLong();
    private final Queue<Effect> effects = new ArrayDeque<>();
    private final Papers papers = new Papers();
    private Shop shop;
    private Lane lane;

    /** A printer that only keeps what it is given. */
    private static final class Papers extends BareLane {
        private final List<PrintJob> given = new ArrayList<>();
        private boolean isBroken;

        @Override
        public void print(PrintJob job) {
            if (isBroken) {
                throw new IllegalArgumentException("a message of 3000000 bytes");
            }
            given.add(job);
        }
    }

    @BeforeEach
    void a_sale_whose_receipt_waits() {
        shop = Shop.open(TestStores.german(), Schema.open("jdbc:sqlite:" + folder.resolve("edge.db")), "test", NOW);
        shop.catalog().importLocal(Goods.in(shop.store().currency(), Unit.KG), Goods.GERMAN_TAXES, NOW);
        var around = new Lane.Surroundings(() -> NOW, this::id, effects::add, () -> {});
        lane = new Lane(shop, TestShop.TILL_1, _ -> papers, null, around);
        does(new TillAction.OpenShift(money(0)));
        sells();
    }

    private void sells() {
        lane.scanned(Symbology.EAN_13, Goods.MILK);
        does(new TillAction.PayCash(money(2_000)));
    }

    @AfterEach
    void close() {
        lane.close();
        shop.database().close();
    }

    private String id() {
        return "c" + ids.incrementAndGet();
    }

    private Money money(long minor) {
        return new Money(minor, shop.store().currency());
    }

    private void does(TillAction action) {
        assertThat(lane.take(new TillCommand(id(), null, action), TestShop.ANNA).refusal())
                .isNull();
    }

    private void performAll() {
        for (var next = effects.poll(); next != null; next = effects.poll()) {
            lane.perform(next);
        }
    }

    private List<PrintJobs.Job> asked() {
        return shop.database().read(tx -> shop.site().printJobs().asked(tx, TestShop.TILL_1));
    }

    private static boolean saysCopy(PrintJob job) {
        return job.document().elements().stream()
                .anyMatch(line ->
                        line instanceof ReceiptDocument.Text text && text.text().contains("KOPIE"));
    }

    private void printsAgain() {
        does(new TillAction.SettlePrint(asked().getFirst().id(), true));
        performAll();
    }

    @Test
    void f15_a_receipt_that_cannot_be_handed_over_is_asked_about() {
        papers.isBroken = true;
        assertThatThrownBy(this::performAll).isInstanceOf(IllegalArgumentException.class);
        assertThat(asked()).hasSize(1);
        papers.isBroken = false;
        printsAgain();
        assertThat(papers.given).hasSize(1);
        assertThat(asked()).isEmpty();
    }

    @Test
    void f15_an_outcome_that_cannot_be_written_down_is_not_forgotten() {
        performAll();
        var job = papers.given.getFirst().id();
        shop.database().write(tx -> tx.update("ALTER TABLE print_job RENAME TO gone"));
        assertThatThrownBy(() -> lane.printed(job, new PrintOutcome.NotPrinted(AWAY)))
                .isInstanceOf(DatabaseFault.class);
        shop.database().write(tx -> tx.update("ALTER TABLE gone RENAME TO print_job"));
        assertThat(asked()).isEmpty();
        sells();
        performAll();
        assertThat(asked()).extracting(PrintJobs.Job::id).containsExactly(job);
    }

    @Test
    void f15_what_is_printed_again_and_may_have_come_out_before_is_a_copy_and_says_so() {
        performAll();
        assertThat(papers.given).hasSize(1).noneMatch(PapersTest::saysCopy);
        lane.printed(papers.given.getFirst().id(), new PrintOutcome.Unknown(AWAY));
        printsAgain();
        assertThat(papers.given).hasSize(2);
        assertThat(saysCopy(papers.given.getLast())).isTrue();
    }

    @Test
    void f15_what_was_certainly_not_printed_comes_as_the_original() {
        performAll();
        lane.printed(papers.given.getFirst().id(), new PrintOutcome.NotPrinted(AWAY));
        printsAgain();
        assertThat(papers.given).hasSize(2).noneMatch(PapersTest::saysCopy);
    }
}
