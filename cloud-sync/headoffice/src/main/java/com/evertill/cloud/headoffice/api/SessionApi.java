package com.evertill.cloud.headoffice.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who is at the screen. Signing in is open to everybody, bounded in tries. */
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SessionApi {

    /** Answers a {@link Session} and sets its cookie; 401 for a wrong name or password, 429 after too many of them. */
    @POST
    Response signIn(SignIn who);

    /** 401 if nobody is signed in. */
    @GET
    Session session();

    @DELETE
    Response signOut();

    /** Ends every other session of the same person. */
    @PUT
    @Path("password")
    void changePassword(NewPassword passwords);

    record SignIn(String name, String password) {
        /** A password is in no log. */
        @Override
        public String toString() {
            return "SignIn[name=" + name + "]";
        }
    }

    record NewPassword(String old, String fresh) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    record Session(String name, String fullName, Role role) {}

    /** Each may do what those before it may. */
    enum Role {
        /** Sees everything. */
        VIEWER,
        /** Drafts changes of prices. */
        EDITOR,
        /** Approves and releases them. */
        APPROVER
    }
}
