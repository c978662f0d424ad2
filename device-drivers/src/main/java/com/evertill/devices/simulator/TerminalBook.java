package com.evertill.devices.simulator;

import com.evertill.devices.simulator.TerminalTransaction.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a simulated terminal, with the answers that belong to them: in memory, and as a whole in one file after every change.
 * Not for several threads.
 */
final class TerminalBook {

    private static final int SHOWN = 50;

    private final @Nullable Path file;
    private final Map<String, TerminalTransaction> transactions = new LinkedHashMap<>();
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final Map<String, JsonNode> requests = new LinkedHashMap<>();
    private final TerminalCount count = new TerminalCount();

    private TerminalBook(@Nullable Path file) {
        this.file = file;
    }

    static TerminalBook open(@Nullable Path folder, String name) {
        var book = new TerminalBook(folder == null ? null : folder.resolve(name + ".json"));
        book.load();
        return book;
    }

    boolean knows(JsonNode request) {
        return transactions.containsKey(NexoJson.service(request));
    }

    /** Its ServiceID, under which it is settled. */
    String begin(JsonNode request) {
        var service = NexoJson.service(request);
        var amounts = request.path("PaymentRequest").path("PaymentTransaction").path("AmountsReq");
        var currency = amounts.path("Currency").asText();
        transactions.put(
                service,
                new TerminalTransaction(
                        service,
                        isRefund(request) ? "Refund" : "Payment",
                        NexoJson.minor(amounts.path("RequestedAmount"), currency),
                        currency,
                        State.IN_PROGRESS,
                        0,
                        "SIM" + service));
        requests.put(service, request);
        save();
        return service;
    }

    private static boolean isRefund(JsonNode request) {
        var type = request.path("PaymentRequest").path("PaymentData").path("PaymentType");
        return type.asText().equals("Refund");
    }

    /** In the manner of a mode that approves. */
    void approve(String service, TerminalSimulator.Mode mode, Instant now) {
        var transaction = known(service);
        transactions.put(service, transaction.withAmount(Manners.taken(mode, transaction.amountMinor())));
        end(service, State.APPROVED, null, now);
        answers.computeIfPresent(service, (_, answer) -> Manners.told(mode, answer, transaction));
        save();
    }

    /** The bank hears of what was approved without it. */
    void forward(boolean isConfirmed) {
        for (var payment : List.copyOf(transactions.values())) {
            var answer = answers.get(payment.service());
            if (answer != null && payment.state() == State.APPROVED && Manners.isOffline(answer)) {
                transactions.put(payment.service(), isConfirmed ? payment : payment.withState(State.DECLINED));
                answers.put(payment.service(), Manners.forwarded(answer, isConfirmed));
            }
        }
        save();
    }

    JsonNode totals(JsonNode request) {
        return count.totals(request, transactions.values());
    }

    JsonNode reconcile(JsonNode request) {
        var answer = count.reconcile(request, transactions.values());
        save();
        return answer;
    }

    void settle(String service, boolean approved, Instant now) {
        end(service, approved ? State.APPROVED : State.DECLINED, approved ? null : "Refusal", now);
    }

    private void end(String service, State state, @Nullable String error, Instant now) {
        var transaction = known(service).withState(state);
        var request = requests.getOrDefault(service, NexoJson.MAPPER.missingNode());
        transactions.put(service, transaction);
        count.counts(service);
        answers.put(
                service,
                error == null
                        ? NexoJson.approved(request, transaction, now)
                        : NexoJson.declined(request, transaction, error, now));
        save();
    }

    /** What the payment request is answered, and what a status repeats. */
    JsonNode answerTo(String service) {
        return answers.getOrDefault(service, NexoJson.MAPPER.missingNode());
    }

    boolean isInProgress(String service) {
        return known(service).state() == State.IN_PROGRESS;
    }

    @Nullable
    TerminalTransaction inProgress() {
        return transactions.values().stream()
                .filter(transaction -> transaction.state() == State.IN_PROGRESS)
                .findAny()
                .orElse(null);
    }

    JsonNode status(JsonNode request, Instant now) {
        var service = meant(request.path("TransactionStatusRequest"));
        var answer = answers.get(service);
        if (answer != null) {
            return NexoJson.repeated(request, answer);
        }
        return NexoJson.statusFailure(request, transactions.containsKey(service) ? "InProgress" : "NotFound");
    }

    /** The payment that a request is about. */
    private static String meant(JsonNode request) {
        return request.path("MessageReference").path("ServiceID").asText();
    }

    void abort(JsonNode request, Instant now) {
        var service = meant(request.path("AbortRequest"));
        var transaction = transactions.get(service);
        if (transaction != null && transaction.state() == State.IN_PROGRESS) {
            end(service, State.DECLINED, "Aborted", now);
        }
    }

    static boolean isReturn(JsonNode request) {
        return request.path("ReversalRequest").path("ReversalReason").asText().equals("CustCancel");
    }

    /** @param approved whether the bank is for it. */
    JsonNode reverse(JsonNode request, boolean approved, Instant now) {
        var service = NexoJson.service(request);
        if (answers.containsKey(service)) {
            return NexoJson.refusedReversal(request, "NotAllowed");
        }
        var poiTransactionId = request.path("ReversalRequest")
                .path("OriginalPOITransaction")
                .path("POITransactionID")
                .path("TransactionID")
                .asText();
        var original = transactions.values().stream()
                .filter(payment -> payment.poiTransactionId().equals(poiTransactionId)
                        && payment.category().equals("Payment"))
                .findAny()
                .orElse(null);
        var answer = original == null
                ? NexoJson.refusedReversal(request, "NotFound")
                : approved ? reverse(request, service, original, now) : NexoJson.refusedReversal(request, "Refusal");
        answers.put(service, answer);
        save();
        return answer;
    }

    private JsonNode reverse(JsonNode request, String service, TerminalTransaction original, Instant now) {
        var wanted = request.path("ReversalRequest").path("ReversedAmount");
        long minor = wanted.isMissingNode() ? original.amountMinor() : NexoJson.minor(wanted, original.currency());
        boolean charged = original.state() == State.APPROVED || original.state() == State.REVERSED;
        if (!charged || minor > original.amountMinor() - original.reversedMinor()) {
            return NexoJson.refusedReversal(request, "NotAllowed");
        }
        transactions.put(original.service(), original.reversedBy(minor));
        var reversal = new TerminalTransaction(
                service,
                isReturn(request) ? "Return" : "Reversal",
                minor,
                original.currency(),
                State.APPROVED,
                0,
                "SIM" + service);
        transactions.put(service, reversal);
        count.counts(service);
        return NexoJson.reversed(request, reversal, now);
    }

    List<TerminalTransaction> newest() {
        return new ArrayList<>(transactions.values())
                .reversed().stream().limit(SHOWN).toList();
    }

    List<Long> refundsMinor() {
        return transactions.values().stream()
                .filter(it -> it.category().equals("Refund") || it.category().equals("Return"))
                .filter(it -> it.state() == State.APPROVED)
                .map(TerminalTransaction::amountMinor)
                .toList();
    }

    long capturedMinor() {
        return transactions.values().stream()
                .filter(it -> it.state() == State.APPROVED || it.state() == State.REVERSED)
                .mapToLong(it -> switch (it.category()) {
                    case "Payment" -> it.amountMinor() - it.reversedMinor();
                    case "Refund" -> -it.amountMinor();
                    default -> 0;
                })
                .sum();
    }

    private TerminalTransaction known(String service) {
        var transaction = transactions.get(service);
        if (transaction == null) {
            throw new IllegalStateException("no transaction " + service);
        }
        return transaction;
    }

    private void save() {
        if (file == null) {
            return;
        }
        var all = NexoJson.MAPPER.createObjectNode();
        all.set("transactions", NexoJson.MAPPER.valueToTree(transactions.values()));
        all.set("answers", NexoJson.MAPPER.valueToTree(answers));
        all.set("count", count.saved());
        try {
            var written = file.resolveSibling(file.getFileName() + ".new");
            Files.write(written, NexoJson.MAPPER.writeValueAsBytes(all));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The simulated terminal cannot remember in " + file, unwritable);
        }
    }

    /** What was in progress when the terminal lost its power was not charged. */
    private void load() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            var all = (ObjectNode) NexoJson.MAPPER.readTree(file.toFile());
            for (var node : all.path("transactions")) {
                var transaction = NexoJson.MAPPER.treeToValue(node, TerminalTransaction.class);
                if (transaction.state() != State.IN_PROGRESS) {
                    transactions.put(transaction.service(), transaction);
                }
            }
            count.load(all.path("count"));
            all.path("answers").properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The simulated terminal cannot read its memory " + file, unreadable);
        }
    }
}
