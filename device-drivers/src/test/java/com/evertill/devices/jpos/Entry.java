package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import jpos.config.JposEntry;

/** A device of a test in {@code jpos.xml}. */
final class Entry {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    /** Devices of one process: those on one cable share it. */
    private static final DriverContext TOGETHER = new DriverContext(Thread::startVirtualThread);

    private final String name;
    private final StringBuilder properties = new StringBuilder();

    private Entry(String service) {
        name = service + "." + NUMBERS.incrementAndGet();
    }

    /** @param service one of our services, by its simple name. */
    static Entry of(String service) {
        return new Entry(service);
    }

    Entry with(String property, Object value) {
        properties.append("<prop name=\"%s\" value=\"%s\"/>".formatted(property, value));
        return this;
    }

    /** Its logical name. */
    String name() {
        return name;
    }

    JposEntry read() {
        return JposXml.read(new ByteArrayInputStream(xml().getBytes(UTF_8)), new XmlPopulator())
                .getFirst();
    }

    private String xml() {
        var service = name.substring(0, name.indexOf('.'));
        return """
                <JposEntries>
                  <JposEntry logicalName="%s">
                    <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.%s"/>
                    %s
                  </JposEntry>
                </JposEntries>
                """.formatted(name, service, properties);
    }

    /** Makes the device known to the controls, and says its logical name. */
    String load() {
        JposServiceManager.installed().load(new ByteArrayInputStream(xml().getBytes(UTF_8)), TOGETHER);
        return name;
    }
}
