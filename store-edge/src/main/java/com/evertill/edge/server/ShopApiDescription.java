package com.evertill.edge.server;

import com.evertill.ui.server.ApiDescription;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** The shop's API: open is what comes before there is a session. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ShopApiDescription implements OASFilter {
    private static final Set<String> OPEN =
            Set.of("POST /api/session", "DELETE /api/session", "POST /api/pairing", "GET /api/pairing");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        new ApiDescription(Callers.SESSION, OPEN).complete(api);
    }
}
