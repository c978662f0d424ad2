package com.evertill.devices.jpos;

import com.evertill.devices.MalformedJposXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import jpos.config.JposEntry;
import jpos.config.JposRegPopulator;
import jpos.config.simple.SimpleEntry;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the standard {@code jpos.xml} (JCL 2.2, {@code jpos/res/jcl.dtd}). Its usual DOCTYPE is tolerated and never fetched, nor is anything
 * else that the document points at.
 */
final class JposXml {

    static List<JposEntry> read(InputStream xml, JposRegPopulator populator) {
        var handler = new Handler(populator);
        try {
            parser().parse(xml, handler);
        } catch (SAXParseException wrong) {
            throw new MalformedJposXml("jpos.xml, line " + wrong.getLineNumber() + ": " + wrong.getMessage(), wrong);
        } catch (SAXException | IOException wrong) {
            throw new MalformedJposXml("jpos.xml: " + wrong.getMessage(), wrong);
        }
        return handler.entries;
    }

    private static SAXParser parser() throws SAXException {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newSAXParser();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(
                    "the JDK's own XML parser lacks a feature it has had for decades", impossible);
        }
    }

    private static final class Handler extends DefaultHandler {

        /** Element, its attributes, and the name of the property that the JCL keeps each one under. */
        private static final Map<String, Map<String, String>> STANDARD = Map.of(
                "creation",
                Map.of(
                        "factoryClass", JposEntry.SI_FACTORY_CLASS_PROP_NAME,
                        "serviceClass", JposEntry.SERVICE_CLASS_PROP_NAME),
                "vendor",
                Map.of("name", JposEntry.VENDOR_NAME_PROP_NAME, "url", JposEntry.VENDOR_URL_PROP_NAME),
                "jpos",
                Map.of("version", JposEntry.JPOS_VERSION_PROP_NAME, "category", JposEntry.DEVICE_CATEGORY_PROP_NAME),
                "product",
                Map.of(
                        "name", JposEntry.PRODUCT_NAME_PROP_NAME,
                        "description", JposEntry.PRODUCT_DESCRIPTION_PROP_NAME,
                        "url", JposEntry.PRODUCT_URL_PROP_NAME));

        private final JposRegPopulator populator;
        private final List<JposEntry> entries = new ArrayList<>();
        private @Nullable JposEntry entry;

        Handler(JposRegPopulator populator) {
            this.populator = populator;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes)
                throws SAXException {
            switch (localName) {
                case "JposEntries" -> {}
                case "JposEntry" -> entry = new SimpleEntry(required(attributes, "logicalName", localName), populator);
                case "prop" ->
                    inEntry(localName).addProperty(required(attributes, "name", localName), value(attributes));
                default -> standard(localName, attributes);
            }
        }

        @Override
        public void endElement(String uri, String localName, String qualifiedName) {
            if (localName.equals("JposEntry") && entry != null) {
                entries.add(entry);
                entry = null;
            }
        }

        private void standard(String element, Attributes attributes) throws SAXException {
            var names = STANDARD.get(element);
            if (names == null) {
                throw new SAXException("jpos.xml has no element " + element);
            }
            for (var name : names.entrySet()) {
                var value = attributes.getValue(name.getKey());
                if (value != null) {
                    inEntry(element).addProperty(name.getValue(), value);
                }
            }
        }

        private JposEntry inEntry(String element) throws SAXException {
            if (entry == null) {
                throw new SAXException("<" + element + "> stands outside a JposEntry");
            }
            return entry;
        }

        private static Object value(Attributes attributes) throws SAXException {
            var text = required(attributes, "value", "prop");
            var type = attributes.getValue("type");
            try {
                return switch (type == null ? "String" : type) {
                    case "String" -> text;
                    case "Boolean" -> Boolean.valueOf(text);
                    case "Character" -> text.charAt(0);
                    case "Byte" -> Byte.decode(text);
                    case "Short" -> Short.decode(text);
                    case "Integer" -> Integer.decode(text);
                    case "Long" -> Long.decode(text);
                    case "Float" -> Float.valueOf(text);
                    case "Double" -> Double.valueOf(text);
                    default -> throw new SAXException("a property cannot be of type " + type);
                };
            } catch (NumberFormatException | StringIndexOutOfBoundsException wrong) {
                throw new SAXException("\"" + text + "\" is no " + type, wrong);
            }
        }

        private static String required(Attributes attributes, String name, String element) throws SAXException {
            var value = attributes.getValue(name);
            if (value == null || value.isBlank()) {
                throw new SAXException("<" + element + "> needs the attribute " + name);
            }
            return value;
        }
    }
}
