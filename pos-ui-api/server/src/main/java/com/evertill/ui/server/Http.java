package com.evertill.ui.server;

import com.evertill.commerce.codec.Json;
import com.evertill.ui.kit.ScreenHeaders;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** What all HTTP has in common: the one codec, and the headers that keep browsers out of trouble. */
@ApplicationScoped
public class Http {
    private static final int BEFORE_THE_API = 1;
    private static final Pattern SMALL_LENGTH = Pattern.compile("[1-9][0-9]{0,3}");

    /** The API speaks JSON exactly as facts do. */
    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.mapper();
    }

    void headers(@Observes Filters filters) {
        var headers = ScreenHeaders.all();
        filters.register(
                context -> {
                    var response = context.response();
                    headers.forEach(response::putHeader);
                    context.next();
                },
                400);
    }

    /**
     * A command's few bytes are taken from the socket before its thread begins. A thread that waits for them is woken three times, which on a small
     * box takes as long as the commit; for a catalogue file it does not matter. Not in HTTP/2, where the framework stumbles over a body that has been
     * read.
     */
    void smallBodies(@Observes Filters filters) {
        var reader = BodyHandler.create(false);
        filters.register(
                context -> {
                    if (isSmall(context.request())) {
                        reader.handle(context);
                    } else {
                        context.next();
                    }
                },
                BEFORE_THE_API);
    }

    private static boolean isSmall(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.version() == HttpVersion.HTTP_1_1
                && length != null
                && SMALL_LENGTH.matcher(length).matches();
    }
}
