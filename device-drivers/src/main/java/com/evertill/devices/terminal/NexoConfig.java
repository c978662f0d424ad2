package com.evertill.devices.terminal;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a nexo terminal is and how long it may take.
 *
 * @param endpoint such as {@code https://192.168.1.20:8443/nexo}.
 * @param saleId names this till to the terminal.
 * @param poiId names the terminal, such as {@code V400m-324688179}.
 * @param payment for a customer to pay: longer than the terminal's own time-out.
 * @param query for anything that needs no customer.
 * @param key with which messages are sealed; {@code null} for a terminal that speaks in the clear, as simulated ones may.
 */
public record NexoConfig(
        URI endpoint,
        String saleId,
        String poiId,
        Duration payment,
        Duration query,
        @Nullable NexoKey key) {

    /** In the clear. */
    public NexoConfig(URI endpoint, String saleId, String poiId, Duration payment, Duration query) {
        this(endpoint, saleId, poiId, payment, query, null);
    }

    /** The time-outs that makers recommend: 150 seconds for a payment, 10 for a question. */
    public static NexoConfig of(URI endpoint, String saleId, String poiId) {
        return new NexoConfig(endpoint, saleId, poiId, Duration.ofSeconds(150), Duration.ofSeconds(10));
    }

    public NexoConfig sealedWith(NexoKey shared) {
        return new NexoConfig(endpoint, saleId, poiId, payment, query, shared);
    }
}
