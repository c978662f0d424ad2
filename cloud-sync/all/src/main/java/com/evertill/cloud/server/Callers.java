package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Person;
import com.evertill.cloud.headoffice.api.SessionApi.Role;
import com.evertill.ui.server.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Who asks: the person of the session cookie. */
@RequestScoped
public class Callers {
    static final String SESSION = "evertill-head-office";

    private final Cloud cloud;
    private final RoutingContext routing;

    @Inject
    public Callers(Cloud cloud, RoutingContext routing) {
        this.cloud = cloud;
        this.routing = routing;
    }

    /** @throws Problem if nobody is signed in, or somebody who may not. */
    Person needs(Role role) {
        var person = token().flatMap(token -> cloud.sessions().who(token, Instant.now()))
                .orElseThrow(Problem::signedOut);
        if (!person.may(role)) {
            throw Problem.forbidden();
        }
        return person;
    }

    Person viewer() {
        return needs(Role.VIEWER);
    }

    Person editor() {
        return needs(Role.EDITOR);
    }

    Person approver() {
        return needs(Role.APPROVER);
    }

    Optional<String> token() {
        return Optional.ofNullable(routing.request().getCookie(SESSION)).map(cookie -> cookie.getValue());
    }
}
