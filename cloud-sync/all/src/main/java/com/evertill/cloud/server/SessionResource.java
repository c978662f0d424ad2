package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Audit.Deed;
import com.evertill.cloud.headoffice.People.SignedIn;
import com.evertill.cloud.headoffice.Person;
import com.evertill.cloud.headoffice.api.SessionApi;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Signing in and out. */
@RunOnVirtualThread
public class SessionResource implements SessionApi {
    private final Cloud cloud;
    private final Callers callers;

    @Inject
    public SessionResource(Cloud cloud, Callers callers) {
        this.cloud = cloud;
        this.callers = callers;
    }

    @Override
    public Response signIn(SignIn who) {
        var now = Instant.now();
        return switch (cloud.people().signIn(who.name(), who.password(), now)) {
            case SignedIn.Welcome(var person) -> {
                cloud.audit().note(person.name(), Deed.SIGNED_IN, "", now);
                yield Response.ok(session(person))
                        .cookie(cookie(cloud.sessions().begin(person, now), NewCookie.DEFAULT_MAX_AGE))
                        .build();
            }
            case SignedIn.Wrong() -> {
                cloud.audit().note(who.name(), Deed.SIGN_IN_FAILED, "", now);
                throw Problem.fault(401, "sign-in");
            }
            case SignedIn.Locked _ -> throw Problem.fault(429, "too-many-tries");
        };
    }

    @Override
    public Session session() {
        return session(callers.viewer());
    }

    @Override
    public Response signOut() {
        callers.token().ifPresent(token -> {
            var now = Instant.now();
            cloud.sessions().who(token, now).ifPresent(person -> cloud.audit()
                    .note(person.name(), Deed.SIGNED_OUT, "", now));
            cloud.sessions().end(token);
        });
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    @Override
    public void changePassword(NewPassword passwords) {
        var person = callers.viewer();
        var now = Instant.now();
        if (!cloud.people().changePassword(person.name(), passwords.old(), passwords.fresh(), now)) {
            throw Problem.fault(422, "password");
        }
        cloud.sessions().endOthers(person.name(), callers.token().orElseThrow());
        cloud.audit().note(person.name(), Deed.CHANGED_PASSWORD, "", now);
    }

    private static Session session(Person person) {
        return new Session(person.name(), person.fullName(), person.role());
    }

    private NewCookie cookie(String token, int maxAge) {
        return new NewCookie.Builder(Callers.SESSION)
                .value(token)
                .path("/")
                .httpOnly(true)
                .secure(cloud.settings().secureCookies())
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(maxAge)
                .build();
    }
}
