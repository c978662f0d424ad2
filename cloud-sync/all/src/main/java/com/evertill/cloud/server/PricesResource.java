package com.evertill.cloud.server;

import static com.evertill.cloud.server.PriceAnswers.unlessRefused;

import com.evertill.cloud.headoffice.Audit.Deed;
import com.evertill.cloud.headoffice.Person;
import com.evertill.cloud.headoffice.PriceDesk;
import com.evertill.cloud.headoffice.api.PricesApi;
import com.evertill.cloud.prices.Answer;
import com.evertill.cloud.prices.PriceBook.Query;
import com.evertill.cloud.prices.PriceRefusal;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Rollbacks;
import com.evertill.commerce.catalogue.CatalogueRules.DecimalMark;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.tender.OfflineLimits;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The price books. */
@RunOnVirtualThread
public class PricesResource implements PricesApi {
    private static final int MOST = 200;

    private final Cloud cloud;
    private final Prices prices;
    private final Callers callers;
    private final Worker worker;

    @Inject
    public PricesResource(Cloud cloud, Callers callers, Worker worker) {
        this.cloud = cloud;
        this.prices = cloud.prices();
        this.callers = callers;
        this.worker = worker;
    }

    @Override
    public List<Zone> zones() {
        callers.viewer();
        return cloud.desk().zones(Instant.now());
    }

    @Override
    public List<PricedItem> items(String zone, String text, int offset, int limit) {
        callers.viewer();
        return cloud.desk().items(known(zone), new Query(text, offset, limit), Instant.now());
    }

    @Override
    public List<Draft> drafts(String zone) {
        callers.viewer();
        return cloud.desk().drafts(known(zone).name());
    }

    @Override
    public List<Release> releases(String zone) {
        callers.viewer();
        return cloud.desk().releases(known(zone).name());
    }

    @Override
    public Release release(String zone, long number) {
        callers.viewer();
        return prices.releases().find(zone, number).map(cloud.desk()::view).orElseThrow(Problem::notFound);
    }

    @Override
    public Draft begin(String id, NewDraft fresh) {
        var who = callers.editor();
        return done(
                who,
                Deed.BEGAN_DRAFT,
                prices.drafts().begin(id, fresh.zone(), fresh.title(), who.name(), Instant.now()));
    }

    @Override
    public Draft draft(String id) {
        callers.viewer();
        return prices.drafts().find(id).map(PriceDesk::view).orElseThrow(Problem::notFound);
    }

    @Override
    public List<Change> changes(String id, int offset, int limit) {
        callers.viewer();
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw Problem.badRequest();
        }
        return unlessRefused(prices.drafts().changes(id, offset, limit, Instant.now())).stream()
                .map(PriceDesk::view)
                .toList();
    }

    @Override
    public Draft changePrice(String id, String item, NewPrice price) {
        return change(item, () -> prices.drafts().changePrice(id, item, price.price(), Instant.now()));
    }

    @Override
    public Draft put(String id, String item, Item whole) {
        return change(item, () -> {
            if (!whole.id().equals(item)) {
                throw Problem.badRequest();
            }
            return prices.drafts().put(id, whole);
        });
    }

    @Override
    public Draft remove(String id, String item) {
        return change(item, () -> prices.drafts().remove(id, item, Instant.now()));
    }

    @Override
    public Draft leaveAlone(String id, String item) {
        return change(item, () -> prices.drafts().leaveAlone(id, item));
    }

    @Override
    public Imported catalogue(String id, String decimals, String kind, String accept, byte[] csv) {
        var who = callers.editor();
        var imported = unlessRefused(prices.importCsv(
                id,
                csv,
                DecimalMark.valueOf(decimals),
                Prices.Import.valueOf(kind),
                accept.equals("good"),
                Instant.now()));
        if (imported.draft().isPresent()) {
            note(who, Deed.IMPORTED_CATALOGUE, id + ": " + imported.taken() + " items");
        }
        return PriceDesk.view(imported, prices.drafts().find(id).orElseThrow(Problem::notFound));
    }

    @Override
    public Check check(String id) {
        callers.viewer();
        return PriceDesk.view(unlessRefused(prices.drafts().check(id, Instant.now())));
    }

    @Override
    public Draft approve(String id) {
        var who = callers.approver();
        return done(who, Deed.APPROVED_DRAFT, prices.drafts().approve(id, who.name(), Instant.now()));
    }

    @Override
    public Release release(String id, When when) {
        var who = callers.approver();
        var release = unlessRefused(prices.releases().release(id, when.effective(), who.name(), Instant.now()));
        note(who, Deed.RELEASED_DRAFT, release.zone() + " " + release.number() + " from " + id);
        worker.wake();
        return cloud.desk().view(release);
    }

    @Override
    public Release rollBack(String zone, String id, Rollback rollback) {
        var who = callers.approver();
        var command = new Rollbacks.Rollback(id, known(zone).name(), rollback.to(), rollback.effective());
        var release = unlessRefused(prices.rollbacks().rollBack(command, who.name(), Instant.now()));
        note(who, Deed.ROLLED_BACK, release.zone() + " " + release.number() + " to " + rollback.to());
        worker.wake();
        return cloud.desk().view(release);
    }

    @Override
    public Zone limitOffline(String zone, OfflineLimits limits) {
        var who = callers.approver();
        var known = known(zone);
        var release = unlessRefused(prices.offline().set(known.name(), limits, who.name(), Instant.now()));
        note(
                who,
                Deed.SET_OFFLINE_LIMITS,
                zone + ": " + limits
                        + release.map(it -> ", release " + it.number()).orElse(""));
        worker.wake();
        return cloud.desk().view(known, Instant.now());
    }

    @Override
    public Draft discard(String id) {
        var who = callers.editor();
        return done(who, Deed.DISCARDED_DRAFT, prices.drafts().discard(id));
    }

    private com.evertill.cloud.prices.Zone known(String zone) {
        return prices.zones().find(zone).orElseThrow(() -> PriceAnswers.refused(PriceRefusal.THERE_IS_NO_SUCH_ZONE));
    }

    /** Who may not, changes nothing: the change is made only after that is known. */
    private Draft change(String item, Supplier<Answer<com.evertill.cloud.prices.Draft>> change) {
        var who = callers.editor();
        var draft = unlessRefused(change.get());
        note(who, Deed.CHANGED_DRAFT, draft.id() + ": " + item);
        return PriceDesk.view(draft);
    }

    private Draft done(Person who, Deed deed, Answer<com.evertill.cloud.prices.Draft> answer) {
        var draft = unlessRefused(answer);
        note(who, deed, draft.id());
        return PriceDesk.view(draft);
    }

    private void note(Person who, Deed deed, String detail) {
        cloud.audit().note(who.name(), deed, detail, Instant.now());
    }
}
