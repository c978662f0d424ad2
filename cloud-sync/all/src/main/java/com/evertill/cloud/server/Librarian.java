package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.ReportDesk;
import com.evertill.cloud.headoffice.TooMuch;
import com.evertill.cloud.lake.LakeFault;
import com.evertill.cloud.lake.LakeReader;
import com.evertill.cloud.lake.TookTooLong;
import com.evertill.ui.server.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks the lake, one question at a time, on a thread of its own: a question is long in native code, and neither a shop's request nor the carriers of
 * virtual threads may wait for it.
 */
@ApplicationScoped
public class Librarian {
    private static final Logger LOG = Logger.getLogger(Librarian.class);

    /** A page of the screens asks six questions at once; some people may look at it. */
    private static final int MOST_WAITING = 24;

    private final Optional<LakeReader> reader;
    private final Optional<ReportDesk> desk;
    private final Duration patience;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("librarian").factory());

    @Inject
    public Librarian(Cloud cloud) {
        var longest = cloud.settings().lake().longestQuestion();
        patience = longest.multipliedBy(2);
        reader = cloud.lake().map(lake -> new LakeReader(lake.files(), longest));
        desk = cloud.lake()
                .flatMap(lake -> reader.map(it -> new ReportDesk(cloud.ledger(), cloud.readers(), lake, it)));
    }

    /** @throws Problem if there is no answer, with the reason. */
    <T> T ask(Function<ReportDesk, T> question) {
        var there = desk.orElseThrow(() -> Problem.fault(404, "no-lake"));
        try {
            return answer(thread.submit(() -> question.apply(there)));
        } catch (RejectedExecutionException e) {
            throw busy();
        }
    }

    private <T> T answer(Future<T> asked) {
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(false);
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw trouble(e);
        }
    }

    private static Problem busy() {
        return Problem.fault(503, "reports-busy");
    }

    private static RuntimeException trouble(ExecutionException e) {
        return switch (e.getCause()) {
            case TookTooLong tooLong -> {
                LOG.warnf("a report was given up: %s", tooLong.getMessage());
                yield Problem.fault(504, "report-too-long");
            }
            case TooMuch _ -> Problem.fault(422, "report-too-large");
            case LakeFault fault -> {
                LOG.error("the lake cannot be asked", fault);
                yield Problem.fault(503, "lake");
            }
            case RuntimeException bug -> bug;
            case null, default -> new IllegalStateException(e);
        };
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
        reader.ifPresent(LakeReader::close);
    }
}
