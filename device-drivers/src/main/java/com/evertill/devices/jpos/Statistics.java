package com.evertill.devices.jpos;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;

/**
 * What a device has done since its service was made, as UnifiedPOS 1.15 counts it (part "Device statistics"); all of them by names of its
 * tables. Nothing is kept over a restart: whoever wants sums takes them from here in time.
 */
final class Statistics {

    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

    void define(String name) {
        counts.put(name, new AtomicLong());
    }

    void count(String name) {
        var count = counts.get(name);
        if (count == null) {
            throw new IllegalStateException("no statistic " + name + " was defined");
        }
        count.incrementAndGet();
    }

    /** @param names with commas between; empty or {@code U_} for all, {@code M_} for those of the maker, of which there are none. */
    void reset(String names) throws JposException {
        for (var name : wanted(names)) {
            counts.computeIfPresent(name, (_, count) -> {
                count.set(0);
                return count;
            });
        }
    }

    String xml(String names, JposEntry entry) throws JposException {
        var parameters = wanted(names).stream()
                .map(name ->
                        "<Parameter><Name>%s</Name><Value>%s</Value></Parameter>".formatted(name, counts.get(name)))
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>\
                <UPOSStat version="1.15.0" xmlns="http://www.nrf-arts.org/UnifiedPOS/namespace/">\
                <Event>%s</Event>\
                <Equipment><UnifiedPOSVersion>1.15</UnifiedPOSVersion><DeviceCategory UPOS="%s"/>\
                <ManufacturerName>%s</ManufacturerName><ModelName>%s</ModelName></Equipment></UPOSStat>""".formatted(
                        parameters,
                        text(entry, JposEntry.DEVICE_CATEGORY_PROP_NAME),
                        text(entry, JposEntry.VENDOR_NAME_PROP_NAME),
                        text(entry, JposEntry.PRODUCT_NAME_PROP_NAME));
    }

    private List<String> wanted(String names) throws JposException {
        if (names.isBlank() || names.equals("U_")) {
            return List.copyOf(counts.keySet());
        }
        var wanted = names.equals("M_")
                ? List.<String>of()
                : Arrays.stream(names.split(",")).map(String::strip).toList();
        for (var name : wanted) {
            if (!counts.containsKey(name)) {
                throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "there is no statistic " + name);
            }
        }
        return wanted;
    }

    private static String text(JposEntry entry, String property) {
        return LinkSettings.text(entry, property, "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }
}
