package com.evertill.cloud.partners.poslog;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.io.StringWriter;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML as it grows: one element a line, and whatever a text holds, it is a document that can be read. */
final class Markup {
    static final String NAMESPACE = "http://www.nrf-arts.org/IXRetail/namespace/";
    /** Of what ARTS has no name for. */
    static final String OURS = "https://evertill.com/schemas/poslog/v1";

    /** In which a value of ours stands where ARTS lists its own: {@code prefix:Value}. */
    static final String PREFIX = "evertill";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final char REPLACEMENT = '\uFFFD';

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    /** What stands between the two tags of an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    private Markup() throws XMLStreamException {
        xml = FACTORY.createXMLStreamWriter(text);
    }

    /** The content of a whole document. */
    interface Document {
        void write(Markup markup) throws XMLStreamException;
    }

    static String document(Document content) {
        try {
            var markup = new Markup();
            markup.xml.writeStartDocument("UTF-8", "1.0");
            markup.newLine();
            markup.xml.writeStartElement("POSLog");
            markup.xml.writeDefaultNamespace(NAMESPACE);
            markup.xml.writeNamespace(PREFIX, OURS);
            markup.xml.writeAttribute("MajorVersion", "6");
            markup.xml.writeAttribute("MinorVersion", "0");
            markup.xml.writeAttribute("FixVersion", "0");
            markup.depth = 1;
            content.write(markup);
            markup.depth = 0;
            markup.newLine();
            markup.xml.writeEndElement();
            markup.xml.writeCharacters("\n");
            markup.xml.writeEndDocument();
            return markup.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        }
    }

    /** @param attributes names and values by turns. */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        start(name, attributes);
        depth++;
        content.write();
        depth--;
        newLine();
        xml.writeEndElement();
    }

    /** A name of ours where ARTS has none. */
    void ours(String name, Content content) throws XMLStreamException {
        element(PREFIX + ":" + name, content);
    }

    void text(String name, String value, String... attributes) throws XMLStreamException {
        start(name, attributes);
        xml.writeCharacters(sound(value));
        xml.writeEndElement();
    }

    /** Nothing where there is nothing to say. */
    void textIfAny(String name, @Nullable String value) throws XMLStreamException {
        if (value != null && !value.isBlank()) {
            text(name, value);
        }
    }

    void empty(String name) throws XMLStreamException {
        newLine();
        xml.writeEmptyElement(name);
    }

    void amount(String name, Money amount) throws XMLStreamException {
        text(name, amount.major().toPlainString(), "Currency", amount.currency().getCurrencyCode());
    }

    void quantity(Quantity quantity) throws XMLStreamException {
        text("Quantity", quantity.amount().stripTrailingZeros().toPlainString(), "UnitOfMeasureCode", code(quantity));
    }

    void time(String name, Instant at) throws XMLStreamException {
        text(name, at.toString());
    }

    /** UN/ECE Recommendation 20 where it is weighed, as ARTS has it; {@code EA} for a piece, as its examples do. */
    private static String code(Quantity quantity) {
        return switch (quantity.unit()) {
            case Unit.EACH -> "EA";
            case Unit.KG -> "KGM";
            case Unit.LB -> "LBR";
        };
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        newLine();
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], sound(attributes[i + 1]));
        }
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** XML 1.0 has no way to write some characters (production 2); the writer would write them all the same. */
    private static String sound(String text) {
        var sound = new StringBuilder(text.length());
        text.codePoints().map(it -> isChar(it) ? it : REPLACEMENT).forEach(sound::appendCodePoint);
        return sound.toString();
    }

    private static boolean isChar(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
