package com.evertill.devices.terminal;

import com.adyen.model.nexo.AmountsResp;
import com.adyen.model.nexo.CardData;
import com.adyen.model.nexo.DiagnosisResponse;
import com.adyen.model.nexo.DocumentQualifierType;
import com.adyen.model.nexo.EntryModeType;
import com.adyen.model.nexo.ErrorConditionType;
import com.adyen.model.nexo.GlobalStatusType;
import com.adyen.model.nexo.MessageHeader;
import com.adyen.model.nexo.MessageType;
import com.adyen.model.nexo.OutputContent;
import com.adyen.model.nexo.OutputFormatType;
import com.adyen.model.nexo.OutputText;
import com.adyen.model.nexo.POIData;
import com.adyen.model.nexo.POIStatus;
import com.adyen.model.nexo.PaymentAcquirerData;
import com.adyen.model.nexo.PaymentInstrumentData;
import com.adyen.model.nexo.PaymentInstrumentType;
import com.adyen.model.nexo.PaymentReceipt;
import com.adyen.model.nexo.PaymentResponse;
import com.adyen.model.nexo.PaymentResult;
import com.adyen.model.nexo.PaymentType;
import com.adyen.model.nexo.RepeatedMessageResponse;
import com.adyen.model.nexo.RepeatedResponseMessageBody;
import com.adyen.model.nexo.Response;
import com.adyen.model.nexo.ResultType;
import com.adyen.model.nexo.ReversalReasonType;
import com.adyen.model.nexo.ReversalResponse;
import com.adyen.model.nexo.SaleToPOIRequest;
import com.adyen.model.nexo.SaleToPOIResponse;
import com.adyen.model.nexo.TransactionIdentification;
import com.adyen.model.nexo.TransactionStatusRequest;
import com.adyen.model.nexo.TransactionStatusResponse;
import com.evertill.devices.terminal.AdyenTerminal.Manner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.jspecify.annotations.Nullable;

/** What a terminal of the Adyen library's classes knows, and what it answers. Not for several threads. */
final class AdyenBook {

    private enum State {
        IN_PROGRESS,
        TAKEN,
        DECLINED,
        DECLINED_FOR_NOW
    }

    private static final class Payment {
        private final MessageHeader header;
        private final BigDecimal amount;
        private final String currency;
        private final boolean isRefund;
        private State state;
        private BigDecimal reversed = BigDecimal.ZERO;

        Payment(MessageHeader header, BigDecimal amount, String currency, boolean isRefund, State state) {
            this.header = header;
            this.amount = amount;
            this.currency = currency;
            this.isRefund = isRefund;
            this.state = state;
        }

        BigDecimal captured() {
            return isRefund ? amount.negate() : amount.subtract(reversed);
        }
    }

    private final Supplier<Manner> manner;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, SaleToPOIResponse> reversals = new LinkedHashMap<>();
    private final List<BigDecimal> returned = new ArrayList<>();

    AdyenBook(Supplier<Manner> manner) {
        this.manner = manner;
    }

    /** What it took less what it gave back, in minor units of a currency with two of them. */
    long captured() {
        return payments.values().stream()
                .filter(payment -> payment.state == State.TAKEN)
                .map(Payment::captured)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    /** Each that was given, minor units. */
    List<Long> refunds() {
        var toAnyCard = payments.values().stream()
                .filter(payment -> payment.isRefund && payment.state == State.TAKEN)
                .map(payment -> payment.amount);
        return Stream.concat(toAnyCard, returned.stream())
                .map(amount -> amount.movePointRight(2).longValueExact())
                .toList();
    }

    boolean hasTaken(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.state == State.TAKEN && payment.reversed.signum() == 0;
    }

    int payments() {
        return payments.size();
    }

    void everybodyPays() {
        payments.values().stream()
                .filter(it -> it.state == State.IN_PROGRESS || it.state == State.DECLINED_FOR_NOW)
                .forEach(it -> it.state = State.TAKEN);
    }

    /** @return {@code null} to hang up. */
    @Nullable
    SaleToPOIResponse answer(SaleToPOIRequest request) {
        var answer = new SaleToPOIResponse();
        answer.setMessageHeader(header(request.getMessageHeader()));
        switch (request.getMessageHeader().getMessageCategory()) {
            case PAYMENT -> {
                var paid = pay(request);
                if (paid == null) {
                    return null;
                }
                answer.setPaymentResponse(paid);
            }
            case TRANSACTION_STATUS ->
                answer.setTransactionStatusResponse(status(request.getTransactionStatusRequest()));
            case REVERSAL -> {
                answer.setReversalResponse(reverse(request));
                reversals.putIfAbsent(request.getMessageHeader().getServiceID(), answer);
            }
            case ABORT -> abort(request.getAbortRequest().getMessageReference().getServiceID());
            case DIAGNOSIS -> answer.setDiagnosisResponse(diagnosis());
            default -> throw new IllegalStateException("this terminal knows no " + request.getMessageHeader());
        }
        return answer;
    }

    private static MessageHeader header(MessageHeader asked) {
        var header = new MessageHeader();
        header.setProtocolVersion(asked.getProtocolVersion());
        header.setMessageClass(asked.getMessageClass());
        header.setMessageCategory(asked.getMessageCategory());
        header.setMessageType(MessageType.RESPONSE);
        header.setServiceID(asked.getServiceID());
        header.setSaleID(asked.getSaleID());
        header.setPOIID(asked.getPOIID());
        return header;
    }

    private @Nullable PaymentResponse pay(SaleToPOIRequest request) {
        var service = request.getMessageHeader().getServiceID();
        if (payments.containsKey(service)) {
            return refused(service, ErrorConditionType.NOT_ALLOWED);
        }
        var asked = request.getPaymentRequest().getPaymentTransaction().getAmountsReq();
        var how = manner.get();
        var amount = how == Manner.APPROVE_LESS
                ? asked.getRequestedAmount().divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.UP)
                : asked.getRequestedAmount();
        var payment = new Payment(
                header(request.getMessageHeader()),
                amount,
                asked.getCurrency(),
                isRefund(request),
                switch (how) {
                    case APPROVE, APPROVE_LESS -> State.TAKEN;
                    case DECLINE -> State.DECLINED;
                    case DECLINE_FOR_NOW -> State.DECLINED_FOR_NOW;
                    case LINGER -> State.IN_PROGRESS;
                });
        payments.put(service, payment);
        return payment.state == State.IN_PROGRESS ? null : told(service, payment);
    }

    private static boolean isRefund(SaleToPOIRequest request) {
        var data = request.getPaymentRequest().getPaymentData();
        return data != null && data.getPaymentType() == PaymentType.REFUND;
    }

    private static PaymentResponse told(String service, Payment payment) {
        return payment.state == State.TAKEN ? approved(service, payment) : refused(service, ErrorConditionType.REFUSAL);
    }

    private static PaymentResponse refused(String service, ErrorConditionType error) {
        var answer = new PaymentResponse();
        answer.setResponse(failure(error));
        answer.setPOIData(poiData(service));
        return answer;
    }

    private static PaymentResponse approved(String service, Payment payment) {
        var answer = new PaymentResponse();
        answer.setResponse(success());
        answer.setPOIData(poiData(service));
        answer.setPaymentResult(result(payment));
        answer.getPaymentReceipt().add(receipt(DocumentQualifierType.CASHIER_RECEIPT, "SHOP"));
        answer.getPaymentReceipt().add(receipt(DocumentQualifierType.CUSTOMER_RECEIPT, "CUSTOMER"));
        return answer;
    }

    private static PaymentResult result(Payment payment) {
        var amounts = new AmountsResp();
        amounts.setCurrency(payment.currency);
        amounts.setAuthorizedAmount(payment.amount);
        var card = new CardData();
        card.setPaymentBrand("visa");
        card.setMaskedPAN("476173 **** 0119");
        card.getEntryMode().add(EntryModeType.CONTACTLESS);
        var instrument = new PaymentInstrumentData();
        instrument.setPaymentInstrumentType(PaymentInstrumentType.CARD);
        instrument.setCardData(card);
        var acquirer = new PaymentAcquirerData();
        acquirer.setApprovalCode("123456");
        acquirer.setMerchantID("Shop");
        acquirer.setAcquirerPOIID("V400m-324688179");
        var result = new PaymentResult();
        result.setOnlineFlag(true);
        result.setAmountsResp(amounts);
        result.setPaymentInstrumentData(instrument);
        result.setPaymentAcquirerData(acquirer);
        return result;
    }

    private static PaymentReceipt receipt(DocumentQualifierType whose, String name) {
        var line = new OutputText();
        line.setText("key=header1&name=" + name + "+COPY");
        line.setEndOfLineFlag(true);
        var content = new OutputContent();
        content.setOutputFormat(OutputFormatType.TEXT);
        content.getOutputText().add(line);
        var receipt = new PaymentReceipt();
        receipt.setDocumentQualifier(whose);
        receipt.setRequiredSignatureFlag(false);
        receipt.setOutputContent(content);
        return receipt;
    }

    /** What was answered, with receipts only where they are asked for. */
    private TransactionStatusResponse status(TransactionStatusRequest asked) {
        var about = asked.getMessageReference();
        var answer = new TransactionStatusResponse();
        answer.setMessageReference(about);
        var payment = payments.get(about.getServiceID());
        var reversal = reversals.get(about.getServiceID());
        if (payment != null && payment.state == State.IN_PROGRESS) {
            answer.setResponse(failure(ErrorConditionType.IN_PROGRESS));
        } else if (payment != null) {
            var body = new RepeatedResponseMessageBody();
            body.setPaymentResponse(told(about.getServiceID(), payment));
            if (!Boolean.TRUE.equals(asked.isReceiptReprintFlag())) {
                body.getPaymentResponse().getPaymentReceipt().clear();
            }
            repeat(answer, payment.header, body);
        } else if (reversal != null) {
            var body = new RepeatedResponseMessageBody();
            body.setReversalResponse(reversal.getReversalResponse());
            repeat(answer, reversal.getMessageHeader(), body);
        } else {
            answer.setResponse(failure(ErrorConditionType.NOT_FOUND));
        }
        return answer;
    }

    private static void repeat(
            TransactionStatusResponse answer, MessageHeader header, RepeatedResponseMessageBody body) {
        answer.setResponse(success());
        var repeated = new RepeatedMessageResponse();
        repeated.setMessageHeader(header);
        repeated.setRepeatedResponseMessageBody(body);
        answer.setRepeatedMessageResponse(repeated);
    }

    private ReversalResponse reverse(SaleToPOIRequest request) {
        var answer = new ReversalResponse();
        var reversal = request.getReversalRequest();
        var original =
                reversal.getOriginalPOITransaction().getPOITransactionID().getTransactionID();
        var payment = payments.get(original.replace("POI-", ""));
        boolean isNew = !reversals.containsKey(request.getMessageHeader().getServiceID());
        boolean isReturn = reversal.getReversalReason() == ReversalReasonType.CUST_CANCEL;
        boolean isRefused = isReturn && manner.get() == Manner.DECLINE;
        var left = payment == null || payment.state != State.TAKEN || isRefused
                ? BigDecimal.ZERO
                : payment.amount.subtract(payment.reversed);
        if (payment == null || !isNew || left.compareTo(reversal.getReversedAmount()) < 0) {
            answer.setResponse(failure(ErrorConditionType.NOT_ALLOWED));
            return answer;
        }
        payment.reversed = payment.reversed.add(reversal.getReversedAmount());
        if (isReturn) {
            returned.add(reversal.getReversedAmount());
        }
        answer.setResponse(success());
        answer.setReversedAmount(reversal.getReversedAmount());
        answer.setPOIData(poiData(request.getMessageHeader().getServiceID()));
        return answer;
    }

    private void abort(String service) {
        var payment = payments.get(service);
        if (payment != null && payment.state == State.IN_PROGRESS) {
            payment.state = State.DECLINED;
        }
    }

    private static DiagnosisResponse diagnosis() {
        var status = new POIStatus();
        status.setGlobalStatus(GlobalStatusType.OK);
        var answer = new DiagnosisResponse();
        answer.setResponse(success());
        answer.setPOIStatus(status);
        return answer;
    }

    private static Response success() {
        var response = new Response();
        response.setResult(ResultType.SUCCESS);
        return response;
    }

    private static Response failure(ErrorConditionType error) {
        var response = new Response();
        response.setResult(ResultType.FAILURE);
        response.setErrorCondition(error);
        return response;
    }

    private static POIData poiData(String service) {
        var id = new TransactionIdentification();
        id.setTransactionID("POI-" + service);
        id.setTimeStamp(now());
        var data = new POIData();
        data.setPOITransactionID(id);
        return data;
    }

    static javax.xml.datatype.XMLGregorianCalendar now() {
        try {
            return DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-11-23T10:00:00.000Z");
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
