package com.evertill.edge.sync;

import com.evertill.edge.catalog.ReleaseSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Release files over HTTP, from any place in them (RFC 9110, section 14): S3 behind its signed addresses, or the local stand-in. */
public final class HttpReleaseSource implements ReleaseSource {
    private static final Duration UNTIL_THE_FIRST_BYTE = Duration.ofSeconds(30);

    private final HttpClient client;

    /** @param client with a time-out for connecting. */
    public HttpReleaseSource(HttpClient client) {
        this.client = client;
    }

    @Override
    public InputStream read(String address, long from) throws IOException {
        var response = get(address, from);
        var body = response.body();
        switch (response.statusCode()) {
            case 206 -> {
                return body;
            }
            case 200 -> {
                // A server that knows no ranges sends all of it.
                body.skipNBytes(from);
                return body;
            }
            // S3 says 403 for an expired signature, 400 for one of an expired token.
            case 400, 401, 403, 404, 410 -> {
                body.close();
                throw new AddressExpiredException(
                        "the address of the release is no longer good: HTTP " + response.statusCode());
            }
            default -> {
                body.close();
                throw new IOException("HTTP " + response.statusCode());
            }
        }
    }

    private HttpResponse<InputStream> get(String address, long from) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(UNTIL_THE_FIRST_BYTE)
                    .header("Range", "bytes=" + from + "-")
                    .build();
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException notAnAddress) {
            throw new IOException("not an address that can be fetched from: " + address, notAnAddress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("stopped while fetching");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
