package com.evertill.devices.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One message to the terminal and what came back, or how far it got. Never sends anything twice. */
final class NexoLink {

    private static final int LARGEST_ANSWER = 256 * 1024;

    /** HTTP itself refused the request: nothing behind it has seen a message. */
    private static final Set<Integer> TURNED_AWAY = Set.of(400, 401, 403, 404, 405, 411, 413, 415);

    private final NexoConfig config;
    private final HttpClient client;
    private final @Nullable NexoEnvelope envelope;

    sealed interface Exchange {
        /** @param body empty where the protocol has no answer, as to an abort. */
        record Answered(JsonNode body) implements Exchange {}

        /** The terminal has certainly not acted on the message. */
        record NotTaken(String why) implements Exchange {}

        /** The terminal may have the message. */
        record Lost(String why) implements Exchange {}
    }

    NexoLink(NexoConfig config, HttpClient client, @Nullable SecureRandom nonces) {
        this.config = config;
        this.client = client;
        this.envelope = config.key() == null
                ? null
                : new NexoEnvelope(config.key(), Objects.requireNonNull(nonces, "sealed messages need nonces"));
    }

    Exchange send(JsonNode message, Duration atMost) {
        var sent = envelope == null ? message : envelope.seal(message);
        var request = HttpRequest.newBuilder(config.endpoint())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(sent.toString(), StandardCharsets.UTF_8))
                .build();
        // The time-out of HttpRequest ends with the headers; a terminal that stops in the middle of its answer must not
        // hang anybody.
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return read(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return failure(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Exchange.Lost("The terminal did not answer within " + atMost.toSeconds() + " s.");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.Lost("Waiting for the terminal was interrupted.");
        }
    }

    private static Exchange failure(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new Exchange.NotTaken("The terminal cannot be reached.");
            case ConnectException _ -> new Exchange.NotTaken("The terminal cannot be reached.");
            case SSLHandshakeException tls ->
                new Exchange.NotTaken("The terminal could not be identified: " + tls.getMessage());
            case IOException broken ->
                new Exchange.Lost("The connection to the terminal broke: " + broken.getMessage());
            default -> throw new IllegalStateException("a bug in the exchange with the terminal", cause);
        };
    }

    private Exchange read(HttpResponse<byte[]> response) {
        if (TURNED_AWAY.contains(response.statusCode())) {
            return new Exchange.NotTaken(
                    "The terminal refused the request with HTTP status " + response.statusCode() + ".");
        }
        if (response.statusCode() != 200) {
            return new Exchange.Lost("The terminal answered with HTTP status " + response.statusCode() + ".");
        }
        try {
            var body = NexoMessages.MAPPER.readTree(response.body());
            // A terminal that cannot open our envelope says so in the clear; TLS still tells that it is the terminal.
            return envelope == null || isRejection(body) || body.isMissingNode()
                    ? heard(body)
                    : heard(envelope.open(body));
        } catch (NexoEnvelope.NotOurSeal forged) {
            return new Exchange.Lost("The terminal's answer cannot be trusted: " + forged.getMessage() + ".");
        } catch (JsonProcessingException garbled) {
            return new Exchange.Lost("The terminal's answer is not JSON.");
        } catch (IOException unreadable) {
            return new Exchange.Lost("The terminal's answer cannot be read: " + unreadable.getMessage());
        }
    }

    private static Exchange heard(JsonNode body) {
        return isRejection(body)
                ? new Exchange.NotTaken("The terminal rejected the message: "
                        + event(body).path("EventDetails").asText())
                : new Exchange.Answered(body);
    }

    private static boolean isRejection(JsonNode body) {
        return event(body).path("EventToNotify").asText().equals("Reject");
    }

    private static JsonNode event(JsonNode body) {
        return body.path("SaleToPOIRequest").path("EventNotification");
    }
}
