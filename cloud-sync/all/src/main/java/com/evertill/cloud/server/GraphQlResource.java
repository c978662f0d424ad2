package com.evertill.cloud.server;

import com.evertill.cloud.api.CommerceApi.Listening;
import com.evertill.cloud.api.Reply;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The API of all heads, GraphQL over HTTP: one operation a request. Who listens to a subscription gets it as server-sent events, each in a connection of its
 * own (the protocol of graphql-sse).
 */
@Path("/graphql")
@RunOnVirtualThread
public class GraphQlResource {
    private static final String RETRY_AFTER = "5";

    private final Cloud cloud;
    private final Courier courier;
    private final Listeners listeners;
    private final RoutingContext routing;

    @Inject
    public GraphQlResource(Cloud cloud, Courier courier, Listeners listeners, RoutingContext routing) {
        this.cloud = cloud;
        this.courier = courier;
        this.listeners = listeners;
        this.routing = routing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response execute(InputStream body) {
        var caller = cloud.heads().caller(routing.request());
        var reply = cloud.api().execute(read(body), caller, Instant.now());
        if (reply.commanded()) {
            courier.wake();
        }
        var response = Response.status(status(reply)).entity(reply.json());
        return (reply.kind() == Reply.Kind.LATER ? response.header("Retry-After", RETRY_AFTER) : response)
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public void listen(InputStream body, @Context SseEventSink sink, @Context Sse sse) {
        var caller = cloud.heads().caller(routing.request());
        var ear = listeners.open(sink, sse);
        switch (cloud.api().listen(read(body), caller, Instant.now(), ear)) {
            case Listening.Answered(var reply) -> ear.answer(reply);
            case Listening.Begun(var end) -> ear.listen(end);
        }
    }

    /** One byte more than may be says that it is too much. */
    private byte[] read(InputStream body) {
        try {
            return body.readNBytes(cloud.api().mostBytes() + 1);
        } catch (IOException e) {
            throw Problem.badRequest();
        }
    }

    private static int status(Reply reply) {
        return switch (reply.kind()) {
            case DONE -> 200;
            case BAD -> 400;
            case DENIED -> 403;
            case LATER -> 429;
        };
    }
}
