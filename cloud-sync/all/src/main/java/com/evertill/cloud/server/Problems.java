package com.evertill.cloud.server;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.ui.kit.Catalogue;
import com.fasterxml.jackson.core.JacksonException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every trouble as a problem document, in the language that was asked for. A bug is told by a reference and logged whole; nothing of it leaks. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int LONGEST_HEADER = 256;
    private static final Map<String, Catalogue> TEXTS = Map.of(
            "en", Catalogue.load("/META-INF/resources/texts", "en"),
            "de", Catalogue.load("/META-INF/resources/texts", "de"));

    @Inject
    RoutingContext routing;

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return answer(problem, Map.of());
    }

    @ServerExceptionMapper
    Response malformed(JacksonException malformed) {
        return answer(Problem.badRequest(), Map.of());
    }

    @ServerExceptionMapper
    Response malformed(Json.MalformedException malformed) {
        return answer(Problem.badRequest(), Map.of());
    }

    /** Codes, amounts and names that no record of ours can hold. */
    @ServerExceptionMapper
    Response malformed(IllegalArgumentException malformed) {
        LOG.debug("a malformed request", malformed);
        return answer(Problem.badRequest(), Map.of());
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return answer(
                switch (status) {
                    case 401 -> Problem.signedOut();
                    case 403 -> Problem.forbidden();
                    case 404 -> Problem.notFound();
                    case 413 -> Problem.fault(413, "too-large");
                    default -> status < 500 ? Problem.fault(status, "bad-request") : broken(e);
                },
                Map.of());
    }

    /** The disk or the file: somebody must act, and the person at the screen is told so. */
    @ServerExceptionMapper
    Response database(DatabaseFault fault) {
        LOG.error("the database", fault);
        return answer(
                Problem.fault(503, "database"), Map.of("kind", fault.kind().name(), "hint", fault.hint()));
    }

    @ServerExceptionMapper
    Response bug(RuntimeException bug) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(bug, "bug %s", reference);
        return answer(Problem.fault(500, "internal"), Map.of("reference", reference));
    }

    private static Problem broken(WebApplicationException e) {
        LOG.error("bug", e);
        return Problem.fault(500, "internal");
    }

    private Response answer(Problem problem, Map<String, String> values) {
        return Response.status(problem.status())
                .type("application/problem+json")
                .entity(document(problem, values, routing.request().getHeader("Accept-Language")))
                .build();
    }

    static String document(Problem problem, Map<String, String> values, @Nullable String acceptLanguage) {
        var texts = Objects.requireNonNull(TEXTS.get(Catalogue.languageFor(languages(acceptLanguage))));
        var document = new LinkedHashMap<String, Object>();
        document.put("type", problem.type());
        document.put("title", texts.text("fault.title"));
        document.put("status", problem.status());
        document.put("detail", texts.text(problem.text(), values));
        document.putAll(problem.members());
        document.putAll(values);
        return Json.text(document);
    }

    private static List<Locale> languages(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .toList();
        } catch (IllegalArgumentException nonsense) {
            return List.of();
        }
    }
}
