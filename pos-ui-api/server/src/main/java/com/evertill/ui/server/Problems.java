package com.evertill.ui.server;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.DatabaseFault;
import com.evertill.ui.kit.Catalogue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every trouble as a problem document, in the language that was asked for. A bug is told by a reference and logged whole; nothing of it leaks. */
@Singleton
public class Problems {
    static final String TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final Map<String, Catalogue> TEXTS = Catalogue.LANGUAGES.stream()
            .collect(Collectors.toMap(
                    language -> language, language -> Catalogue.load("/META-INF/resources/texts", language)));

    private final RoutingContext routing;

    @Inject
    public Problems(RoutingContext routing) {
        this.routing = routing;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return answer(problem, Map.of());
    }

    @ServerExceptionMapper
    public Response malformed(JacksonException malformed) {
        return answer(Problem.badRequest(), Map.of());
    }

    /** Named beside its parent, or the framework's own mapper of it would be nearer. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return answer(Problem.badRequest(), Map.of());
    }

    @ServerExceptionMapper
    public Response malformed(Json.MalformedException malformed) {
        return answer(Problem.badRequest(), Map.of());
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
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
    public Response database(DatabaseFault fault) {
        LOG.error("the database", fault);
        return answer(
                Problem.fault(503, "database"), Map.of("kind", fault.kind().name(), "hint", fault.hint()));
    }

    @ServerExceptionMapper
    public Response bug(RuntimeException bug) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(bug, "bug %s", reference);
        return answer(Problem.fault(500, "internal"), Map.of("reference", reference));
    }

    private static Problem broken(WebApplicationException e) {
        LOG.error("bug", e);
        return Problem.fault(500, "internal");
    }

    private Response answer(Problem problem, Map<String, String> values) {
        var language = Catalogue.languageFor(routing.request().getHeader("Accept-Language"));
        return Response.status(problem.status())
                .type(TYPE)
                .entity(document(problem, values, Objects.requireNonNull(TEXTS.get(language))))
                .build();
    }

    private static String document(Problem problem, Map<String, String> values, Catalogue texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", problem.type());
        document.put("title", texts.text("fault.title"));
        document.put("status", problem.status());
        document.put("detail", texts.text(problem.text(), values));
        document.putAll(problem.members());
        document.putAll(values);
        return Json.text(document);
    }
}
