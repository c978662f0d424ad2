package com.evertill.devices.jpos;

import java.util.HashMap;
import java.util.Map;

/** The links to ESC/POS printers, by address: a printer takes one client, and the drawer hangs on the printer. Shared by use count. */
final class EscPosLinks {

    private final DriverContext context;
    private final Map<String, Shared> links = new HashMap<>();

    private static final class Shared {
        final EscPosLink link;
        int users;

        Shared(EscPosLink link) {
            this.link = link;
        }
    }

    EscPosLinks(DriverContext context) {
        this.context = context;
    }

    /** The settings of the first user count. */
    synchronized EscPosLink join(LinkSettings settings, EscPosLink.Listener listener) {
        var shared = links.computeIfAbsent(
                settings.address(), _ -> new Shared(new EscPosLink(settings, context.executor())));
        shared.users++;
        shared.link.add(listener);
        return shared.link;
    }

    synchronized void leave(EscPosLink link, EscPosLink.Listener listener) {
        link.remove(listener);
        var shared = links.get(link.address());
        if (shared != null && --shared.users == 0) {
            links.remove(link.address());
            link.close();
        }
    }
}
