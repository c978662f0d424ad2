package com.evertill.devices.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** The terminal's half of the nexo messages (nexo Sale to POI protocol 3.1). */
final class NexoJson {

    /** Amounts are decimals: 12.50 is read and written as it stands. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String MASKED_PAN = "541333******0019";
    private static final String APPROVAL_CODE = "042137";

    static String service(JsonNode request) {
        return request.path("MessageHeader").path("ServiceID").asText();
    }

    static long minor(JsonNode amount, String currency) {
        return amount.decimalValue()
                .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .longValueExact();
    }

    private static BigDecimal major(TerminalTransaction transaction) {
        return major(transaction.amountMinor(), transaction.currency());
    }

    static BigDecimal major(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    static JsonNode approved(JsonNode request, TerminalTransaction transaction, Instant now) {
        var answer = response(request, "Payment");
        var body = paymentBody(answer, request, transaction, now);
        body.putObject("Response").put("Result", "Success");
        var result = body.putObject("PaymentResult");
        var instrument = result.putObject("PaymentInstrumentData");
        instrument.put("PaymentInstrumentType", "Card");
        instrument
                .putObject("CardData")
                .put("PaymentBrand", "mc")
                .put("MaskedPan", MASKED_PAN)
                .putArray("EntryMode")
                .add("Contactless");
        result.putObject("AmountsResp")
                .put("Currency", transaction.currency())
                .put("AuthorizedAmount", major(transaction));
        result.put("OnlineFlag", true);
        result.putObject("PaymentAcquirerData")
                .put("MerchantID", "EVERTILL")
                .put("AcquirerPOIID", "SIM-1")
                .put("ApprovalCode", APPROVAL_CODE);
        receipts(
                body.putArray("PaymentReceipt"),
                "PAYMENT",
                "Mastercard " + MASKED_PAN,
                "Approval " + APPROVAL_CODE,
                transaction.currency() + " " + major(transaction));
        return answer;
    }

    /** @param error an ErrorCondition, such as Refusal or Aborted. */
    static JsonNode declined(JsonNode request, TerminalTransaction transaction, String error, Instant now) {
        var answer = response(request, "Payment");
        var body = paymentBody(answer, request, transaction, now);
        body.putObject("Response").put("Result", "Failure").put("ErrorCondition", error);
        return answer;
    }

    /** A payment that is not even begun. */
    static JsonNode refused(JsonNode request, String error, Instant now) {
        var answer = response(request, "Payment");
        var body = answer.withObject("/SaleToPOIResponse/PaymentResponse");
        body.putObject("Response").put("Result", "Failure").put("ErrorCondition", error);
        saleData(body, request);
        identification(body.putObject("POIData").putObject("POITransactionID"), "SIM-NONE", now);
        return answer;
    }

    private static ObjectNode paymentBody(
            ObjectNode answer, JsonNode request, TerminalTransaction transaction, Instant now) {
        var body = answer.withObject("/SaleToPOIResponse/PaymentResponse");
        saleData(body, request);
        identification(body.putObject("POIData").putObject("POITransactionID"), transaction.poiTransactionId(), now);
        return body;
    }

    private static void saleData(ObjectNode body, JsonNode request) {
        body.set("SaleData", MAPPER.createObjectNode());
        body.withObject("/SaleData")
                .set(
                        "SaleTransactionID",
                        request.path("PaymentRequest").path("SaleData").path("SaleTransactionID"));
    }

    private static void identification(ObjectNode node, String id, Instant now) {
        node.put("TransactionID", id).put("TimeStamp", now.toString());
    }

    private static void receipts(ArrayNode receipts, String... lines) {
        for (var qualifier : new String[] {"CustomerReceipt", "CashierReceipt"}) {
            var receipt = receipts.addObject();
            receipt.put("DocumentQualifier", qualifier).put("RequiredSignatureFlag", false);
            var content = receipt.putObject("OutputContent").put("OutputFormat", "Text");
            var texts = content.putArray("OutputText");
            for (var line : lines) {
                texts.addObject().put("Text", line).put("EndOfLineFlag", true);
            }
        }
    }

    /** Without its receipts, unless they are asked for. */
    static JsonNode repeated(JsonNode request, JsonNode original) {
        boolean hasReceipts = request.path("TransactionStatusRequest")
                .path("ReceiptReprintFlag")
                .asBoolean(false);
        var answer = response(request, "TransactionStatus");
        var body = answer.withObject("/SaleToPOIResponse/TransactionStatusResponse");
        body.putObject("Response").put("Result", "Success");
        reference(body, request);
        var repeated = body.putObject("RepeatedMessageResponse");
        var told = original.path("SaleToPOIResponse");
        repeated.set("MessageHeader", told.path("MessageHeader"));
        var content = repeated.putObject("RepeatedResponseMessageBody");
        for (var kind : new String[] {"PaymentResponse", "ReversalResponse"}) {
            if (told.path(kind) instanceof ObjectNode repeatedAnswer) {
                content.set(
                        kind,
                        hasReceipts ? repeatedAnswer : repeatedAnswer.deepCopy().without("PaymentReceipt"));
            }
        }
        return answer;
    }

    static JsonNode statusFailure(JsonNode request, String error) {
        var answer = response(request, "TransactionStatus");
        var body = answer.withObject("/SaleToPOIResponse/TransactionStatusResponse");
        body.putObject("Response").put("Result", "Failure").put("ErrorCondition", error);
        reference(body, request);
        return answer;
    }

    private static void reference(ObjectNode body, JsonNode request) {
        body.set("MessageReference", request.path("TransactionStatusRequest").path("MessageReference"));
    }

    static JsonNode reversed(JsonNode request, TerminalTransaction reversal, Instant now) {
        var answer = response(request, "Reversal");
        var body = answer.withObject("/SaleToPOIResponse/ReversalResponse");
        body.putObject("Response").put("Result", "Success");
        identification(body.putObject("POIData").putObject("POITransactionID"), reversal.poiTransactionId(), now);
        body.put("ReversedAmount", major(reversal));
        receipts(
                body.putArray("PaymentReceipt"),
                "REVERSAL",
                "Mastercard " + MASKED_PAN,
                reversal.currency() + " " + major(reversal));
        return answer;
    }

    static JsonNode refusedReversal(JsonNode request, String error) {
        var answer = response(request, "Reversal");
        answer.withObject("/SaleToPOIResponse/ReversalResponse")
                .putObject("Response")
                .put("Result", "Failure")
                .put("ErrorCondition", error);
        return answer;
    }

    static JsonNode diagnosis(JsonNode request) {
        var answer = response(request, "Diagnosis");
        var body = answer.withObject("/SaleToPOIResponse/DiagnosisResponse");
        body.putObject("Response").put("Result", "Success");
        body.putObject("POIStatus").put("GlobalStatus", "OK").put("CommunicationOKFlag", true);
        return answer;
    }

    /** A message that the terminal cannot take. */
    static JsonNode reject(JsonNode request, Instant now) {
        var answer = MAPPER.createObjectNode();
        var message = answer.putObject("SaleToPOIRequest");
        message.putObject("MessageHeader")
                .put("ProtocolVersion", "3.0")
                .put("MessageClass", "Event")
                .put("MessageCategory", "Event")
                .put("MessageType", "Notification")
                .put("SaleID", request.path("MessageHeader").path("SaleID").asText("?"))
                .put("POIID", request.path("MessageHeader").path("POIID").asText("?"));
        message.putObject("EventNotification")
                .put("TimeStamp", now.toString())
                .put("EventToNotify", "Reject")
                .put("EventDetails", "unknown message category");
        return answer;
    }

    static ObjectNode response(JsonNode request, String category) {
        var answer = MAPPER.createObjectNode();
        var asked = request.path("MessageHeader");
        answer.putObject("SaleToPOIResponse")
                .putObject("MessageHeader")
                .put("ProtocolVersion", asked.path("ProtocolVersion").asText("3.0"))
                .put("MessageClass", "Service")
                .put("MessageCategory", category)
                .put("MessageType", "Response")
                .put("ServiceID", asked.path("ServiceID").asText())
                .put("SaleID", asked.path("SaleID").asText())
                .put("POIID", asked.path("POIID").asText());
        return answer;
    }

    private NexoJson() {}
}
