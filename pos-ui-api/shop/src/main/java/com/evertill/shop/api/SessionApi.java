package com.evertill.shop.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Who is at the screen. Open to everybody, bounded in tries. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SessionApi {

    /** Answers a {@link Session} and sets its cookie; 401 for a wrong number or PIN, 429 after too many of them. */
    @POST
    @Path("session")
    Response signIn(SignIn who);

    /** 401 if nobody is signed in. */
    @GET
    @Path("session")
    Session session();

    @DELETE
    @Path("session")
    Response signOut();

    /** Binds this browser to a till with a code that a manager made; answers a {@link Pairing} and sets its cookie. */
    @POST
    @Path("pairing")
    Response pair(PairingCode code);

    /** The till this browser is paired with; 404 if none. */
    @GET
    @Path("pairing")
    Pairing pairing();

    record SignIn(String staff, String pin) {
        /** A PIN is in no log. */
        @Override
        public String toString() {
            return "SignIn[staff=" + staff + "]";
        }
    }

    /**
     * @param till of the paired browser, if it is paired.
     */
    record Session(
            String staff, String name, Role role, @Nullable Integer till, String language, String currency) {}

    enum Role {
        CASHIER,
        MANAGER
    }

    record PairingCode(String code) {}

    record Pairing(int till, String store) {}
}
