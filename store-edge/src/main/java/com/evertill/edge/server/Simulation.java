package com.evertill.edge.server;

import com.evertill.ui.server.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Hands the manager's page of simulated lanes on to the simulators, which listen on loopback only. */
@ApplicationScoped
public class Simulation {
    private static final Set<String> PARTS =
            Set.of("scan", "fault", "paper", "terminal", "zvt", "drawer", "scale", "keylock");
    private static final int MOST_BYTES = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Settings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    public Simulation(Settings settings) {
        this.settings = settings;
    }

    String get(int lane) {
        return answer(request(lane, "").GET().build());
    }

    String post(int lane, String part, String json) {
        if (!PARTS.contains(part) || json.length() > MOST_BYTES) {
            throw Problem.badRequest();
        }
        return answer(
                request(lane, "/" + part).POST(BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(int lane, String rest) {
        URI control = settings.simulation().orElseThrow(Problem::notFound);
        return HttpRequest.newBuilder(control.resolve("/lanes/" + lane + rest))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private String answer(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> answer.body();
                case 404 -> throw Problem.notFound();
                case 409 -> throw Problem.fault(409, "simulation");
                default -> throw Problem.badRequest();
            };
        } catch (IOException e) {
            throw Problem.fault(503, "simulation");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.fault(503, "simulation");
        }
    }
}
