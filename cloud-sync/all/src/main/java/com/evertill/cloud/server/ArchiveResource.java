package com.evertill.cloud.server;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.cloud.ledger.PastFacts;
import com.evertill.commerce.node.NodeId;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;

/** What is held of a node's earlier epochs, for the box that was given its place: it has a signed address, which soon expires. */
@Path("/archive/{node}/{epoch}/{last}")
@RunOnVirtualThread
public class ArchiveResource {
    private final Cloud cloud;

    @Inject
    public ArchiveResource(Cloud cloud) {
        this.cloud = cloud;
    }

    /** A stretch of batches from {@code from} on; empty where there are none. */
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response get(
            @PathParam("node") String node,
            @PathParam("epoch") int epoch,
            @PathParam("last") long last,
            @QueryParam("from") @DefaultValue("1") long from,
            @QueryParam("expires") @DefaultValue("0") long expires,
            @QueryParam("signature") @DefaultValue("") String signature) {
        var stream = new FactStream(NodeId.parse(node), epoch);
        if (!cloud.pastAddresses().allows(stream, last, expires, signature, Instant.now())) {
            throw Problem.fault(403, "address");
        }
        StreamingOutput content =
                out -> new PastFacts(cloud.ledger().archive()).write(stream, Math.max(1, from), last, out);
        return Response.ok(content).build();
    }
}
