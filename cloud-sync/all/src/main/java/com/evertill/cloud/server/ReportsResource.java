package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.ReportDesk.Subject;
import com.evertill.cloud.headoffice.api.ReportsApi;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the facts say over longer times. */
@RunOnVirtualThread
public class ReportsResource implements ReportsApi {
    private static final int MOST_DAYS = 366;
    private static final int MOST_SHOPS = 200;
    private static final int MOST_ROWS = 200;

    private final Cloud cloud;
    private final Callers callers;
    private final Librarian librarian;

    @Inject
    public ReportsResource(Cloud cloud, Callers callers, Librarian librarian) {
        this.cloud = cloud;
        this.callers = callers;
        this.librarian = librarian;
    }

    @Override
    public SalesReport sales(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops) {
        var subject = subject(from, to, shops);
        var today = today();
        return librarian.ask(desk -> desk.sales(subject, today, Instant.now()));
    }

    @Override
    public ItemsReport items(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops, int limit) {
        var subject = subject(from, to, shops);
        int most = most(limit);
        return librarian.ask(desk -> desk.items(subject, most));
    }

    @Override
    public BasketsReport baskets(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops) {
        var subject = subject(from, to, shops);
        return librarian.ask(desk -> desk.baskets(subject));
    }

    @Override
    public ReturnsReport returns(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops) {
        var subject = subject(from, to, shops);
        return librarian.ask(desk -> desk.returns(subject));
    }

    @Override
    public StockOutsReport stockOuts(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops, int limit) {
        var subject = subject(from, to, shops);
        int most = most(limit);
        return librarian.ask(desk -> desk.stockOuts(subject, most));
    }

    @Override
    public SignalsReport signals(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops) {
        var subject = subject(from, to, shops);
        return librarian.ask(desk -> desk.signals(subject));
    }

    /** Who may not see it learns nothing of what makes sense either. */
    private Subject subject(@Nullable LocalDate from, @Nullable LocalDate to, List<String> shops) {
        callers.viewer();
        var last = to == null ? LocalDate.now(ZoneOffset.UTC) : to;
        var first = from == null ? last.withDayOfMonth(1) : from;
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS)) || shops.size() > MOST_SHOPS) {
            throw Problem.badRequest();
        }
        if (!known().containsAll(shops)) {
            throw Problem.notFound();
        }
        return new Subject(first, last, Set.copyOf(shops));
    }

    private Set<String> known() {
        var shops = new TreeSet<String>();
        cloud.ledger().registry().nodes().forEach(node -> shops.add(node.id().shop()));
        return shops;
    }

    private static int most(int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw Problem.badRequest();
        }
        return limit;
    }

    /** Where it is earliest: a day that is over there is over everywhere. */
    private LocalDate today() {
        return cloud.prices().zones().all().stream()
                .map(zone -> LocalDate.now(zone.timeZone()))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    }
}
