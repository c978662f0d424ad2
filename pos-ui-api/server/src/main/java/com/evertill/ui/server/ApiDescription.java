package com.evertill.ui.server;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What the annotated interfaces of an API don't say: every operation needs the session's cookie but those named as open, and trouble is a problem
 * document. An application names its cookie and its open operations; a test asks each operation as a stranger and holds it to that.
 */
public final class ApiDescription {
    private static final String SESSION = "session";
    private static final String PROBLEM = "Problem";

    private final String cookie;
    private final Set<String> open;

    /** @param open each as {@code POST /api/session}. */
    public ApiDescription(String cookie, Set<String> open) {
        this.cookie = cookie;
        this.open = open;
    }

    public void complete(OpenAPI api) {
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components.addSchema(PROBLEM, problem()).addSecurityScheme(SESSION, session()));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(operation, isOpen(method, path))));
    }

    private boolean isOpen(HttpMethod method, String path) {
        return open.contains(method + " " + path);
    }

    private static void complete(Operation operation, boolean open) {
        var responses = operation.getResponses();
        if (!open) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(SESSION));
            responses.addAPIResponse("401", trouble("Nobody is signed in."));
        }
        responses.setDefaultValue(trouble("A refusal or a fault, by its type."));
    }

    private static APIResponse trouble(String description) {
        var reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problems.TYPE, OASFactory.createMediaType().schema(reference)));
    }

    private SecurityScheme session() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(cookie)
                .description("Set by signing in.");
    }

    private static org.eclipse.microprofile.openapi.models.media.Schema problem() {
        var text = List.of(SchemaType.STRING);
        return OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("RFC 9457. The type begins with urn:evertill:refusal: or urn:evertill:fault:")
                .addProperty("type", OASFactory.createSchema().type(text).format("uri"))
                .addProperty("title", OASFactory.createSchema().type(text))
                .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
                .addProperty("detail", OASFactory.createSchema().type(text).description("In the language asked for."))
                .required(List.of("type", "title", "status", "detail"));
    }
}
