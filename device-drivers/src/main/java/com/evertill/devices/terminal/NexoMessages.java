package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The till's half of the nexo messages (nexo Sale to POI protocol 3.1), as JSON trees, so that a native executable needs no metadata. */
final class NexoMessages {

    /** Amounts are decimals and stay it: 12.50 is written as 12.50. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String PROTOCOL = "3.0";

    private final NexoConfig config;

    NexoMessages(NexoConfig config) {
        this.config = config;
    }

    JsonNode payment(PaymentReference reference, Money amount, Instant now) {
        var request = request("Payment", reference.value());
        payment(request, reference, amount, now);
        return request;
    }

    private static ObjectNode payment(ObjectNode request, PaymentReference reference, Money amount, Instant now) {
        var payment = body(request, "PaymentRequest");
        saleTransaction(payment, reference, now);
        payment.putObject("PaymentTransaction")
                .putObject("AmountsReq")
                .put("Currency", amount.currency().getCurrencyCode())
                .put("RequestedAmount", amount.major());
        return payment;
    }

    /** Of what nobody knows the payment of: to the card that is presented. */
    JsonNode refund(Refund refund, Instant now) {
        var request = request("Payment", refund.reference().value());
        payment(request, refund.reference(), refund.amount(), now)
                .putObject("PaymentData")
                .put("PaymentType", "Refund");
        return request;
    }

    JsonNode totals(String serviceId) {
        var request = request("GetTotals", serviceId);
        body(request, "GetTotalsRequest").putArray("TotalDetails");
        return request;
    }

    /** @param type of ReconciliationType. */
    JsonNode reconciliation(String type, String serviceId) {
        var request = request("Reconciliation", serviceId);
        body(request, "ReconciliationRequest").put("ReconciliationType", type);
        return request;
    }

    /**
     * With the receipts, which a terminal repeats only where it is asked to: whether the customer must sign stands on them.
     *
     * @param category of the message asked about: Payment or Reversal.
     */
    JsonNode status(String category, PaymentReference reference, String serviceId) {
        var request = request("TransactionStatus", serviceId);
        var status = body(request, "TransactionStatusRequest");
        reference(status, category, reference);
        status.put("ReceiptReprintFlag", true);
        status.putArray("DocumentQualifier").add("CashierReceipt").add("CustomerReceipt");
        return request;
    }

    JsonNode abort(PaymentReference reference, String serviceId) {
        var request = request("Abort", serviceId);
        var abort = body(request, "AbortRequest");
        reference(abort, "Payment", reference);
        abort.put("AbortReason", "MerchantAbort");
        return request;
    }

    /** @param reason of ReversalReason. */
    JsonNode reversal(PaymentReference reversal, PoiTransaction original, Money amount, String reason, Instant now) {
        var request = request("Reversal", reversal.value());
        var body = body(request, "ReversalRequest");
        saleTransaction(body, reversal, now);
        body.putObject("OriginalPOITransaction")
                .putObject("POITransactionID")
                .put("TransactionID", original.id())
                .put("TimeStamp", original.timeStamp());
        body.put("ReversedAmount", amount.major());
        body.put("ReversalReason", reason);
        return request;
    }

    JsonNode diagnosis(String serviceId) {
        var request = request("Diagnosis", serviceId);
        body(request, "DiagnosisRequest").put("HostDiagnosisFlag", false);
        return request;
    }

    private void reference(ObjectNode body, String category, PaymentReference reference) {
        body.putObject("MessageReference")
                .put("MessageCategory", category)
                .put("SaleID", config.saleId())
                .put("ServiceID", reference.value());
    }

    private static void saleTransaction(ObjectNode body, PaymentReference reference, Instant now) {
        body.putObject("SaleData")
                .putObject("SaleTransactionID")
                .put("TransactionID", reference.value())
                .put("TimeStamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private ObjectNode request(String category, String serviceId) {
        var request = MAPPER.createObjectNode();
        request.putObject("SaleToPOIRequest")
                .putObject("MessageHeader")
                .put("ProtocolVersion", PROTOCOL)
                .put("MessageClass", "Service")
                .put("MessageCategory", category)
                .put("MessageType", "Request")
                .put("ServiceID", serviceId)
                .put("SaleID", config.saleId())
                .put("POIID", config.poiId());
        return request;
    }

    private static ObjectNode body(ObjectNode request, String kind) {
        return request.withObject("/SaleToPOIRequest").putObject(kind);
    }

    /**
     * A transaction as the terminal names it, which nexo does by two fields; {@code CardApproval} keeps both in one text.
     *
     * @param timeStamp as the terminal wrote it.
     */
    record PoiTransaction(String id, String timeStamp) {

        /** Empty if this driver did not write it. */
        static Optional<PoiTransaction> parse(String text) {
            int bar = text.lastIndexOf('|');
            return bar < 1 || bar == text.length() - 1
                    ? Optional.empty()
                    : Optional.of(new PoiTransaction(text.substring(0, bar), text.substring(bar + 1)));
        }

        String asText() {
            return id + "|" + timeStamp;
        }
    }
}
