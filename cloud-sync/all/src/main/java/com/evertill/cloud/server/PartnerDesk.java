package com.evertill.cloud.server;

import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.partners.Partner;
import com.evertill.cloud.partners.Partners;
import com.evertill.cloud.partners.Reach;
import com.evertill.cloud.partners.Webhooks;
import com.evertill.cloud.partners.WithheldFacts;
import com.evertill.commerce.codec.Json;
import com.evertill.ui.server.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Who the retailer's other systems are, and what they are told.
 *
 * @param known as the operator has let them in.
 */
record PartnerDesk(Partners known, Webhooks webhooks, Resolver resolver) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartnerDesk.class);
    private static final String BEARER = "Bearer ";

    /** @throws StartFault if the file of partners cannot be read. */
    static PartnerDesk open(Settings.Partners settings, Path data, WithheldFacts withheld) {
        var file = settings.file().orElse(data.resolve("partners.json"));
        var known = settings.file().isPresent() || Files.exists(file) ? read(file) : Partners.NONE;
        var resolver = new Resolver(InetAddress::getAllByName, settings.patience());
        var reach = new Reach(Set.copyOf(settings.privateHosts().orElse(List.of())), settings.loopback(), resolver);
        var webhooks = Webhooks.open(new Webhooks.Place(
                "jdbc:sqlite:" + data.resolve("partners.db"),
                known,
                withheld,
                reach,
                settings.patience(),
                settings.givenUpAfter(),
                InstantSource.system(),
                new SecureRandom()));
        var ended = webhooks.letGo();
        if (!ended.isEmpty()) {
            LOG.warnf("subscriptions of systems that are not in %s any more are ended: %s", file, ended);
        }
        return new PartnerDesk(known, webhooks, resolver);
    }

    private static Partners read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Partners.class);
        } catch (IOException | Json.MalformedException e) {
            throw new StartFault(file + " cannot be read as partners", e);
        }
    }

    void subscribe(LocalBus bus) {
        bus.subscribe("partners", Webhooks.NEWS, webhooks::take);
    }

    /**
     * Who asks.
     *
     * @param authorization the header, {@code Bearer KEY}.
     * @throws Problem if it is nobody, or one who may not.
     */
    Partner needs(String authorization, Partner.Right right) {
        var partner = Optional.of(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> known.byKey(header.substring(BEARER.length())))
                .orElseThrow(Problem::signedOut);
        if (!partner.may(right)) {
            throw Problem.forbidden();
        }
        return partner;
    }

    @Override
    public void close() {
        webhooks.close();
        resolver.close();
    }
}
