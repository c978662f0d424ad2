package com.evertill.cloud.server;

import com.evertill.cloud.api.Caller;
import com.evertill.cloud.api.Head;
import com.evertill.cloud.customers.Customers;
import com.evertill.ui.kit.Catalogue;
import com.evertill.ui.server.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who asks through the API of the heads: by the key of the head, a visitor's secret and a customer's token. */
final class Heads {
    /** As AppSync calls it. */
    static final String KEY = "X-Api-Key";

    static final String VISITOR = "Evertill-Visitor";
    private static final String BEARER = "Bearer ";

    private final Map<String, Head> byHash;
    private final Customers customers;

    Heads(HeadsFile file, Customers customers) {
        this.customers = customers;
        byHash = file.heads().stream()
                .collect(Collectors.toMap(HeadsFile.Key::sha256, key -> new Head(key.name(), key.kind(), key.store())));
    }

    /** @throws Problem if there is no such key or token, or the secret can be none. */
    Caller caller(HttpServerRequest request) {
        var address = request.remoteAddress();
        return new Caller(
                head(request.getHeader(KEY)),
                who(request, Instant.now()),
                address == null ? "nowhere" : address.hostAddress(),
                Catalogue.languageFor(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private Head head(@Nullable String key) {
        if (key == null) {
            return Head.WEB;
        }
        return Optional.ofNullable(byHash.get(sha256(key))).orElseThrow(Problem::signedOut);
    }

    private Caller.Who who(HttpServerRequest request, Instant now) {
        try {
            var visitor = Optional.ofNullable(request.getHeader(VISITOR)).map(Caller.Visitor::new);
            var token = token(request);
            if (token.isPresent()) {
                var customer = customers.who(token.get(), now).orElseThrow(Problem::signedOut);
                return new Caller.Customer(customer, token.get(), visitor);
            }
            return visitor.<Caller.Who>map(it -> it).orElseGet(Caller.Nobody::new);
        } catch (IllegalArgumentException noSecret) {
            throw Problem.badRequest();
        }
    }

    private static Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
