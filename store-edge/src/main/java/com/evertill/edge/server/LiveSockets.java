package com.evertill.edge.server;

import com.evertill.commerce.codec.Json;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** The web sockets of the screens. They only listen; opening one brings the view. */
public final class LiveSockets {

    /** Of a till. */
    @WebSocket(path = "/api/tills/{till}/live")
    public static class OfTill {
        @Inject
        Edge edge;

        @Inject
        Views views;

        @OnOpen
        @RunOnVirtualThread
        String open(@PathParam("till") String till) {
            return Json.text(views.till(edge.lane(Integer.parseInt(till)).orElseThrow()));
        }
    }

    /** Of the shop. */
    @WebSocket(path = "/api/shop/live")
    public static class OfShop {
        @Inject
        Views views;

        @OnOpen
        @RunOnVirtualThread
        String open() {
            return Json.text(views.shop());
        }
    }

    /** Nobody listens who could not ask. */
    @ApplicationScoped
    public static class Check implements HttpUpgradeCheck {
        private static final Pattern OF_TILL = Pattern.compile("/api/tills/([0-9]{1,3})/live");

        @Inject
        Edge edge;

        @Override
        public Uni<CheckResult> perform(HttpUpgradeContext context) {
            return Uni.createFrom().item(() -> check(context)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        }

        private CheckResult check(HttpUpgradeContext context) {
            var request = context.httpRequest();
            var actor = Callers.actor(edge, request);
            if (actor.isEmpty()) {
                return CheckResult.rejectUpgradeSync(401);
            }
            var till = OF_TILL.matcher(request.path());
            if (!till.matches()) {
                return actor.get().isManager() ? CheckResult.permitUpgradeSync() : CheckResult.rejectUpgradeSync(403);
            }
            int number = Integer.parseInt(till.group(1));
            if (edge.lane(number).isEmpty()) {
                return CheckResult.rejectUpgradeSync(404);
            }
            return Callers.mayUse(edge, request, actor.get(), number)
                    ? CheckResult.permitUpgradeSync()
                    : CheckResult.rejectUpgradeSync(403);
        }
    }

    private LiveSockets() {}
}
