package com.evertill.edge.server;

import com.evertill.commerce.node.TillId;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.staff.Actor;
import com.evertill.ui.server.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks: the person of the session cookie, at the till of the pairing cookie. */
@RequestScoped
public class Callers {
    static final String SESSION = "evertill-session";
    static final String PAIRING = "evertill-till";

    private final Edge edge;
    private final RoutingContext routing;

    @Inject
    public Callers(Edge edge, RoutingContext routing) {
        this.edge = edge;
        this.routing = routing;
    }

    /** @throws Problem if nobody is signed in. */
    Actor signedIn() {
        return actor(edge, routing.request()).orElseThrow(Problem::signedOut);
    }

    /** @throws Problem if nobody is signed in, or no manager. */
    Actor manager() {
        var actor = signedIn();
        if (!actor.isManager()) {
            throw Problem.forbidden();
        }
        return actor;
    }

    /** @throws Problem if the till is not there, or is neither the browser's own nor a manager asks. */
    Lane lane(int till) {
        var actor = signedIn();
        var lane = edge.lane(till).orElseThrow(Problem::notFound);
        if (!mayUse(edge, routing.request(), actor, till)) {
            throw Problem.forbidden();
        }
        return lane;
    }

    Optional<TillId> pairedTill() {
        return pairedTill(edge, routing.request());
    }

    @Nullable
    String sessionToken() {
        return cookie(routing.request(), SESSION);
    }

    static Optional<Actor> actor(Edge edge, HttpServerRequest request) {
        var token = cookie(request, SESSION);
        return token == null ? Optional.empty() : edge.staff().actor(token, edge.now());
    }

    static boolean mayUse(Edge edge, HttpServerRequest request, Actor actor, int till) {
        return actor.isManager()
                || pairedTill(edge, request).filter(it -> it.number() == till).isPresent();
    }

    private static Optional<TillId> pairedTill(Edge edge, HttpServerRequest request) {
        var token = cookie(request, PAIRING);
        return token == null ? Optional.empty() : edge.staff().pairedTill(token);
    }

    private static @Nullable String cookie(HttpServerRequest request, String name) {
        var cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }
}
