package com.evertill.cloud.headoffice;

import com.evertill.cloud.headoffice.api.PricesApi;
import com.evertill.cloud.headoffice.api.PricesApi.BadLine;
import com.evertill.cloud.headoffice.api.PricesApi.Imported;
import com.evertill.cloud.headoffice.api.PricesApi.PricedItem;
import com.evertill.cloud.headoffice.api.PricesApi.Progress;
import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.readers.Readers;
import com.evertill.cloud.prices.Change;
import com.evertill.cloud.prices.Check;
import com.evertill.cloud.prices.Draft;
import com.evertill.cloud.prices.PriceBook.Query;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Release;
import com.evertill.cloud.prices.Zone;
import com.evertill.commerce.catalogue.BadLine.Reason;
import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.tender.OfflineLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Price books, drafts and releases as the screens show them. */
public final class PriceDesk {
    private static final int MOST_DRAFTS = 50;
    private static final int MOST_RELEASES = 50;
    private static final int MOST_BAD_LINES = 200;

    private final Prices prices;
    private final Ledger ledger;
    private final Readers readers;

    public PriceDesk(Prices prices, Ledger ledger, Readers readers) {
        this.prices = prices;
        this.ledger = ledger;
        this.readers = readers;
    }

    public List<PricesApi.Zone> zones(Instant now) {
        return prices.zones().all().stream().map(zone -> view(zone, now)).toList();
    }

    public PricesApi.Zone view(Zone zone, Instant now) {
        long newest = prices.releases().newest(zone.name());
        var offline = prices.offline().of(zone.name());
        return new PricesApi.Zone(
                zone.name(),
                zone.currency().getCurrencyCode(),
                zone.timeZone().getId(),
                zone.taxes().classes().keySet().stream().sorted().toList(),
                prices.releases().inForce(zone.name(), now),
                newest,
                prices.book().size(zone, newest),
                offline.orElseGet(() -> OfflineLimits.careful(zone.currency())),
                offline.isPresent());
    }

    public List<PricedItem> items(Zone zone, Query query, Instant now) {
        long newest = prices.releases().newest(zone.name());
        long inForce = prices.releases().inForce(zone.name(), now);
        return prices.book().search(zone, query, newest, inForce).stream()
                .map(entry -> new PricedItem(entry.item(), entry.inForce(), entry.release()))
                .toList();
    }

    public List<PricesApi.Draft> drafts(String zone) {
        return prices.drafts().of(zone, MOST_DRAFTS).stream()
                .map(PriceDesk::view)
                .toList();
    }

    public List<PricesApi.Release> releases(String zone) {
        return prices.releases().of(zone, MOST_RELEASES).stream()
                .map(this::view)
                .toList();
    }

    public PricesApi.Release view(Release release) {
        var progress = readers.acknowledgements().of(release.zone(), release.number()).stream()
                .map(step -> new Progress(step.node().toString(), step.step().name(), step.at(), step.why()))
                .toList();
        long nodes = ledger.states().all().stream()
                .filter(state -> state.zone().equals(release.zone()))
                .count();
        return new PricesApi.Release(
                release.zone(),
                release.number(),
                release.draft(),
                release.rollbackTo() == null
                        ? prices.drafts()
                                .find(release.draft())
                                .map(Draft::title)
                                .orElse("")
                        : "",
                release.rollbackTo(),
                release.effective(),
                release.comesAt(),
                release.state().name(),
                release.supersededBy(),
                release.releasedBy(),
                release.releasedAt(),
                progress,
                nodes);
    }

    public static PricesApi.Draft view(Draft draft) {
        return new PricesApi.Draft(
                draft.id(),
                draft.zone(),
                draft.title(),
                draft.state().name(),
                draft.lines(),
                draft.createdBy(),
                draft.createdAt(),
                draft.approvedBy(),
                draft.release());
    }

    public static PricesApi.Change view(Change change) {
        return new PricesApi.Change(
                change.before(),
                change.after(),
                change.kind().name(),
                change.suspicions().stream().map(Enum::name).toList());
    }

    public static PricesApi.Check view(Check check) {
        return new PricesApi.Check(
                check.base(),
                check.added(),
                check.changed(),
                check.removed(),
                check.same(),
                check.dearer(),
                check.cheaper(),
                check.suspiciousCount(),
                check.suspicious().stream().map(PriceDesk::view).toList(),
                check.conflicts().stream()
                        .map(conflict -> new PricesApi.Conflict(conflict.plu(), conflict.item(), conflict.otherItem()))
                        .toList());
    }

    /** @param draft as it is now, changed or not. */
    public static Imported view(Prices.Imported imported, Draft draft) {
        return new Imported(
                view(draft),
                imported.taken(),
                imported.bad().size(),
                imported.bad().stream()
                        .limit(MOST_BAD_LINES)
                        .map(line -> new BadLine(
                                line.number(),
                                line.text(),
                                line.reasons().stream().map(Reason::sentence).toList()))
                        .toList(),
                rest(imported));
    }

    private static String rest(Prices.Imported imported) {
        var rest = new StringBuilder();
        try {
            if (!imported.bad().isEmpty()) {
                CatalogueCsv.writeBad(rest, imported.bad().iterator());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return rest.toString();
    }
}
