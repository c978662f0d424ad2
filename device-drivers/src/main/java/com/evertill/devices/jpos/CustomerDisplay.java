package com.evertill.devices.jpos;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import jpos.JposConst;
import jpos.JposException;
import jpos.LineDisplayConst;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * A customer display of two rows of twenty, on a cable of its own or on the printer's. It never answers; it is there as long as its cable is.
 * The service keeps what it shows, and paints that again when the display comes back.
 */
final class CustomerDisplay extends LineDisplayDefaults {

    private static final int ROWS = 2;
    private static final int COLUMNS = 20;

    private final DisplayCommands commands;
    private final boolean onThePrinter;
    private final CodePages pages;
    private final DisplayImage image = new DisplayImage(ROWS, COLUMNS);
    private final ReentrantLock painting = new ReentrantLock();
    private final SerialQueue turns;
    private volatile @Nullable Cable cable;

    /** Where the display's bytes go. */
    private interface Cable extends AutoCloseable {
        boolean send(byte[] bytes);

        boolean await();

        @Override
        void close();
    }

    CustomerDisplay(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.EXCLUSIVE);
        commands = commands(LinkSettings.text(entry, "protocol", "esc-pos"));
        turns = new SerialQueue(context.executor());
        onThePrinter = LinkSettings.text(entry, "through", "").equals("printer");
        pages = CodePages.parse(LinkSettings.text(entry, "codePages", "858,1252,437"));
        property("CharacterSet", LineDisplayConst.DISP_CS_UNICODE);
        property("CapCharacterSet", LineDisplayConst.DISP_CCS_UNICODE);
        property("CharacterSetList", String.valueOf(LineDisplayConst.DISP_CS_UNICODE));
        property("CapMapCharacterSet", true);
        property("MapCharacterSet", true);
        for (var rows : List.of("Rows", "DeviceRows")) {
            property(rows, ROWS);
        }
        for (var columns : List.of("Columns", "DeviceColumns")) {
            property(columns, COLUMNS);
        }
        property("DeviceBrightness", 100);
        property("CursorUpdate", true);
        property("InterCharacterWait", 0);
    }

    private static DisplayCommands commands(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "esc-pos" -> DisplayCommands.ESC_POS;
            case "cd5220" -> DisplayCommands.CD5220;
            default -> throw new IllegalArgumentException("protocol is esc-pos or cd5220, not " + name);
        };
    }

    @Override
    protected void connect() throws JposException {
        var settings = LinkSettings.of(entry());
        cable = onThePrinter ? new OnThePrinter().open(settings) : new ItsOwn(settings);
    }

    @Override
    protected void disconnect() {
        var opened = cable;
        if (opened != null) {
            cable = null;
            opened.close();
        }
    }

    @Override
    protected boolean awaitHardware() {
        var opened = cable;
        return opened != null && opened.await();
    }

    private void reachable(Cable by, boolean now) {
        if (!isEnabled()) {
            return;
        }
        if (now) {
            paint(by, commands.initialise());
        }
        powerState(now ? JposConst.JPOS_PS_ONLINE : JposConst.JPOS_PS_OFF_OFFLINE);
    }

    private final class ItsOwn implements Cable, ByteLink.Handler {
        private final ByteLink link;

        ItsOwn(LinkSettings settings) {
            link = new ByteLink(settings, this);
            context().executor().execute(link::run);
        }

        @Override
        public boolean send(byte[] bytes) {
            try {
                link.write(bytes);
                return true;
            } catch (java.io.IOException gone) {
                return false;
            }
        }

        @Override
        public boolean await() {
            return link.awaitConnected();
        }

        @Override
        public void up() {
            reachable(this, true);
        }

        @Override
        public void received(byte[] bytes, int length) {
            // It has nothing to say that we asked for.
        }

        @Override
        public boolean silent() {
            return true;
        }

        @Override
        public void down(String why) {
            trouble(why);
            reachable(this, false);
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private final class OnThePrinter implements Cable, EscPosLink.Listener {
        private @Nullable EscPosLink link;
        private boolean was;

        /** Whoever hears of the printer in the middle of this waits for its end. */
        synchronized OnThePrinter open(LinkSettings settings) {
            link = context().escPosLinks().join(settings, this);
            return this;
        }

        private synchronized EscPosLink link() {
            return java.util.Objects.requireNonNull(link, "opened");
        }

        @Override
        public boolean send(byte[] bytes) {
            return link().status().reachable() && link().send(DisplayCommands.throughPrinter(bytes));
        }

        @Override
        public boolean await() {
            return link().awaitReachable();
        }

        /** Only what concerns the display: paper and covers do not. The link's own thread must stay free to read, so another one paints. */
        @Override
        public synchronized void changed(PrinterStatus status) {
            boolean now = status.reachable();
            if (now != was || !now) {
                was = now;
                trouble(now ? "" : link().trouble());
                turns.execute(() -> reachable(this, now));
            }
        }

        @Override
        public void close() {
            context().escPosLinks().leave(link(), this);
        }
    }

    @Override
    public void clearText() throws JposException {
        requireEnabled();
        change(image::clear);
    }

    @Override
    public void displayText(String data, int attribute) throws JposException {
        requireEnabled();
        requireNormal(attribute);
        change(() -> image.write(data));
    }

    @Override
    public void displayTextAt(int row, int column, String data, int attribute) throws JposException {
        requireEnabled();
        requireNormal(attribute);
        requirePlace(row, column);
        change(() -> {
            image.cursor(row, column);
            image.write(data);
        });
    }

    private void change(Runnable how) throws JposException {
        painting.lock();
        try {
            how.run();
        } finally {
            painting.unlock();
        }
        var opened = cable;
        if (opened == null || !paint(opened, new byte[0])) {
            throw Jpos.error(JposConst.JPOS_E_OFFLINE, entry().getLogicalName() + " cannot be reached");
        }
    }

    private boolean paint(Cable by, byte[] before) {
        painting.lock();
        try {
            return by.send(EscPos.concat(before, commands.show(image.lines(), pages)));
        } finally {
            painting.unlock();
        }
    }

    private static void requireNormal(int attribute) throws JposException {
        if (attribute < LineDisplayConst.DISP_DT_NORMAL || attribute > LineDisplayConst.DISP_DT_BLINK_REVERSE) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no attribute " + attribute);
        }
    }

    private void requirePlace(int row, int column) throws JposException {
        if (!image.has(row, column)) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no place " + row + "," + column);
        }
    }

    @Override
    public int getCursorRow() throws JposException {
        requireEnabled();
        return image.row();
    }

    @Override
    public int getCursorColumn() throws JposException {
        requireEnabled();
        return image.column();
    }

    @Override
    public void setCursorRow(int row) throws JposException {
        requireEnabled();
        requirePlace(row, image.column());
        image.cursor(row, image.column());
    }

    @Override
    public void setCursorColumn(int column) throws JposException {
        requireEnabled();
        requirePlace(image.row(), column);
        image.cursor(image.row(), column);
    }
}
