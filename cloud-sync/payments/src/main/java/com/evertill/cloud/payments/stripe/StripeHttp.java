package com.evertill.cloud.payments.stripe;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Requests as Stripe wants them, and what came back. */
final class StripeHttp {
    /** What is read here was written for this one; Stripe keeps to it for whoever names it. */
    private static final String VERSION = "2024-06-20";

    private static final long LARGEST_ANSWER = 4 << 20;

    private final StripeAccount account;
    private final HttpClient client;
    private final Duration patience;

    StripeHttp(StripeAccount account, HttpClient client, Duration patience) {
        this.account = account;
        this.client = client;
        this.patience = patience;
    }

    /** What came back. */
    sealed interface Result {
        record Done(byte[] body) implements Result {
            /** @throws Json.MalformedException if it is none. */
            <T> T as(Class<T> type) {
                return Json.read(body, type);
            }
        }

        /** Understood, and not done. */
        record Refused(String why) implements Result {}

        /**
         * Not understood, failed, or not answered.
         *
         * @param midway whether the provider failed while it was at it.
         * @param rest as the provider wants it.
         */
        record Unclear(String why, boolean midway, Optional<Duration> rest) implements Result {}

        /** A failure that is kept under the key and comes again. */
        record Failed(String why) implements Result {}
    }

    Result get(String path) {
        return send(request(path).GET().build());
    }

    Result post(String path, String key, StripeForm form) {
        return send(form(path, form).header("Idempotency-Key", key).build());
    }

    Result post(String path, StripeForm form) {
        return send(form(path, form).build());
    }

    private HttpRequest.Builder form(String path, StripeForm form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(account.address() + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + account.key())
                .header("Stripe-Version", VERSION);
    }

    private Result send(HttpRequest request) {
        try {
            return result(client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER)));
        } catch (IOException e) {
            return unanswered("The provider did not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered("We stopped while the provider was asked.");
        }
    }

    private static Result unanswered(String why) {
        return new Result.Unclear(why, false, Optional.empty());
    }

    private static Result result(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Result.Done(response.body());
        }
        var error = error(response);
        var said = "HTTP " + status + ", " + error.words();
        return switch (status) {
            case 401, 403 -> new Result.Unclear("The provider does not accept our key: " + said, false, rest(response));
            case 409, 429 -> new Result.Unclear("The provider is busy: " + said, false, rest(response));
            default -> {
                if (status >= 500) {
                    yield isReplay(response)
                            ? new Result.Failed("The provider failed for good: " + said)
                            : new Result.Unclear("The provider failed: " + said, true, rest(response));
                }
                // The key was used for something else, in a past that this database does not know.
                yield "idempotency_error".equals(error.type())
                        ? new Result.Failed("The key was used before: " + said)
                        : new Result.Refused("The provider refuses: " + said);
            }
        };
    }

    private static boolean isReplay(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Idempotent-Replayed")
                .filter("true"::equals)
                .isPresent();
    }

    private static Optional<Duration> rest(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("\\d{1,5}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)));
    }

    /** A proxy in between says what it has to say in its own way. */
    private static StripeObjects.Why error(HttpResponse<byte[]> response) {
        try {
            return Json.read(response.body(), StripeObjects.Trouble.class).error();
        } catch (Json.MalformedException e) {
            return new StripeObjects.Why("not_json", null, "no error of the API");
        }
    }
}
