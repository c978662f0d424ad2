package com.evertill.rehearsal.erp;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.Currency;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What a message says, as an integrator would read it. */
final class Reading {
    private static final XMLInputFactory FACTORY = safe();

    private static XMLInputFactory safe() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** @throws IllegalArgumentException if it is neither of the two forms. */
    static Kept of(String id, String contentType, byte[] body) {
        return contentType.startsWith("application/xml") ? poslog(id, body) : event(id, body);
    }

    private static Kept event(String id, byte[] body) {
        var event = Json.read(body, JsonNode.class);
        var data = event.path("data");
        var payload = data.path("payload");
        if (!event.path("type").asText().equals("com.evertill.facts.sale.completed.v1")) {
            return new Kept(id, event.path("type").asText(), null, null, 0);
        }
        var node = data.path("node").asText();
        var store = node.substring(0, node.lastIndexOf('.'));
        var total = payload.path("priced").path("total");
        return new Kept(
                id,
                "sale",
                store + "/" + payload.path("receipt").asText(),
                total.path("currency").asText(),
                total.path("minor").asLong());
    }

    private static Kept poslog(String id, byte[] body) {
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            var read = new Document();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Transaction" -> {
                            read.type = xml.getAttributeValue(null, "TypeCode");
                            read.cancelled = "true".equals(xml.getAttributeValue(null, "CancelFlag"));
                        }
                        case "TransactionID" ->
                            read.transaction = read.transaction == null ? xml.getElementText() : read.transaction;
                        case "CurrencyCode" -> read.currency = xml.getElementText();
                        case "Total" -> {
                            if ("TransactionGrandAmount".equals(xml.getAttributeValue(null, "TotalType"))) {
                                read.total = xml.getElementText();
                            }
                        }
                        default -> {}
                    }
                }
            }
            return read.kept(id);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("no POSLog", e);
        }
    }

    /** As far as it was read. */
    private static final class Document {
        private @Nullable String type;
        private boolean cancelled;
        private @Nullable String transaction;
        private @Nullable String currency;
        private @Nullable String total;

        Kept kept(String id) {
            if (cancelled || !"SaleTransaction".equals(type) || currency == null || total == null) {
                return new Kept(id, type == null ? "unknown" : type, transaction, null, 0);
            }
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return new Kept(
                    id,
                    "sale",
                    transaction,
                    currency,
                    new BigDecimal(total).movePointRight(digits).longValueExact());
        }
    }

    private Reading() {}
}
