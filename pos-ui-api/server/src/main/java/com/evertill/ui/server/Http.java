package com.evertill.ui.server;

import com.evertill.commerce.codec.Json;
import com.evertill.ui.kit.ScreenHeaders;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What all HTTP has in common: the one codec, and the headers that keep browsers out of trouble. */
@ApplicationScoped
public class Http {

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
}
