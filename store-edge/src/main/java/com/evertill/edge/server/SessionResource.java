package com.evertill.edge.server;

import com.evertill.commerce.node.TillId;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.staff.Staff;
import com.evertill.shop.api.SessionApi;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** Sign-in and pairing. */
@RunOnVirtualThread
public class SessionResource implements SessionApi {
    private static final int PAIRED_SECONDS = 400 * 24 * 3600; // as long as browsers keep a cookie

    @Inject
    Edge edge;

    @Inject
    Callers callers;

    @Override
    public Response signIn(SignIn who) {
        if (who == null || who.staff() == null || who.pin() == null) {
            throw Problem.badRequest();
        }
        var paired = callers.pairedTill();
        return switch (staff().signIn(who.staff(), who.pin(), paired.orElse(null), edge.now())) {
            case Staff.SignIn.Wrong() -> throw Problem.fault(401, "sign-in");
            case Staff.SignIn.TooManyTries _ -> throw Problem.fault(429, "too-many-tries");
            case Staff.SignIn.Done(var token, var actor) ->
                Response.ok(session(actor))
                        .cookie(cookie(Callers.SESSION, token, NewCookie.DEFAULT_MAX_AGE))
                        .build();
        };
    }

    @Override
    public Session session() {
        return session(callers.signedIn());
    }

    private Session session(Actor actor) {
        return new Session(
                actor.staff().number(),
                actor.name(),
                actor.isManager() ? Role.MANAGER : Role.CASHIER,
                callers.pairedTill().map(TillId::number).orElse(null),
                edge.shop().store().language(),
                edge.shop().store().currency().getCurrencyCode());
    }

    @Override
    public Response signOut() {
        var token = callers.sessionToken();
        if (token != null) {
            staff().signOut(token);
        }
        return Response.noContent().cookie(cookie(Callers.SESSION, "", 0)).build();
    }

    @Override
    public Response pair(PairingCode code) {
        if (code == null || code.code() == null || code.code().length() > 32) {
            throw Problem.badRequest();
        }
        var paired = staff().pair(code.code(), edge.now()).orElseThrow(() -> Problem.fault(403, "pairing-code"));
        return Response.ok(pairing(paired.till()))
                .cookie(cookie(Callers.PAIRING, paired.token(), PAIRED_SECONDS))
                .build();
    }

    @Override
    public Pairing pairing() {
        return pairing(callers.pairedTill().orElseThrow(Problem::notFound));
    }

    private Pairing pairing(TillId till) {
        return new Pairing(till.number(), edge.shop().store().name());
    }

    private Staff staff() {
        return edge.staff();
    }

    private NewCookie cookie(String name, String value, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(edge.settings().secureCookies())
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(maxAge)
                .build();
    }
}
