package com.evertill.devices.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.adyen.Client;
import com.adyen.Config;
import com.adyen.enums.Environment;
import com.adyen.httpclient.AdyenHttpClient;
import com.adyen.httpclient.HTTPClientException;
import com.adyen.httpclient.TerminalLocalAPIHostnameVerifier;
import com.adyen.model.RequestOptions;
import com.adyen.model.nexo.AmountsReq;
import com.adyen.model.nexo.ErrorConditionType;
import com.adyen.model.nexo.MessageCategoryType;
import com.adyen.model.nexo.MessageClassType;
import com.adyen.model.nexo.MessageHeader;
import com.adyen.model.nexo.MessageReference;
import com.adyen.model.nexo.MessageType;
import com.adyen.model.nexo.PaymentRequest;
import com.adyen.model.nexo.PaymentTransaction;
import com.adyen.model.nexo.ResultType;
import com.adyen.model.nexo.SaleData;
import com.adyen.model.nexo.SaleToPOIRequest;
import com.adyen.model.nexo.SaleToPOIResponse;
import com.adyen.model.nexo.TransactionIdentification;
import com.adyen.model.nexo.TransactionStatusRequest;
import com.adyen.model.terminal.TerminalAPIRequest;
import com.adyen.service.TerminalLocalAPI;
import com.adyen.service.exception.ApiException;
import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.OnJvm;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.datatype.DatatypeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HTTPS and the sealed envelope, each half against the Adyen library's other half. */
@OnJvm("The other half is the Adyen library, which needs reflection throughout.")
class NexoEnvelopeTest {

    private static final NexoKey KEY = new NexoKey("shop-7", 3, "correct horse battery staple €");
    private static final NexoKey WRONG = new NexoKey("shop-7", 3, "incorrect horse");
    private static final Money PRICE = new Money(1250, Currency.getInstance("EUR"));

    private static TestAuthority authority;

    private final Executor executor = Thread::startVirtualThread;
    private final AtomicInteger questions = new AtomicInteger();
    private HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void an_authority() {
        authority = TestAuthority.make();
    }

    @AfterEach
    void close() {
        client.close();
    }

    // Our till

    @Test
    void our_till_pays_asks_and_reverses_at_a_terminal_of_adyens_classes() {
        try (var adyen = adyen();
                var till = till(adyen.endpoint(), KEY, TestAuthority.TERMINAL)) {
            assertThat(till.check()).isEqualTo(DeviceState.READY);
            var approval = ((PaymentOutcome.Approved) till.pay(reference(1), PRICE)).approval();
            assertThat(approval.amount()).isEqualTo(PRICE);
            assertThat(approval.maskedPan()).isEqualTo("476173 **** 0119");
            assertThat(approval.authorisationCode()).isEqualTo("123456");
            assertThat(approval.receiptLines()).containsExactly("CUSTOMER COPY");
            assertThat(adyen.captured()).isEqualTo(1250);
            assertThat(till.status(reference(1), PRICE))
                    .isEqualTo(new StatusOutcome.Settled<>(new PaymentOutcome.Approved(approval)));
            assertThat(till.status(reference(2), PRICE)).isEqualTo(new StatusOutcome.NotFound<>());
            assertThat(till.reverse(reference(3), reference(1), approval.poiTransactionId(), PRICE))
                    .isInstanceOf(ReversalOutcome.Reversed.class);
            assertThat(adyen.captured()).isZero();
        }
    }

    @Test
    void with_the_wrong_passphrase_nothing_is_asked_of_the_terminal() {
        try (var adyen = adyen();
                var till = till(adyen.endpoint(), WRONG, TestAuthority.TERMINAL)) {
            assertThat(till.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.NotAsked.class);
            assertThat(adyen.payments()).isZero();
        }
        try (var simulator = simulator();
                var till = till(endpoint(simulator), WRONG, TestAuthority.TERMINAL)) {
            assertThat(till.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.NotAsked.class);
            assertThat(simulator.transactions()).isEmpty();
        }
    }

    @Test
    void a_till_that_seals_believes_no_answer_in_the_clear() throws Exception {
        try (var simulator = simulator();
                var recorder = new Unsealing(simulator, authority, KEY)) {
            try (var till = till(recorder.endpoint(), KEY, TestAuthority.TERMINAL)) {
                assertThat(till.pay(reference(1), PRICE)).isInstanceOf(PaymentOutcome.Unknown.class);
            }
            assertThat(simulator.capturedMinor()).isEqualTo(1250);
        }
    }

    @Test
    void a_terminal_is_known_by_its_makers_authority_and_its_own_name_and_by_nothing_else() {
        var stranger = TestAuthority.make();
        try (var adyen = adyen()) {
            for (var trust : List.of(
                    TerminalTrust.context(List.of(stranger.certificate()), TestAuthority.TERMINAL),
                    TerminalTrust.context(
                            List.of(authority.certificate()), "V400m-324688179.live.terminal.adyen.com"))) {
                client = HttpClient.newBuilder().sslContext(trust).build();
                try (var till = new NexoTerminal(
                        config(adyen.endpoint(), KEY), client, clock(), this::question, new SecureRandom())) {
                    assertThat(till.pay(reference(1), PRICE))
                            .isInstanceOfSatisfying(PaymentOutcome.NotAsked.class, not -> assertThat(not.why())
                                    .startsWith("The terminal could not be identified"));
                    assertThat(till.check().health()).isEqualTo(DeviceState.Health.OFFLINE);
                }
            }
            assertThat(adyen.payments()).isZero();
        }
    }

    @Test
    void two_envelopes_around_one_message_are_never_the_same_and_a_changed_one_does_not_open() throws Exception {
        var envelope = new NexoEnvelope(KEY, new SecureRandom());
        var message = NexoMessages.MAPPER.readTree("{\"SaleToPOIRequest\":{\"MessageHeader\":{\"ServiceID\":\"1\"}}}");
        var first = envelope.seal(message);
        assertThat(envelope.seal(message)).isNotEqualTo(first);
        assertThat(first.toString()).doesNotContain(KEY.passphrase());
        var answered = NexoMessages.MAPPER.createObjectNode();
        answered.set("SaleToPOIResponse", first.path("SaleToPOIRequest").deepCopy());
        assertThat(envelope.open(answered)).isEqualTo(message);
        var blob = answered.path("SaleToPOIResponse").path("NexoBlob").binaryValue();
        for (int at = 0; at < blob.length; at += 7) {
            var changed = blob.clone();
            changed[at] ^= 1;
            answered.withObject("/SaleToPOIResponse").put("NexoBlob", changed);
            assertThatThrownBy(() -> envelope.open(answered)).isInstanceOf(NexoEnvelope.NotOurSeal.class);
        }
        assertThat(KEY.toString()).doesNotContain(KEY.passphrase());
        assertThat(config(URI.create("https://x/nexo"), KEY).toString()).doesNotContain(KEY.passphrase());
    }

    // Adyen's till

    @Test
    void adyens_own_client_pays_at_our_terminal_and_asks_for_the_status() throws Exception {
        try (var simulator = simulator()) {
            var api = new TerminalLocalAPI(client(simulator.port()), AdyenTerminal.adyen(KEY));
            var paid = api.request(payment("0000000001")).getSaleToPOIResponse();
            assertThat(paid.getPaymentResponse().getResponse().getResult()).isEqualTo(ResultType.SUCCESS);
            assertThat(paid.getPaymentResponse()
                            .getPaymentResult()
                            .getAmountsResp()
                            .getAuthorizedAmount())
                    .isEqualByComparingTo("12.50");
            assertThat(simulator.capturedMinor()).isEqualTo(1250);
            var told = status(api, "0000000001");
            assertThat(told.getTransactionStatusResponse().getResponse().getResult())
                    .isEqualTo(ResultType.SUCCESS);
            assertThat(told.getTransactionStatusResponse()
                            .getRepeatedMessageResponse()
                            .getRepeatedResponseMessageBody()
                            .getPaymentResponse()
                            .getResponse()
                            .getResult())
                    .isEqualTo(ResultType.SUCCESS);
            assertThat(status(api, "0000000002")
                            .getTransactionStatusResponse()
                            .getResponse()
                            .getErrorCondition())
                    .isEqualTo(ErrorConditionType.NOT_FOUND);
        }
    }

    @Test
    void adyens_own_client_with_the_wrong_passphrase_is_refused_by_our_terminal() throws Exception {
        try (var simulator = simulator()) {
            var api = new TerminalLocalAPI(client(simulator.port()), AdyenTerminal.adyen(WRONG));
            assertThatThrownBy(() -> api.request(payment("0000000001")))
                    .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.getStatusCode())
                            .isEqualTo(401));
            assertThat(simulator.transactions()).isEmpty();
        }
    }

    private static SaleToPOIResponse status(TerminalLocalAPI api, String about) throws Exception {
        return api.request(statusOf(about)).getSaleToPOIResponse();
    }

    private static TerminalAPIRequest payment(String service) throws Exception {
        var amounts = new AmountsReq();
        amounts.setCurrency("EUR");
        amounts.setRequestedAmount(new BigDecimal("12.50"));
        var transaction = new PaymentTransaction();
        transaction.setAmountsReq(amounts);
        var identification = new TransactionIdentification();
        identification.setTransactionID("T-1");
        identification.setTimeStamp(DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-11-23T10:00:00Z"));
        var sale = new SaleData();
        sale.setSaleTransactionID(identification);
        var payment = new PaymentRequest();
        payment.setSaleData(sale);
        payment.setPaymentTransaction(transaction);
        var request = request(MessageCategoryType.PAYMENT, service);
        request.getSaleToPOIRequest().setPaymentRequest(payment);
        return request;
    }

    private static TerminalAPIRequest statusOf(String about) {
        var reference = new MessageReference();
        reference.setMessageCategory(MessageCategoryType.PAYMENT);
        reference.setSaleID("till-1");
        reference.setServiceID(about);
        var status = new TransactionStatusRequest();
        status.setMessageReference(reference);
        var request = request(MessageCategoryType.TRANSACTION_STATUS, "S" + about.substring(1));
        request.getSaleToPOIRequest().setTransactionStatusRequest(status);
        return request;
    }

    private static TerminalAPIRequest request(MessageCategoryType category, String service) {
        var header = new MessageHeader();
        header.setProtocolVersion("3.0");
        header.setMessageClass(MessageClassType.SERVICE);
        header.setMessageCategory(category);
        header.setMessageType(MessageType.REQUEST);
        header.setServiceID(service);
        header.setSaleID("till-1");
        header.setPOIID("V400m-324688179");
        var body = new SaleToPOIRequest();
        body.setMessageHeader(header);
        var request = new TerminalAPIRequest();
        request.setSaleToPOIRequest(body);
        return request;
    }

    /** The library knows one port only; everything else, TLS and its check of the name included, is its own. */
    private static Client client(int port) throws Exception {
        var config = new Config();
        config.setEnvironment(Environment.TEST);
        config.setTerminalApiLocalEndpoint("https://127.0.0.1");
        config.setSSLContext(authority.trusting());
        config.setHostnameVerifier(new TerminalLocalAPIHostnameVerifier(Environment.TEST));
        var client = new Client(config);
        client.setHttpClient(new AdyenHttpClient() {
            @Override
            public String request(
                    String endpoint,
                    String body,
                    Config config,
                    boolean isApiKeyRequired,
                    RequestOptions options,
                    com.adyen.constants.ApiConstants.HttpMethod method,
                    Map<String, String> parameters)
                    throws IOException, HTTPClientException {
                var ours = endpoint.replace(":8443", ":" + port);
                return super.request(ours, body, config, isApiKeyRequired, options, method, parameters);
            }
        });
        return client;
    }

    // Both

    private AdyenTerminal adyen() {
        return new AdyenTerminal(KEY, authority.terminal(), executor);
    }

    private TerminalSimulator simulator() {
        var security = new TerminalSimulator.Security(
                authority.terminal(), KEY.identifier(), KEY.version(), KEY.passphrase(), new SecureRandom());
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(30), clock(), ZoneOffset.UTC, security);
        return new TerminalSimulator(0, "terminal", setting, executor);
    }

    private static URI endpoint(TerminalSimulator simulator) {
        return URI.create("https://127.0.0.1:" + simulator.port() + "/nexo");
    }

    private CardTerminal till(URI endpoint, NexoKey key, String name) {
        client = HttpClient.newBuilder()
                .sslContext(TerminalTrust.context(List.of(authority.certificate()), name))
                .build();
        return new NexoTerminal(config(endpoint, key), client, clock(), this::question, new SecureRandom());
    }

    private static NexoConfig config(URI endpoint, NexoKey key) {
        return new NexoConfig(endpoint, "till-1", "V400m-324688179", Duration.ofSeconds(20), Duration.ofSeconds(10))
                .sealedWith(key);
    }

    private String question() {
        return "Q" + questions.incrementAndGet();
    }

    private static InstantSource clock() {
        return InstantSource.fixed(java.time.Instant.parse("2026-11-22T10:00:00Z"));
    }

    private static PaymentReference reference(long number) {
        return PaymentReference.of(1, number);
    }
}
