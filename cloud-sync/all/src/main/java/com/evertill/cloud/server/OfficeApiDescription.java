package com.evertill.cloud.server;

import com.evertill.ui.server.ApiDescription;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Head office's API: open are the sign-in, what boxes fetch, whose addresses are signed, what a provider of payments sends and signs, and the API of the
 * heads.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OfficeApiDescription implements OASFilter {
    private static final Set<String> OPEN = Set.of(
            "POST /api/session",
            "DELETE /api/session",
            "POST /webhooks/payments",
            "GET /blobs/{key}",
            "GET /archive/{node}/{epoch}/{last}",
            "POST /graphql");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        new ApiDescription(Callers.SESSION, OPEN).complete(api);
    }
}
