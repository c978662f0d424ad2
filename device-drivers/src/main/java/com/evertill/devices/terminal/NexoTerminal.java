package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.terminal.NexoLink.Exchange;
import com.evertill.devices.terminal.NexoMessages.PoiTransaction;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A terminal that speaks the nexo Sale to POI protocol 3.x as JSON over HTTPS, sealed where the configuration has a key. */
public final class NexoTerminal implements CardTerminal {

    private final NexoConfig config;
    private final NexoMessages messages;
    private final NexoLink link;
    private final InstantSource clock;
    private final Supplier<String> serviceIds;

    /**
     * @param client with a connect time-out, and with {@link TerminalTrust} where the endpoint is https.
     * @param clock for the time stamps that the protocol wants; no decision rests on them.
     * @param serviceIds names for questions: 1 to 10 characters, none twice within 48 hours, none that a payment has.
     */
    public NexoTerminal(NexoConfig config, HttpClient client, InstantSource clock, Supplier<String> serviceIds) {
        this(config, client, clock, serviceIds, null);
    }

    /** @param nonces for sealed messages: must be there where {@link NexoConfig#key} is. */
    public NexoTerminal(
            NexoConfig config,
            HttpClient client,
            InstantSource clock,
            Supplier<String> serviceIds,
            @Nullable SecureRandom nonces) {
        this.config = config;
        this.messages = new NexoMessages(config);
        this.link = new NexoLink(config, client, nonces);
        this.clock = clock;
        this.serviceIds = serviceIds;
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a payment of " + amount);
        }
        return moving(
                messages.payment(reference, amount, clock.instant()),
                "Payment",
                reference,
                answer -> NexoAnswers.payment(answer, amount));
    }

    /** @param category of the message; its answer is called after it. */
    private PaymentOutcome moving(
            JsonNode request, String category, PaymentReference reference, Function<JsonNode, PaymentOutcome> meaning) {
        return switch (link.send(request, config.payment())) {
            case Exchange.NotTaken(var why) -> new PaymentOutcome.NotAsked(why);
            case Exchange.Lost(var why) -> new PaymentOutcome.Unknown(why);
            case Exchange.Answered(var body) ->
                answers(body, category, reference.value())
                        ? meaning.apply(response(body, category + "Response"))
                        : new PaymentOutcome.Unknown("The terminal answered something else.");
        };
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        return status(
                "Payment",
                reference,
                repeated -> NexoAnswers.payment(repeated.path("PaymentResponse"), asked),
                PaymentOutcome.Unknown.class);
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        return status(
                "Reversal",
                reversal,
                repeated -> NexoAnswers.reversal(repeated.path("ReversalResponse")),
                ReversalOutcome.Unknown.class);
    }

    private <T> StatusOutcome<T> status(
            String category, PaymentReference reference, Function<JsonNode, T> meaning, Class<? extends T> unknown) {
        var serviceId = serviceIds.get();
        var exchange = link.send(messages.status(category, reference, serviceId), config.query());
        return switch (exchange) {
            case Exchange.NotTaken(var why) -> new StatusOutcome.Unreachable<>(why);
            case Exchange.Lost(var why) -> new StatusOutcome.Unreachable<>(why);
            case Exchange.Answered(var body)
            when !answers(body, "TransactionStatus", serviceId) ->
                new StatusOutcome.Unreachable<>("The terminal answered something else.");
            case Exchange.Answered(var body) ->
                told(response(body, "TransactionStatusResponse"), reference, meaning, unknown);
        };
    }

    private static <T> StatusOutcome<T> told(
            JsonNode status, PaymentReference reference, Function<JsonNode, T> meaning, Class<? extends T> unknown) {
        var response = status.path("Response");
        if (response.path("Result").asText().equals("Success")) {
            var repeated = status.path("RepeatedMessageResponse");
            // The answer to another message would settle this one wrongly.
            if (!repeated.path("MessageHeader").path("ServiceID").asText().equals(reference.value())) {
                return new StatusOutcome.Unreachable<>("The terminal told the status of something else.");
            }
            var outcome = meaning.apply(repeated.path("RepeatedResponseMessageBody"));
            return unknown.isInstance(outcome)
                    ? new StatusOutcome.Unreachable<>("The terminal's answer makes no sense.")
                    : new StatusOutcome.Settled<>(outcome);
        }
        var error = response.path("ErrorCondition").asText();
        return switch (error) {
            case "InProgress", "Busy" -> new StatusOutcome.InProgress<>();
            case "NotFound" -> new StatusOutcome.NotFound<>();
            default -> new StatusOutcome.Unreachable<>("The terminal does not tell: " + error);
        };
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        return switch (link.send(messages.abort(reference, serviceIds.get()), config.query())) {
            case Exchange.Answered _ -> new AbortOutcome.Asked();
            case Exchange.NotTaken(var why) -> new AbortOutcome.Unreachable(why);
            case Exchange.Lost(var why) -> new AbortOutcome.Unreachable(why);
        };
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        var transaction = PoiTransaction.parse(poiTransactionId);
        if (transaction.isEmpty()) {
            return ReversalOutcome.Refused.OF_ANOTHER_TERMINAL;
        }
        var exchange = link.send(
                messages.reversal(reversal, transaction.get(), amount, "MerchantCancel", clock.instant()),
                config.payment());
        return switch (exchange) {
            case Exchange.NotTaken(var why) -> new ReversalOutcome.NotAsked(why);
            case Exchange.Lost(var why) -> new ReversalOutcome.Unknown(why);
            case Exchange.Answered(var body) ->
                answers(body, "Reversal", reversal.value())
                        ? NexoAnswers.reversal(response(body, "ReversalResponse"))
                        : new ReversalOutcome.Unknown("The terminal answered something else.");
        };
    }

    @Override
    public PaymentOutcome refund(Refund refund) {
        if (refund.original() == null) {
            return moving(
                    messages.refund(refund, clock.instant()),
                    "Payment",
                    refund.reference(),
                    answer -> NexoAnswers.payment(answer, refund.amount()));
        }
        var original = PoiTransaction.parse(refund.original());
        if (original.isEmpty()) {
            return new PaymentOutcome.Declined(
                    PaymentOutcome.Reason.TERMINAL_TROUBLE, ReversalOutcome.Refused.OF_ANOTHER_TERMINAL.reason());
        }
        return moving(
                messages.reversal(refund.reference(), original.get(), refund.amount(), "CustCancel", clock.instant()),
                "Reversal",
                refund.reference(),
                answer -> NexoAnswers.refund(answer, refund.amount()));
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return refund.original() == null
                ? status(refund.reference(), refund.amount())
                : status(
                        "Reversal",
                        refund.reference(),
                        repeated -> NexoAnswers.refund(repeated.path("ReversalResponse"), refund.amount()),
                        PaymentOutcome.Unknown.class);
    }

    @Override
    public TotalsOutcome totals() {
        return totals("GetTotals", messages::totals);
    }

    @Override
    public TotalsOutcome reconcile() {
        return totals("Reconciliation", id -> messages.reconciliation("SaleReconciliation", id));
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return totals("Reconciliation", id -> messages.reconciliation("PreviousReconciliation", id));
    }

    private TotalsOutcome totals(String category, Function<String, JsonNode> request) {
        var serviceId = serviceIds.get();
        return switch (link.send(request.apply(serviceId), config.query())) {
            case Exchange.NotTaken(var why) -> new TotalsOutcome.Unreachable(why);
            case Exchange.Lost(var why) -> new TotalsOutcome.Unreachable(why);
            case Exchange.Answered(var body) ->
                answers(body, category, serviceId)
                        ? NexoTotals.outcome(response(body, category + "Response"))
                        : new TotalsOutcome.Unreachable("The terminal answered something else.");
        };
    }

    @Override
    public DeviceState check() {
        var serviceId = serviceIds.get();
        return switch (link.send(messages.diagnosis(serviceId), config.query())) {
            case Exchange.NotTaken(var why) -> new DeviceState(Health.OFFLINE, why);
            case Exchange.Lost(var why) -> new DeviceState(Health.OFFLINE, why);
            case Exchange.Answered(var body) -> health(response(body, "DiagnosisResponse"));
        };
    }

    /** Busy is good: it is with a customer. */
    private static DeviceState health(JsonNode diagnosis) {
        var status = diagnosis.path("POIStatus").path("GlobalStatus").asText();
        boolean busy =
                diagnosis.path("Response").path("ErrorCondition").asText().equals("Busy");
        return busy || status.equals("OK") || status.equals("Busy")
                ? DeviceState.READY
                : new DeviceState(Health.FAULTY, "The terminal says of itself: " + status);
    }

    @Override
    public void close() {
        // The HTTP client belongs to whoever gave it.
    }

    /** Whether it is the answer to our message and not a stray one. */
    private static boolean answers(JsonNode body, String category, String serviceId) {
        var header = body.path("SaleToPOIResponse").path("MessageHeader");
        return header.path("MessageCategory").asText().equals(category)
                && header.path("ServiceID").asText().equals(serviceId);
    }

    private static JsonNode response(JsonNode body, String kind) {
        return body.path("SaleToPOIResponse").path(kind);
    }
}
