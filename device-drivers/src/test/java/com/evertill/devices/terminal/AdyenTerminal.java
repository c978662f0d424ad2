package com.evertill.devices.terminal;

import com.adyen.model.nexo.AmountsResp;
import com.adyen.model.nexo.CardData;
import com.adyen.model.nexo.DiagnosisResponse;
import com.adyen.model.nexo.DocumentQualifierType;
import com.adyen.model.nexo.EntryModeType;
import com.adyen.model.nexo.ErrorConditionType;
import com.adyen.model.nexo.EventNotification;
import com.adyen.model.nexo.EventToNotifyType;
import com.adyen.model.nexo.GlobalStatusType;
import com.adyen.model.nexo.MessageCategoryType;
import com.adyen.model.nexo.MessageClassType;
import com.adyen.model.nexo.MessageHeader;
import com.adyen.model.nexo.MessageReference;
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
import com.adyen.model.nexo.RepeatedMessageResponse;
import com.adyen.model.nexo.RepeatedResponseMessageBody;
import com.adyen.model.nexo.Response;
import com.adyen.model.nexo.ResultType;
import com.adyen.model.nexo.ReversalResponse;
import com.adyen.model.nexo.SaleToPOIRequest;
import com.adyen.model.nexo.SaleToPOIResponse;
import com.adyen.model.nexo.TransactionIdentification;
import com.adyen.model.nexo.TransactionStatusResponse;
import com.adyen.model.terminal.TerminalAPIRequest;
import com.adyen.model.terminal.TerminalAPIResponse;
import com.adyen.model.terminal.TerminalAPISecuredRequest;
import com.adyen.model.terminal.TerminalAPISecuredResponse;
import com.adyen.model.terminal.security.SecurityKey;
import com.adyen.terminal.security.NexoCrypto;
import com.adyen.terminal.security.exception.NexoCryptoException;
import com.adyen.terminal.serialization.TerminalAPIGsonBuilder;
import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * A terminal on loopback whose every message is read, written, sealed and opened by the Adyen library's own classes: what our driver and it
 * agree on is not what one of us has made up. It keeps what it took over everything that happens to the till, and the line to it does what a
 * test says.
 */
public final class AdyenTerminal implements AutoCloseable {

    /** What becomes of one message and its answer. */
    public enum Fate {
        PASSES,
        LOSES_REQUEST,
        LOSES_ANSWER,
        /** From the till's sight it is lost; it arrives when the test says so. */
        ARRIVES_LATE,
        /** Twice at the terminal, one straight after the other; the second answer comes back. */
        REPEATED,
        /** It arrives, and the line stays open without a word. */
        HANGS
    }

    /** What the customer and the bank do. */
    public enum Manner {
        APPROVE,
        /** Half of it. */
        APPROVE_LESS,
        DECLINE,
        /** And approve later all the same, when the test says so. */
        DECLINE_FOR_NOW,
        /** Hangs up while the customer takes the time. */
        LINGER
    }

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
        private State state;
        private BigDecimal reversed = BigDecimal.ZERO;

        Payment(MessageHeader header, BigDecimal amount, String currency, State state) {
            this.header = header;
            this.amount = amount;
            this.currency = currency;
            this.state = state;
        }
    }

    public volatile Function<String, Fate> line = _ -> Fate.PASSES;
    public volatile Supplier<Manner> manner = () -> Manner.APPROVE;

    private final Gson gson = TerminalAPIGsonBuilder.create();
    private final NexoCrypto crypto;
    private final HttpsServer server;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, SaleToPOIResponse> reversals = new LinkedHashMap<>();
    private final List<SaleToPOIRequest> late = new ArrayList<>();
    private final List<HttpExchange> hanging = new ArrayList<>();

    public AdyenTerminal(NexoKey key, SSLContext tls, Executor executor) {
        try {
            crypto = new NexoCrypto(adyen(key));
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(executor);
            server.createContext("/nexo", this::exchange);
            server.start();
        } catch (NexoCryptoException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SecurityKey adyen(NexoKey key) {
        var same = new SecurityKey();
        same.setKeyIdentifier(key.identifier());
        same.setKeyVersion(key.version());
        same.setPassphrase(key.passphrase());
        same.setAdyenCryptoVersion(1);
        return same;
    }

    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/nexo");
    }

    /** What it took less what it gave back, in minor units of a currency with two of them. */
    public synchronized long captured() {
        return payments.values().stream()
                .filter(payment -> payment.state == State.TAKEN)
                .map(payment -> payment.amount.subtract(payment.reversed))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    public synchronized boolean hasTaken(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.state == State.TAKEN && payment.reversed.signum() == 0;
    }

    public synchronized int payments() {
        return payments.size();
    }

    /** Whatever was on its way arrives; whoever stands at the terminal pays; what was declined for now is approved. */
    public synchronized void everythingArrives() {
        late.forEach(this::answer);
        late.clear();
        payments.values().stream()
                .filter(it -> it.state == State.IN_PROGRESS || it.state == State.DECLINED_FOR_NOW)
                .forEach(it -> it.state = State.TAKEN);
        hanging.forEach(HttpExchange::close);
        hanging.clear();
    }

    @Override
    public void close() {
        everythingArrives();
        server.stop(0);
    }

    // The line

    private void exchange(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = opened(text);
        if (request == null) {
            send(exchange, gson.toJson(rejection()));
            exchange.close();
            return;
        }
        var fate = line.apply(request.getMessageHeader().getMessageCategory().value());
        var answer = fated(fate, request);
        if (fate == Fate.HANGS) {
            hang(exchange);
            return;
        }
        try (exchange) {
            if (answer != null) {
                send(exchange, sealed(answer));
            }
        }
    }

    private synchronized @Nullable SaleToPOIResponse fated(Fate fate, SaleToPOIRequest request) {
        return switch (fate) {
            case PASSES -> answer(request);
            case LOSES_REQUEST -> null;
            case LOSES_ANSWER, HANGS -> {
                answer(request);
                yield null;
            }
            case ARRIVES_LATE -> {
                late.add(request);
                yield null;
            }
            case REPEATED -> {
                answer(request);
                yield answer(request);
            }
        };
    }

    private synchronized void hang(HttpExchange exchange) {
        hanging.add(exchange);
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private @Nullable SaleToPOIRequest opened(String text) {
        var secured = gson.fromJson(text, TerminalAPISecuredRequest.class).getSaleToPOIRequest();
        try {
            return gson.fromJson(crypto.decrypt(secured), TerminalAPIRequest.class)
                    .getSaleToPOIRequest();
        } catch (Exception otherKey) { // the library's own signature
            return null;
        }
    }

    private String sealed(SaleToPOIResponse answer) {
        var clear = new TerminalAPIResponse();
        clear.setSaleToPOIResponse(answer);
        var secured = new TerminalAPISecuredResponse();
        try {
            secured.setSaleToPOIResponse(crypto.encrypt(gson.toJson(clear), answer.getMessageHeader()));
        } catch (Exception e) { // the library's own signature
            throw new IllegalStateException(e);
        }
        return gson.toJson(secured);
    }

    private static TerminalAPIRequest rejection() {
        var event = new EventNotification();
        event.setEventToNotify(EventToNotifyType.REJECT);
        event.setEventDetails("message=Crypto check failed");
        event.setTimeStamp(now());
        var request = new SaleToPOIRequest();
        var header = new MessageHeader();
        header.setMessageClass(MessageClassType.EVENT);
        header.setMessageCategory(MessageCategoryType.EVENT);
        header.setMessageType(MessageType.NOTIFICATION);
        request.setMessageHeader(header);
        request.setEventNotification(event);
        var message = new TerminalAPIRequest();
        message.setSaleToPOIRequest(request);
        return message;
    }

    // The terminal

    private @Nullable SaleToPOIResponse answer(SaleToPOIRequest request) {
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
                answer.setTransactionStatusResponse(
                        status(request.getTransactionStatusRequest().getMessageReference()));
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
                switch (how) {
                    case APPROVE, APPROVE_LESS -> State.TAKEN;
                    case DECLINE -> State.DECLINED;
                    case DECLINE_FOR_NOW -> State.DECLINED_FOR_NOW;
                    case LINGER -> State.IN_PROGRESS;
                });
        payments.put(service, payment);
        return payment.state == State.IN_PROGRESS ? null : told(service, payment);
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

    private TransactionStatusResponse status(MessageReference about) {
        var answer = new TransactionStatusResponse();
        answer.setMessageReference(about);
        var payment = payments.get(about.getServiceID());
        var reversal = reversals.get(about.getServiceID());
        if (payment != null && payment.state == State.IN_PROGRESS) {
            answer.setResponse(failure(ErrorConditionType.IN_PROGRESS));
        } else if (payment != null) {
            var body = new RepeatedResponseMessageBody();
            body.setPaymentResponse(told(about.getServiceID(), payment));
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
        var left = payment == null || payment.state != State.TAKEN
                ? BigDecimal.ZERO
                : payment.amount.subtract(payment.reversed);
        if (payment == null || !isNew || left.compareTo(reversal.getReversedAmount()) < 0) {
            answer.setResponse(failure(ErrorConditionType.NOT_ALLOWED));
            return answer;
        }
        payment.reversed = payment.reversed.add(reversal.getReversedAmount());
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

    private static javax.xml.datatype.XMLGregorianCalendar now() {
        try {
            return DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-11-23T10:00:00.000Z");
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
