package com.evertill.cloud.server;

import com.evertill.cloud.prices.blobs.BlobStore.Blob;
import com.evertill.commerce.facts.Hash;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Release files for the shops, wholly or from a byte on, for whoever has a signed address that is still good. */
@Path("/blobs/{key}")
@RunOnVirtualThread
public class BlobResource {
    private static final int BUFFER = 64 << 10;

    private final Cloud cloud;

    @Inject
    public BlobResource(Cloud cloud) {
        this.cloud = cloud;
    }

    @GET
    public Response get(
            @PathParam("key") String key,
            @QueryParam("expires") @DefaultValue("0") long expires,
            @QueryParam("signature") @DefaultValue("") String signature,
            @HeaderParam("Range") @Nullable String range) {
        var hash = new Hash(key);
        if (!cloud.addresses().allows(hash, expires, signature, Instant.now())) {
            throw Problem.fault(403, "address");
        }
        var blob = cloud.blobs().find(hash).orElseThrow(Problem::notFound);
        try {
            return ByteRange.parse(range, blob.length())
                    .map(part -> partial(blob, part))
                    .orElseGet(() -> answer(Response.ok(), blob, new ByteRange(0, blob.length() - 1)));
        } catch (ByteRange.UnsatisfiableException e) {
            return Response.status(416)
                    .header("Content-Range", "bytes */" + blob.length())
                    .build();
        }
    }

    private Response partial(Blob blob, ByteRange part) {
        var headers = Response.status(206)
                .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + blob.length());
        return answer(headers, blob, part);
    }

    private Response answer(Response.ResponseBuilder headers, Blob blob, ByteRange part) {
        StreamingOutput content = out -> {
            try (var in = cloud.blobs().open(blob.key(), part.first()).orElseThrow(Problem::notFound)) {
                copy(in, out, part.length());
            }
        };
        return headers.entity(content)
                .type("application/octet-stream")
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.ETAG, "\"" + blob.key() + "\"")
                .build();
    }

    private static void copy(java.io.InputStream in, java.io.OutputStream out, long length) throws IOException {
        var buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the file is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
