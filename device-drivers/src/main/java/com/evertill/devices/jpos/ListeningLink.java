package com.evertill.devices.jpos;

import jpos.JposConst;
import jpos.JposException;
import org.jspecify.annotations.Nullable;

/** The line of a device that speaks when it has something to say and is asked nothing: a scanner, a stripe reader, a key switch. */
final class ListeningLink implements ByteLink.Handler {

    private final DeviceServiceBase device;
    private final Reader reader;
    private final FileWire.Access access;
    private volatile @Nullable ByteLink link;
    private volatile boolean connected;

    /** All calls come one after another, from the link's one reading thread. */
    interface Reader {
        /** What was read in part belongs to a line that is gone: half a code is none. */
        void begin();

        void received(byte[] bytes, int length);
    }

    ListeningLink(DeviceServiceBase device, Reader reader) {
        this(device, reader, FileWire.Access.READ_ONLY);
    }

    ListeningLink(DeviceServiceBase device, Reader reader, FileWire.Access access) {
        this.device = device;
        this.reader = reader;
        this.access = access;
    }

    void open() throws JposException {
        var opened = new ByteLink(LinkSettings.of(device.entry(), access), this);
        link = opened;
        device.context().executor().execute(opened::run);
    }

    void close() {
        var opened = link;
        if (opened != null) {
            opened.close();
            link = null;
            connected = false;
        }
    }

    boolean awaitConnected() {
        var opened = link;
        return opened != null && opened.awaitConnected();
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public void up() {
        reader.begin();
        connected = true;
        device.powerState(JposConst.JPOS_PS_ONLINE);
    }

    @Override
    public void received(byte[] bytes, int length) {
        reader.received(bytes, length);
    }

    @Override
    public void down(String why) {
        connected = false;
        device.trouble(why);
        reader.begin();
        if (device.isEnabled()) {
            device.powerState(JposConst.JPOS_PS_OFF_OFFLINE);
        }
    }

    /** Silence is no sign of trouble. */
    @Override
    public boolean silent() {
        return true;
    }
}
