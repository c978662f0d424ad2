package com.evertill.devices.jpos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.services.BaseService;
import jpos.services.EventCallbacks;
import org.jspecify.annotations.Nullable;

/**
 * What UnifiedPOS 1.15 says of every device (part "Common properties, methods and events"). A service adds its device by overriding
 * {@link #connect}, {@link #disconnect} and the methods of its category. Methods that change the device's life are synchronised; events never
 * run inside that lock.
 */
public abstract class DeviceServiceBase implements BaseService, JposServiceInstance {

    /** Whether others may use the device while one application has it open. */
    protected enum Sharing {
        EXCLUSIVE,
        SHARABLE
    }

    /** Version 1.15, build 1: the controls cast a service to the interface of this version. */
    private static final int SERVICE_VERSION = 1_015_001;

    private final JposEntry entry;
    private final DriverContext context;
    private final Sharing sharing;
    private final Map<String, Object> properties = new ConcurrentHashMap<>();
    private final EventPump pump;
    private final Statistics statistics = new Statistics();
    private volatile @Nullable EventCallbacks callbacks;
    private volatile boolean claimed;
    private volatile boolean enabled;
    private volatile int power = JposConst.JPOS_PS_UNKNOWN;
    private volatile String trouble = "";

    protected DeviceServiceBase(JposEntry entry, DriverContext context, Sharing sharing) {
        this.entry = entry;
        this.context = context;
        this.sharing = sharing;
        this.pump = new EventPump(context.executor());
        property("CapPowerReporting", JposConst.JPOS_PR_STANDARD);
        property("PowerNotify", JposConst.JPOS_PN_DISABLED);
        property("PowerState", JposConst.JPOS_PS_UNKNOWN);
        property("CapStatisticsReporting", true);
        statistics.define("CommunicationErrorCount");
        property("CheckHealthText", "");
        property("PhysicalDeviceName", entry.getLogicalName());
    }

    /**
     * Begins to use the hardware, without waiting for it.
     *
     * @throws JposException if the entry in {@code jpos.xml} is not enough to reach it.
     */
    protected abstract void connect() throws JposException;

    /** Lets go of the hardware. Must be harmless when there was no {@link #connect}. */
    protected abstract void disconnect();

    /** Waits for the hardware up to the connect time-out. */
    protected abstract boolean awaitHardware();

    protected final JposEntry entry() {
        return entry;
    }

    protected final DriverContext context() {
        return context;
    }

    protected final EventPump events() {
        return pump;
    }

    @Override
    public synchronized void open(String logicalName, EventCallbacks eventCallbacks) throws JposException {
        callbacks = eventCallbacks;
        pump.open(eventCallbacks);
    }

    @Override
    public synchronized void close() throws JposException {
        requireOpen();
        setEnabled(false);
        releaseClaim();
        pump.close();
        callbacks = null;
    }

    @Override
    public void deleteInstance() throws JposException {
        if (callbacks != null) {
            close();
        }
    }

    /** Not synchronised: whoever waits for a claim must not keep its holder from releasing it. */
    @Override
    public void claim(int timeout) throws JposException {
        requireOpen();
        if (timeout < JposConst.JPOS_FOREVER) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a time-out of " + timeout + " ms");
        }
        if (claimed) {
            return;
        }
        try {
            if (!context.claim(entry.getLogicalName(), timeout)) {
                throw Jpos.error(JposConst.JPOS_E_TIMEOUT, entry.getLogicalName() + " is claimed by somebody else");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Jpos.error(
                    JposConst.JPOS_E_FAILURE, "interrupted while waiting for " + entry.getLogicalName(), stopped);
        }
        claimed = true;
    }

    @Override
    public synchronized void release() throws JposException {
        requireOpen();
        if (!claimed) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, entry.getLogicalName() + " is not claimed");
        }
        if (sharing == Sharing.EXCLUSIVE) {
            setEnabled(false);
        }
        releaseClaim();
    }

    private void releaseClaim() {
        if (claimed) {
            claimed = false;
            context.release(entry.getLogicalName());
        }
    }

    @Override
    public synchronized void setDeviceEnabled(boolean enable) throws JposException {
        requireOpen();
        if (sharing == Sharing.EXCLUSIVE) {
            requireClaimed();
        }
        setEnabled(enable);
    }

    private void setEnabled(boolean enable) throws JposException {
        if (enable == enabled) {
            return;
        }
        enabled = enable;
        if (!enable) {
            disconnect();
            power = JposConst.JPOS_PS_UNKNOWN;
            property("PowerState", JposConst.JPOS_PS_UNKNOWN);
            return;
        }
        boolean connected = false;
        try {
            connect();
            connected = notifiesPower() || awaitHardware();
        } finally {
            if (!connected) {
                disconnect();
                enabled = false;
            }
        }
        if (!connected) {
            throw Jpos.error(JposConst.JPOS_E_NOHARDWARE, entry.getLogicalName() + " does not answer");
        }
    }

    /** Keeps {@code PowerState} for an application that asked to be told, and tells it; for any other it stays unknown. */
    protected final void powerState(int state) {
        int before = power;
        power = state;
        if (before == JposConst.JPOS_PS_ONLINE
                && (state == JposConst.JPOS_PS_OFF || state == JposConst.JPOS_PS_OFF_OFFLINE)) {
            statistics.count("CommunicationErrorCount");
        }
        if (enabled && notifiesPower() && state != before) {
            property("PowerState", state);
            pump.status(state);
        }
    }

    /** Why the device is away, in words for whoever put it there: told by the health check for as long as it is. */
    protected final void trouble(String why) {
        trouble = why.isBlank() ? "" : ": " + why;
    }

    /** A statistic of this category, by its name in UnifiedPOS. */
    protected final void define(String statistic) {
        statistics.define(statistic);
    }

    protected final void count(String statistic) {
        statistics.count(statistic);
    }

    public void resetStatistics(String names) throws JposException {
        requireEnabled();
        statistics.reset(names);
    }

    /** @param names one text, which says what is wanted and becomes the answer, XML as UnifiedPOS describes it. */
    public void retrieveStatistics(String[] names) throws JposException {
        requireEnabled();
        names[0] = statistics.xml(names[0], entry);
    }

    public void updateStatistics(String values) throws JposException {
        requireEnabled();
        throw notSupported("updateStatistics(" + values + ")");
    }

    private boolean notifiesPower() {
        return Integer.valueOf(JposConst.JPOS_PN_ENABLED).equals(properties.get("PowerNotify"));
    }

    public void setPowerNotify(int notify) throws JposException {
        requireOpen();
        if (enabled || notify < JposConst.JPOS_PN_DISABLED || notify > JposConst.JPOS_PN_ENABLED) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "PowerNotify is set, to 0 or 1, while the device is disabled");
        }
        property("PowerNotify", notify);
    }

    @Override
    public final boolean getClaimed() throws JposException {
        requireOpen();
        return claimed;
    }

    @Override
    public final boolean getDeviceEnabled() throws JposException {
        requireOpen();
        return enabled;
    }

    @Override
    public boolean getFreezeEvents() throws JposException {
        requireOpen();
        return pump.isFrozen();
    }

    @Override
    public void setFreezeEvents(boolean freeze) throws JposException {
        requireOpen();
        pump.freeze(freeze);
    }

    @Override
    public int getState() throws JposException {
        return callbacks == null ? JposConst.JPOS_S_CLOSED : JposConst.JPOS_S_IDLE;
    }

    @Override
    public String getCheckHealthText() throws JposException {
        return stringProperty("CheckHealthText");
    }

    @Override
    public void checkHealth(int level) throws JposException {
        requireEnabled();
        if (level != JposConst.JPOS_CH_INTERNAL) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "only the internal health check is supported");
        }
        boolean there = power == JposConst.JPOS_PS_ONLINE;
        property("CheckHealthText", "Internal HCheck: " + (there ? "Successful" : "Not responding" + trouble));
    }

    @Override
    public String getDeviceServiceDescription() throws JposException {
        requireOpen();
        return "Evertill " + getClass().getSimpleName();
    }

    @Override
    public int getDeviceServiceVersion() throws JposException {
        return SERVICE_VERSION;
    }

    @Override
    public String getPhysicalDeviceDescription() throws JposException {
        requireOpen();
        return entry.getPropertyValue("productDescription") instanceof String text ? text : "";
    }

    @Override
    public String getPhysicalDeviceName() throws JposException {
        return stringProperty("PhysicalDeviceName");
    }

    @Override
    public void directIO(int command, int[] data, Object object) throws JposException {
        throw notSupported("directIO");
    }

    protected final void requireOpen() throws JposException {
        if (callbacks == null) {
            throw Jpos.error(JposConst.JPOS_E_CLOSED, entry.getLogicalName() + " is closed");
        }
    }

    protected final void requireClaimed() throws JposException {
        requireOpen();
        if (!claimed) {
            int code =
                    context.isClaimed(entry.getLogicalName()) ? JposConst.JPOS_E_CLAIMED : JposConst.JPOS_E_NOTCLAIMED;
            throw Jpos.error(code, entry.getLogicalName() + " is not claimed here");
        }
    }

    protected final void requireEnabled() throws JposException {
        requireOpen();
        if (sharing == Sharing.EXCLUSIVE) {
            requireClaimed();
        } else if (!claimed && context.isClaimed(entry.getLogicalName())) {
            throw Jpos.error(JposConst.JPOS_E_CLAIMED, entry.getLogicalName() + " is claimed by somebody else");
        }
        if (!enabled) {
            throw Jpos.error(JposConst.JPOS_E_DISABLED, entry.getLogicalName() + " is disabled");
        }
    }

    protected final boolean isEnabled() {
        return enabled;
    }

    /** For AutoDisable: stops the device while the event that did it is still to be delivered. */
    protected final synchronized void disable() throws JposException {
        setEnabled(false);
    }

    protected final JposException notSupported(String method) throws JposException {
        requireOpen();
        return Jpos.error(JposConst.JPOS_E_ILLEGAL, method + " is not supported by " + entry.getLogicalName());
    }

    /** Gives a property its value. One that was never given one cannot be set by the application and reads as zero, false or empty. */
    protected final void property(String name, Object value) {
        properties.put(name, value);
    }

    protected final void setProperty(String name, Object value) throws JposException {
        requireOpen();
        if (properties.replace(name, value) == null) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, name + " cannot be set on " + entry.getLogicalName());
        }
    }

    protected final int intProperty(String name) throws JposException {
        requireOpen();
        return properties.get(name) instanceof Integer value ? value : 0;
    }

    protected final long longProperty(String name) throws JposException {
        requireOpen();
        return properties.get(name) instanceof Long value ? value : 0;
    }

    protected final boolean booleanProperty(String name) throws JposException {
        requireOpen();
        return properties.get(name) instanceof Boolean value && value;
    }

    protected final String stringProperty(String name) throws JposException {
        requireOpen();
        return properties.get(name) instanceof String value ? value : "";
    }

    protected final byte[] bytesProperty(String name) throws JposException {
        requireOpen();
        return properties.get(name) instanceof byte[] value ? value.clone() : new byte[0];
    }
}
