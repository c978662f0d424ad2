package com.evertill.cloud.server;

import com.evertill.ui.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jboss.logging.Logger;

/** What the provider of payments sends, which it signs. Nothing is believed of it but that it is worth looking. */
@Path("/webhooks/payments")
@RunOnVirtualThread
public class WebhookResource {
    private static final Logger LOG = Logger.getLogger(WebhookResource.class);
    private static final int LARGEST = 256 << 10;

    private final Cloud cloud;
    private final Cashier cashier;

    @Inject
    public WebhookResource(Cloud cloud, Cashier cashier) {
        this.cloud = cloud;
        this.cashier = cashier;
    }

    @POST
    public void take(@HeaderParam("Stripe-Signature") @DefaultValue("") String signature, InputStream body)
            throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.badRequest();
        }
        var refused = cloud.payments().webhook(signature, bytes, Instant.now());
        if (refused.isPresent()) {
            LOG.warnf("A message to payments was not taken: %s", refused.get());
            throw Problem.badRequest();
        }
        cashier.wake();
    }
}
