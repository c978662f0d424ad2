package com.evertill.cloud.server;

import com.evertill.cloud.headoffice.Audit.Deed;
import com.evertill.cloud.headoffice.IncidentRefusal;
import com.evertill.cloud.headoffice.api.ExceptionsApi;
import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.time.Instant;

/** What a person at head office has to see to. */
@RunOnVirtualThread
public class ExceptionsResource implements ExceptionsApi {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_WORD = 300;

    private final Cloud cloud;
    private final Callers callers;

    @Inject
    public ExceptionsResource(Cloud cloud, Callers callers) {
        this.cloud = cloud;
        this.callers = callers;
    }

    @Override
    public Found found(boolean all) {
        callers.viewer();
        var incidents = cloud.office().incidents();
        return new Found(Instant.now(), incidents.countOpen(), incidents.list(all));
    }

    @Override
    public Entry seeTo(SeenTo seen) {
        var who = callers.editor();
        if (seen.id().isBlank()
                || seen.id().length() > LONGEST_ID
                || seen.word().isBlank()
                || seen.word().length() > LONGEST_WORD) {
            throw Problem.badRequest();
        }
        var now = Instant.now();
        var incidents = cloud.office().incidents();
        incidents
                .seeTo(seen.id(), seen.exception(), who.name(), seen.word(), now)
                .ifPresent(why -> {
                    throw why == IncidentRefusal.THERE_IS_NO_SUCH_EXCEPTION
                            ? Problem.refused(404, why)
                            : Problem.refused(why);
                });
        var entry = incidents.find(seen.exception()).orElseThrow(Problem::notFound);
        // A repeat is no second deed.
        if (entry.seen() != null && entry.seen().at().toEpochMilli() == now.toEpochMilli()) {
            cloud.audit().note(who.name(), Deed.SAW_TO_EXCEPTION, entry.kind() + " " + entry.id(), now);
        }
        return entry;
    }
}
