package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.devices.MalformedJposXml;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jpos.config.JposEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JposXmlTest {

    @Test
    void a_standard_document_with_its_usual_doctype_is_read_whole() {
        var entries = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE JposEntries PUBLIC "-//JavaPOS//DTD//EN" "jpos/res/jcl.dtd">
                <JposEntries>
                  <!-- a comment -->
                  <JposEntry logicalName="Printer1">
                    <creation factoryClass="F" serviceClass="S"/>
                    <vendor name="V" url="http://v.example"/>
                    <jpos version="1.15" category="POSPrinter"/>
                    <product name="P" description="D" url="http://p.example"/>
                    <prop name="host" value="10.0.0.7"/>
                    <prop name="port" type="Integer" value="9100"/>
                    <prop name="inverted" type="Boolean" value="true"/>
                  </JposEntry>
                  <JposEntry logicalName="Scanner1">
                    <creation factoryClass="F" serviceClass="S2"/>
                  </JposEntry>
                </JposEntries>
                """);
        assertThat(entries).extracting(JposEntry::getLogicalName).containsExactly("Printer1", "Scanner1");
        var printer = entries.getFirst();
        assertThat(printer.getPropertyValue(JposEntry.SERVICE_CLASS_PROP_NAME)).isEqualTo("S");
        assertThat(printer.getPropertyValue(JposEntry.DEVICE_CATEGORY_PROP_NAME))
                .isEqualTo("POSPrinter");
        assertThat(printer.getPropertyValue("port")).isEqualTo(9100);
        assertThat(printer.getPropertyValue("inverted")).isEqualTo(true);
    }

    @Test
    void nothing_that_the_document_points_at_is_fetched() throws Exception {
        var fetched = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var entries = read("""
                    <!DOCTYPE JposEntries SYSTEM "%s/jcl.dtd" [
                      <!ENTITY secret SYSTEM "file:///etc/hostname">
                      <!ENTITY far SYSTEM "%s/entity">
                    ]>
                    <JposEntries>
                      <JposEntry logicalName="P"><prop name="a" value="b"/>&secret;&far;</JposEntry>
                    </JposEntries>
                    """.formatted(address, address));
            assertThat(entries).hasSize(1);
            assertThat(fetched).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_bomb_of_entities_is_refused() {
        var bomb = new StringBuilder("<!DOCTYPE JposEntries [<!ENTITY e0 \"boom\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        bomb.append("]><JposEntries>&e11;</JposEntries>");
        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(MalformedJposXml.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<JposEntries>",
                "<JposEntries><JposEntry/></JposEntries>",
                "<JposEntries><prop name='a' value='b'/></JposEntries>",
                "<JposEntries><JposEntry logicalName='x'><prop name='a' type='Integer' value='nine'/></JposEntry></JposEntries>",
                "<JposEntries><JposEntry logicalName='x'><prop name='a' type='Thread' value='1'/></JposEntry></JposEntries>",
                "<JposEntries><JposEntry logicalName='x'><surprise/></JposEntry></JposEntries>"
            })
    void what_is_wrong_is_said(String document) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(MalformedJposXml.class)
                .hasMessageStartingWith("jpos.xml");
    }

    private static List<JposEntry> read(String xml) {
        return JposXml.read(new ByteArrayInputStream(xml.getBytes(UTF_8)), new XmlPopulator());
    }
}
