package com.evertill.devices.jpos;

import com.evertill.devices.ConfiguredDevice;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import jpos.config.JposEntryRegistry;
import jpos.config.JposRegPopulator;
import jpos.config.simple.SimpleEntryRegistry;
import jpos.loader.JposServiceConnection;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceLoader;
import jpos.profile.Profile;
import jpos.profile.ProfileException;
import jpos.profile.ProfileRegistry;
import jpos.util.JposProperties;
import org.jspecify.annotations.Nullable;

/**
 * Finds device services for the JavaPOS controls. The JCL makes the one instance, by the name in {@code jpos/res/jpos.properties}; it then
 * holds the entries of a {@code jpos.xml} on the class path, if there is one, and of every document given to {@link #load}.
 */
public final class JposServiceManager implements jpos.loader.JposServiceManager {

    private final JposProperties properties;
    private final XmlPopulator populator = new XmlPopulator();
    private final JposEntryRegistry registry = new SimpleEntryRegistry(populator);
    private final Map<String, DriverContext> contexts = new ConcurrentHashMap<>();

    public JposServiceManager(JposProperties properties) {
        this.properties = properties;
    }

    /**
     * The one that the controls of this class loader use.
     *
     * @throws IllegalStateException if the JCL has taken another, because {@code jpos/res/jpos.properties} was not found beside its classes.
     */
    public static JposServiceManager installed() {
        if (JposServiceLoader.getManager() instanceof JposServiceManager ours) {
            return ours;
        }
        throw new IllegalStateException(
                "JavaPOS uses " + JposServiceLoader.getManager()
                        + " and not ours: is jpos/res/jpos.properties of evertill-device-drivers visible to the class loader of javapos?");
    }

    /**
     * Adds the entries of a {@code jpos.xml}; one with the same logical name is replaced.
     *
     * @param context runs the services of these entries.
     * @return what they are, in the order of the document.
     * @throws com.evertill.devices.MalformedJposXml if the document cannot be read; nothing of it is added then.
     */
    public List<ConfiguredDevice> load(InputStream jposXml, DriverContext context) {
        var entries = JposXml.read(jposXml, populator);
        for (var entry : entries) {
            contexts.put(entry.getLogicalName(), context);
            registry.addJposEntry(entry);
        }
        return entries.stream()
                .map(entry -> new ConfiguredDevice(
                        entry.getLogicalName(), LinkSettings.text(entry, JposEntry.DEVICE_CATEGORY_PROP_NAME, "")))
                .toList();
    }

    @Override
    public JposServiceConnection createConnection(String logicalName) throws JposException {
        var entry = registry.getJposEntry(logicalName);
        if (entry == null) {
            throw Jpos.error(JposConst.JPOS_E_NOEXIST, "jpos.xml has no device " + logicalName);
        }
        return new Connection(entry, contexts.getOrDefault(logicalName, ServiceFactory.StandAlone.CONTEXT));
    }

    @Override
    public JposEntryRegistry getEntryRegistry() {
        return registry;
    }

    @Override
    public JposProperties getProperties() {
        return properties;
    }

    @Override
    public JposRegPopulator getRegPopulator() {
        return populator;
    }

    /** @throws UnsupportedOperationException always: profiles describe devices to editors of {@code jpos.xml}, and nothing loads them. */
    @Override
    public ProfileRegistry getProfileRegistry() {
        throw new UnsupportedOperationException("no device profiles");
    }

    @Override
    public Profile loadProfile(String name) throws ProfileException {
        throw new ProfileException("no device profiles");
    }

    @Override
    public void reloadEntryRegistry() {
        registry.load();
    }

    private static final class Connection implements JposServiceConnection {

        private final JposEntry entry;
        private final DriverContext context;
        private @Nullable JposServiceInstance service;

        Connection(JposEntry entry, DriverContext context) {
            this.entry = entry;
            this.context = context;
        }

        @Override
        public void connect() throws JposException {
            service = VendorServices.means(entry)
                    ? VendorServices.create(entry, context)
                    : ServiceFactory.create(entry, context);
        }

        @Override
        public @Nullable JposServiceInstance getService() {
            return service;
        }

        @Override
        public String getLogicalName() {
            return entry.getLogicalName();
        }

        @Override
        public void disconnect() throws JposException {
            if (service != null) {
                service.deleteInstance();
                service = null;
            }
        }
    }
}
