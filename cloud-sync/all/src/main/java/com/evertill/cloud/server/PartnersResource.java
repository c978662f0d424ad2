package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Audit.Deed;
import com.evertill.cloud.partners.Partner;
import com.evertill.cloud.partners.Partner.Right;
import com.evertill.cloud.partners.PartnerRefusal;
import com.evertill.cloud.partners.Subscription;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.Undelivered;
import com.evertill.cloud.partners.Webhooks.Wish;
import com.evertill.cloud.prices.Draft;
import com.evertill.cloud.prices.Prices;
import com.evertill.cloud.prices.Zone;
import com.evertill.commerce.catalogue.BadLine.Reason;
import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.catalogue.CatalogueRules.DecimalMark;
import com.evertill.commerce.codec.Json;
import com.evertill.ui.server.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the retailer's other systems ask, each with its own key. Described for integrators in {@code docs/integration.md}. */
@Path("/partners/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PartnersResource {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,24}");
    private static final int MOST_BAD_LINES = 200;

    private final Cloud cloud;
    private final PartnerDesk desk;

    @Inject
    public PartnersResource(Cloud cloud) {
        this.cloud = cloud;
        this.desk = cloud.partners();
    }

    /**
     * What is wanted.
     *
     * @param pattern in EventBridge's language, an object.
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64.
     */
    public record Wanted(
            String url, JsonNode pattern, @Nullable Format format, String secret) {
        Wish wish() {
            return new Wish(URI.create(url), Json.text(pattern), format == null ? Format.CLOUD_EVENTS : format, secret);
        }

        @Override
        public String toString() {
            return "Wanted[url=" + url + "]";
        }
    }

    /**
     * What became of a catalogue that a partner has sent.
     *
     * @param state OPEN until somebody at head office approves it, then APPROVED, and RELEASED when it has its time; or DISCARDED.
     * @param items in it.
     * @param release its number, once it has one.
     */
    public record Sent(
            String draft,
            String zone,
            String state,
            long items,
            @Nullable Long release) {}

    /** A line that is not taken, with the reasons. */
    public record Bad(long line, String text, List<String> reasons) {}

    @GET
    @Path("subscriptions")
    public List<Subscription> subscriptions(@HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key) {
        return desk.webhooks().of(desk.needs(key, Right.EVENTS));
    }

    @PUT
    @Path("subscriptions/{subscription}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response subscribe(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @PathParam("subscription") String id,
            Wanted wanted) {
        return answer(desk.webhooks().subscribe(desk.needs(key, Right.EVENTS), id, wanted.wish()));
    }

    @DELETE
    @Path("subscriptions/{subscription}")
    public Response unsubscribe(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @PathParam("subscription") String id) {
        return answer(desk.webhooks().unsubscribe(desk.needs(key, Right.EVENTS), id));
    }

    /** The dead letters, the oldest first. */
    @GET
    @Path("subscriptions/{subscription}/undelivered")
    public List<Undelivered> undelivered(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @PathParam("subscription") String id) {
        theirs(key, id);
        return desk.webhooks().deadLetters(id);
    }

    /** Sends one of them again. */
    @POST
    @Path("subscriptions/{subscription}/undelivered/{number}/again")
    public Response redrive(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @PathParam("subscription") String id,
            @PathParam("number") long number) {
        theirs(key, id);
        return answer(desk.webhooks().redrive(id, number));
    }

    /** Tells all of that time once more; how many messages that are. */
    @POST
    @Path("subscriptions/{subscription}/again")
    public Map<String, Integer> again(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @PathParam("subscription") String id,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("until") @DefaultValue("") String until) {
        theirs(key, id);
        return Map.of("messages", desk.webhooks().again(id, instant(from), instant(until)));
    }

    /**
     * Takes items and prices, wholly or not at all, into a draft that somebody at head office looks at, approves and releases. A repeat under the same key
     * is answered with what has become of it.
     *
     * @param id made by the partner, once for each file.
     */
    @POST
    @Path("catalogue/{zone}")
    @Consumes("text/csv")
    public Response catalogue(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @HeaderParam("Idempotency-Key") @DefaultValue("") String id,
            @PathParam("zone") String zoneName,
            @QueryParam("decimals") @DefaultValue("POINT") String decimals,
            @QueryParam("kind") @DefaultValue("CHANGES") String kind,
            byte[] csv) {
        var partner = desk.needs(key, Right.CATALOGUE);
        if (!partner.zones().contains(zoneName)) {
            throw Problem.forbidden();
        }
        if (!KEY.matcher(id).matches()) {
            throw Problem.badRequest();
        }
        var zone = cloud.prices().zones().find(zoneName).orElseThrow(Problem::notFound);
        var mark = DecimalMark.valueOf(decimals);
        var what = Prices.Import.valueOf(kind);
        var bad = CatalogueCsv.read(csv, zone.rules().with(mark)).bad();
        if (!bad.isEmpty()) {
            throw Problem.badLines(bad.stream()
                    .limit(MOST_BAD_LINES)
                    .map(line -> new Bad(
                            line.number(),
                            line.text(),
                            line.reasons().stream().map(Reason::sentence).toList()))
                    .toList());
        }
        return taken(partner, name(partner, id), zone, csv, mark, what);
    }

    private Response taken(Partner partner, String draft, Zone zone, byte[] csv, DecimalMark mark, Prices.Import what) {
        var now = Instant.now();
        var who = "partner " + partner.name();
        // The title says which file it was, so that a repeat is told from another file under the same key.
        var title = "From " + partner.name() + ", " + what + " "
                + com.evertill.cloud.partners.Partners.sha256(mark + new String(csv, StandardCharsets.UTF_8))
                        .substring(0, 16);
        var begun = PriceAnswers.unlessRefused(cloud.prices().drafts().begin(draft, zone.name(), title, who, now));
        if (!begun.title().equals(title)) {
            return answer(Optional.of(PartnerRefusal.THE_KEY_WAS_USED_FOR_ANOTHER_FILE));
        }
        if (begun.lines() > 0 || begun.state() != Draft.State.OPEN) {
            return Response.ok(view(begun)).build();
        }
        var imported = PriceAnswers.unlessRefused(cloud.prices().importCsv(draft, csv, mark, what, false, now));
        cloud.audit().note(who, Deed.IMPORTED_CATALOGUE, draft + ": " + imported.taken() + " items", now);
        return Response.ok(view(cloud.prices().drafts().find(draft).orElseThrow(Problem::notFound)))
                .build();
    }

    /** What has become of a file. */
    @GET
    @Path("catalogue/{zone}/{id}")
    public Sent sent(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String key,
            @PathParam("zone") String zone,
            @PathParam("id") String id) {
        var partner = desk.needs(key, Right.CATALOGUE);
        return cloud.prices()
                .drafts()
                .find(name(partner, id))
                .filter(draft -> draft.zone().equals(zone))
                .map(PartnersResource::view)
                .orElseThrow(Problem::notFound);
    }

    private static String name(Partner partner, String id) {
        return "partner." + partner.name() + "." + id;
    }

    private static Sent view(Draft draft) {
        return new Sent(draft.id(), draft.zone(), draft.state().name(), draft.lines(), draft.release());
    }

    private void theirs(String key, String subscription) {
        var partner = desk.needs(key, Right.EVENTS);
        if (desk.webhooks().of(partner).stream().noneMatch(it -> it.id().equals(subscription))) {
            throw Problem.notFound();
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest();
        }
    }

    /** A refusal for machines: its name, and the same in words. */
    private static Response answer(Optional<PartnerRefusal> refused) {
        return refused.map(why -> {
                    var words = why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    boolean unknown = why.name().startsWith("THERE_IS_NO_SUCH");
                    var document = Map.of(
                            "type",
                            "urn:evertill:refusal:" + why.name(),
                            "title",
                            "That is not possible",
                            "status",
                            unknown ? 404 : 409,
                            "detail",
                            words,
                            "refusal",
                            why.name());
                    return Response.status(unknown ? 404 : 409)
                            .type("application/problem+json")
                            .entity(Json.text(document))
                            .build();
                })
                .orElseGet(() -> Response.noContent().build());
    }
}
