package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.PEARS;
import static com.evertill.cloud.prices.Shelf.PLUMS;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus.BusFault;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceEventsTest {
    private static final int SCRIPTS_BEFORE = 4;
    private static final Effective NOW_ON = new Effective.Now();
    private static final Effective TOMORROW = new Effective.At(NOW.plus(Duration.ofDays(1)));

    @TempDir
    Path folder;

    private Shelf shelf;
    private final List<CloudEvent> heard = new ArrayList<>();

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void a_release_is_told_when_it_is_offered_and_not_before() {
        var draft = shelf.draft(APPLES);
        taken(shelf.prices.drafts().approve(draft, "bob", NOW));
        taken(shelf.prices.releases().release(draft, NOW_ON, "bob", NOW));
        tell();
        assertThat(heard).isEmpty();
        shelf.publish();
        tell();
        assertThat(heard).extracting(CloudEvent::id).containsExactly("main/1/published");
        var event = heard.getFirst();
        assertThat(event.type()).isEqualTo(PriceEvents.PUBLISHED);
        assertThat(event.source()).isEqualTo("/evertill/prices");
        var published = event.read(PriceEvents.Published.class);
        assertThat(published.effective()).isEqualTo(NOW_ON);
        assertThat(published.comesAt()).isEqualTo(NOW);
        assertThat(published.rollbackTo()).isNull();
        var manifest = new SignedManifest(published.manifest(), published.signature()).open(shelf.keys.getPublic());
        assertThat(manifest.number()).isEqualTo(1);
        assertThat(shelf.read(manifest.full())).containsOnlyKeys("Apples");
    }

    @Test
    void what_is_overtaken_is_told_to_be_superseded_by_what_brings_the_same() {
        shelf.release(NOW_ON, APPLES);
        shelf.release(TOMORROW, PEARS);
        shelf.release(NOW_ON, PLUMS);
        tell();
        assertThat(heard)
                .extracting(CloudEvent::id)
                .containsExactly(
                        "main/1/published",
                        "main/2/published",
                        "main/2/superseded",
                        "main/3/published",
                        "main/4/published");
        assertThat(heard.get(2).read(PriceEvents.Superseded.class)).isEqualTo(new PriceEvents.Superseded("main", 2, 4));
    }

    @Test
    void what_was_never_offered_is_never_told() {
        shelf.release(NOW_ON, APPLES);
        var later = shelf.draft(PEARS);
        taken(shelf.prices.drafts().approve(later, "bob", NOW));
        taken(shelf.prices.releases().release(later, TOMORROW, "bob", NOW));
        shelf.release(NOW_ON, PLUMS);
        tell();
        assertThat(heard)
                .extracting(CloudEvent::id)
                .containsExactly("main/1/published", "main/3/published", "main/4/published");
    }

    @Test
    void a_rollback_names_whose_book_it_brings() {
        shelf.release(NOW_ON, APPLES);
        shelf.release(NOW_ON, PEARS);
        var back = new Rollbacks.Rollback("back", "main", 1, NOW_ON);
        taken(shelf.prices.rollbacks().rollBack(back, "bob", NOW));
        shelf.publish();
        tell();
        var published = heard.getLast().read(PriceEvents.Published.class);
        assertThat(published.number()).isEqualTo(3);
        assertThat(published.rollbackTo()).isEqualTo(1);
    }

    @Test
    void what_the_bus_does_not_take_waits_and_nothing_else_does() {
        shelf.release(NOW_ON, APPLES);
        assertThatThrownBy(() -> shelf.prices.step(_ -> {
                    throw new BusFault("The bus is away.");
                }))
                .isInstanceOf(BusFault.class);
        assertThat(shelf.prices.outbox().waiting()).isEqualTo(1);
        assertThat(shelf.nudge(0, NOW)).isPresent();
    }

    @Test
    void what_was_published_before_there_were_events_is_told_once_when_the_service_opens() {
        shelf.release(NOW_ON, APPLES);
        shelf.release(NOW_ON, PEARS);
        tell();
        var told = List.copyOf(heard);
        shelf.close();
        asItWasKeptWithoutEvents();
        heard.clear();
        shelf = new Shelf(folder);
        tell();
        assertThat(heard).isEqualTo(told);
        heard.clear();
        shelf.close();
        shelf = new Shelf(folder);
        tell();
        assertThat(heard).isEmpty();
    }

    private void asItWasKeptWithoutEvents() {
        try (var old = Database.open("jdbc:sqlite:" + folder.resolve("prices.db"), PricesSchema.MIGRATIONS)) {
            old.act(tx -> {
                tx.update("DROP TABLE outbox");
                tx.update("DROP TABLE untold");
                tx.update("PRAGMA user_version=" + SCRIPTS_BEFORE);
            });
        }
    }

    private void tell() {
        while (shelf.prices.step(heard::addAll)) {}
    }
}
