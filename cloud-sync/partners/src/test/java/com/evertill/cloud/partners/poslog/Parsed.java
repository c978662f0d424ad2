package com.evertill.cloud.partners.poslog;

import com.evertill.commerce.money.Money;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A document as somebody else reads it: by a parser that knows namespaces. */
final class Parsed {
    private static final String ARTS = "http://www.nrf-arts.org/IXRetail/namespace/";

    private final Document document;

    Parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("no XML: " + xml, e);
        }
    }

    /** All of this name that stand in one of the other. */
    List<Element> all(String in, String name) {
        var found = document.getElementsByTagNameNS(ARTS, name);
        var all = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            var element = (Element) found.item(i);
            if (element.getParentNode().getLocalName().equals(in)) {
                all.add(element);
            }
        }
        return all;
    }

    List<String> texts(String in, String name) {
        return all(in, name).stream().map(Element::getTextContent).toList();
    }

    Money sum(String in, String name, Currency currency) {
        return Money.sum(
                currency,
                texts(in, name).stream()
                        .map(text -> Money.of(new BigDecimal(text), currency))
                        .toList());
    }

    Money total(String type, Currency currency) {
        var text = all("RetailTransaction", "Total").stream()
                .filter(total -> total.getAttribute("TotalType").equals(type))
                .map(Element::getTextContent)
                .findFirst()
                .orElseThrow();
        return Money.of(new BigDecimal(text), currency);
    }
}
