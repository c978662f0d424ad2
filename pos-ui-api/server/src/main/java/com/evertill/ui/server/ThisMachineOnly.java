package com.evertill.ui.server;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Guards the management port, which listens on loopback: figures and the API's description are for callers on this machine that also call it
 * so. The second half keeps out web pages: a page of somewhere else can have its own name resolve to loopback and then read what it likes, but
 * its requests still carry that name (DNS rebinding). Where an operator opens the port to a load balancer, health is all that is told to it.
 */
@ApplicationScoped
public class ThisMachineOnly {
    private static final int BEFORE_ALL_ELSE = -1_000_000;
    private static final int MISDIRECTED = 421; // RFC 9110, 15.5.20

    void guard(@Observes ManagementInterface management) {
        management.router().route().order(BEFORE_ALL_ELSE).handler(ThisMachineOnly::pass);
    }

    private static void pass(RoutingContext context) {
        var request = context.request();
        if (allows(context.normalizedPath(), caller(request), host(request))) {
            context.next();
        } else {
            context.response().setStatusCode(MISDIRECTED).end();
        }
    }

    /**
     * @param path without dots in it.
     * @param caller null if its address is not known.
     * @param host what the caller calls this machine, without the port; null if it says nothing.
     */
    static boolean allows(String path, @Nullable InetAddress caller, @Nullable String host) {
        boolean here = caller != null && caller.isLoopbackAddress() && host != null && isLoopback(host);
        return here || path.equals("/q/health") || path.startsWith("/q/health/");
    }

    /** A name, or an address that is not looked up anywhere: only numbers are. */
    private static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}");
    }

    private static @Nullable InetAddress caller(HttpServerRequest request) {
        var address = request.connection().remoteAddress();
        return address == null || address.hostAddress() == null ? null : InetAddress.ofLiteral(address.hostAddress());
    }

    private static @Nullable String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? null : authority.host();
    }
}
