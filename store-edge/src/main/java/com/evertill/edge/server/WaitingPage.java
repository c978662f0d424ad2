package com.evertill.edge.server;

import com.evertill.edge.enrolment.Stage;
import com.evertill.edge.enrolment.Standing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a browser shows at the box's address while the shop is not there yet: one page, which says why and loads itself again. The JDK's own little
 * server, since the real one opens its port only when the shop stands.
 */
final class WaitingPage implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WaitingPage.class);
    private final @Nullable HttpServer server;

    /** Where the shop's screens will be. */
    record Place(String host, int port) {}

    private WaitingPage(@Nullable HttpServer server) {
        this.server = server;
    }

    /** Without it the box waits as well; its log says the same. */
    static WaitingPage open(Place place, String name, Supplier<Standing> standing) {
        try {
            var server = HttpServer.create(new InetSocketAddress(place.host, place.port), 0);
            server.createContext("/", exchange -> answer(exchange, name, standing.get()));
            server.start();
            return new WaitingPage(server);
        } catch (IOException taken) {
            LOG.warnf("port %d cannot show how far the box is: %s", place.port, taken.getMessage());
            return new WaitingPage(null);
        }
    }

    private static void answer(HttpExchange exchange, String name, Standing standing) throws IOException {
        var page = """
                <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
                <meta name="viewport" content="width=device-width"><title>%1$s</title>
                <style>body{font:1.25rem/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem}
                strong{font-size:2rem;letter-spacing:.1em}</style>
                <h1>%1$s</h1><p>%2$s</p>%3$s</html>
                """.formatted(escaped(name), escaped(standing.stage().sentence()), details(standing))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        // Whoever asks whether the shop is there is told that it is not.
        exchange.sendResponseHeaders(503, page.length);
        try (var out = exchange.getResponseBody()) {
            out.write(page);
        }
    }

    private static String details(Standing standing) {
        var details = new StringBuilder();
        if (standing.stage() == Stage.HEAD_OFFICE_HAS_TO_APPROVE) {
            details.append("<p>This box is <strong>" + standing.code() + "</strong></p>");
        }
        if (standing.toFetch() > 0) {
            details.append("<p>" + standing.fetched() + " of " + standing.toFetch() + "</p>");
        }
        if (standing.trouble() != null) {
            details.append("<p>" + escaped(standing.trouble()) + "</p>");
        }
        return details.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
