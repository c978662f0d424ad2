package com.evertill.rehearsal.bench;

import com.evertill.rehearsal.bench.Chromium.Page;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * From the keys of a scanner to the frame that shows the line, in the cashier's real page. All times are of the page's one clock. The limit is what
 * no screen can do without: the view's arrival at the same page's socket, and a frame of an empty page.
 */
final class ScreenBench {
    private static final String REMEMBERS_ARRIVALS = """
            window.WebSocket = class extends WebSocket {
                constructor(...address) {
                    super(...address);
                    this.addEventListener('message', () => { window.arrivedAt = performance.now(); });
                }
            };
            window.rows = () => document.querySelectorAll('.row').length;
            window.has = (count) => new Promise((done) => {
                const look = () => rows() === count && (watch.disconnect(), done());
                const watch = new MutationObserver(look);
                watch.observe(document, { childList: true, subtree: true });
                look();
            });
            """;
    /** The frame is done when a task runs after its animation callbacks. */
    private static final String FRAME = """
            const frame = () => new Promise((done) => requestAnimationFrame(() => {
                const next = new MessageChannel();
                next.port1.onmessage = done;
                next.port2.postMessage(0);
            }));
            """;

    private static final String SCAN = "(async () => {" + FRAME + """
                const shown = has(%d);
                const began = performance.now();
                for (const key of [...'%s', 'Enter']) {
                    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                }
                await shown;
                await frame();
                return [window.arrivedAt - began, performance.now() - began];
            })()""";
    private static final String EMPTY_FRAME = "(async () => {" + FRAME + """
                await new Promise((done) => setTimeout(done, 20 + Math.random() * 17));
                const began = performance.now();
                await frame();
                return performance.now() - began;
            })()""";

    private final Report report;
    private final Options options;
    private final Path place;

    ScreenBench(Report report, Options options, Path place) {
        this.report = report;
        this.options = options;
        this.place = place;
    }

    void run(EdgeProcess edge, Lanes lanes) throws Exception {
        var program = Chromium.find();
        if (program.isEmpty()) {
            report.note("scan to frame in the browser; no Chromium was found (CHROME, chromium, google-chrome)");
            return;
        }
        report.progress("scans in a browser");
        try (var chromium = new Chromium(program.get(), place.resolve("browser"))) {
            var emptyFrame = emptyFrame(chromium); // first: a page behind another has no frames
            scans(open(chromium, edge, lanes), emptyFrame, lanes);
        }
    }

    private static Page open(Chromium chromium, EdgeProcess edge, Lanes lanes) {
        var page = chromium.newPage();
        var shop = "http://127.0.0.1:" + edge.port;
        lanes.at(1).cookies().forEach((name, value) -> page.cookie(shop, name, value));
        page.runFirst(REMEMBERS_ARRIVALS);
        page.open(shop + "/till.html");
        while (!page.evaluate("location.pathname === '/till.html' && !!document.querySelector('.till')")
                .asBoolean()) {
            LockSupport.parkNanos(20_000_000);
            edge.requireAlive();
        }
        return page;
    }

    private Samples emptyFrame(Chromium chromium) {
        var page = chromium.newPage();
        var samples = new Samples();
        for (int n = 0; n < options.amount(200, 20); n++) {
            samples.add(nanos(page.evaluate(EMPTY_FRAME).asDouble()));
        }
        return samples;
    }

    private void scans(Page page, Samples emptyFrame, Lanes lanes) throws Exception {
        var arrivals = new Samples();
        var frames = new Samples();
        int warmUp = options.amount(50, 10);
        for (int n = 0; n < warmUp + options.amount(300, 30); n++) {
            int line = n % Lanes.LINES;
            page.evaluate("has(%d)".formatted(line));
            var times = page.evaluate(SCAN.formatted(line + 1, Lanes.code(n)));
            if (n >= warmUp) {
                arrivals.add(nanos(times.get(0).asDouble()));
                frames.add(nanos(times.get(1).asDouble()));
            }
            if (line == Lanes.LINES - 1) {
                lanes.payCash(1);
            }
        }
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                    "scan until its view is at the page's socket, p" + percentile,
                    "ms",
                    arrivals.millis(percentile),
                    "keys dispatched in the cashier's page until the web socket's message event"));
            report.add(Figure.of(
                            "scan to frame in the browser, p" + percentile,
                            "ms",
                            frames.millis(percentile),
                            "keys dispatched in the cashier's page until a task after the frame with the new line")
                    .beside(
                            "the view at the page's socket, and an empty page's frame",
                            arrivals.millis(percentile) + emptyFrame.millis(percentile)));
        }
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }
}
