package com.evertill.devices.jpos;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import jpos.config.JposEntry;
import jpos.config.JposRegPopulator;
import org.jspecify.annotations.Nullable;

/** Gives the JCL's registry the entries of the {@code jpos.xml} on the class path. Read-only: devices are configured by people, in files. */
final class XmlPopulator implements JposRegPopulator {

    private static final String RESOURCE = "jpos.xml";

    private List<JposEntry> entries = List.of();
    private @Nullable Exception lastLoadException;

    @Override
    public void load() {
        load(RESOURCE);
    }

    @Override
    public void load(String resource) {
        entries = List.of();
        lastLoadException = null;
        var url = find(resource);
        if (url == null) {
            lastLoadException = new FileNotFoundException("no " + resource + " on the class path");
            return;
        }
        try (var stream = url.openStream()) {
            entries = JposXml.read(stream, this);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + url, unreadable);
        }
    }

    private static @Nullable URL find(String resource) {
        var context = Thread.currentThread().getContextClassLoader();
        var found = context == null ? null : context.getResource(resource);
        return found == null ? XmlPopulator.class.getClassLoader().getResource(resource) : found;
    }

    @Override
    public @Nullable Exception getLastLoadException() {
        return lastLoadException;
    }

    @Override
    public @Nullable URL getEntriesURL() {
        return find(RESOURCE);
    }

    @Override
    public Enumeration<JposEntry> getEntries() {
        return Collections.enumeration(entries);
    }

    @Override
    public String getUniqueId() {
        return getClassName();
    }

    @Override
    public String getClassName() {
        return XmlPopulator.class.getName();
    }

    @Override
    public String getName() {
        return "Evertill jpos.xml";
    }

    @Override
    public boolean isComposite() {
        return false;
    }

    @Override
    public void save(@SuppressWarnings("rawtypes") Enumeration unused) {
        throw new UnsupportedOperationException("jpos.xml is edited by hand");
    }

    @Override
    public void save(@SuppressWarnings("rawtypes") Enumeration unused, String file) {
        throw new UnsupportedOperationException("jpos.xml is edited by hand");
    }
}
