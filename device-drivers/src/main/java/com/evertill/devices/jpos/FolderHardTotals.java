package com.evertill.devices.jpos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import jpos.HardTotalsConst;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import org.jspecify.annotations.Nullable;

/**
 * Hard totals (UnifiedPOS 1.15, part "Hard Totals") in a {@code folder} of another medium than the journal's: a second disk, a stick, battery-backed
 * memory that is mounted. All files are kept together, in two copies with checksums ({@link TotalsCopies}), so a transaction over several of them is one
 * write. Durable when {@code write}, {@code create}, {@code delete}, {@code rename}, {@code setAll} or {@code commitTrans} returns.
 */
final class FolderHardTotals extends HardTotalsDefaults {

    private static final int CAPACITY = 64 * 1024;

    private final Path folder;
    private final TotalsCopies copies;
    private final Set<String> claimedFiles = new HashSet<>();
    private @Nullable MediumWatch watch;
    private @Nullable TotalsArea transaction;

    FolderHardTotals(JposEntry entry, DriverContext context) {
        super(entry, context, Sharing.SHARABLE);
        var named = LinkSettings.text(entry, "folder", "");
        if (named.isBlank()) {
            throw new IllegalArgumentException("it needs a folder in jpos.xml, on another medium than the journal's");
        }
        folder = Path.of(named);
        copies = new TotalsCopies(folder);
        property("CapErrorDetection", true);
        property("CapTransactions", true);
        property("TotalsSize", CAPACITY);
    }

    @Override
    protected void connect() throws JposException {
        var begun = new MediumWatch(folder, LinkSettings.number(entry(), "probeMillis", 2_000), this::looked);
        watch = begun;
        context().executor().execute(begun::run);
    }

    private void looked(boolean isThere) {
        if (isEnabled()) {
            powerState(isThere ? JposConst.JPOS_PS_ONLINE : JposConst.JPOS_PS_OFF_OFFLINE);
        }
    }

    @Override
    protected void disconnect() {
        var ended = watch;
        if (ended != null) {
            watch = null;
            ended.end();
            transaction = null;
            releaseFiles();
        }
    }

    @Override
    protected boolean awaitHardware() {
        var begun = watch;
        return begun != null && begun.isThere();
    }

    @Override
    public synchronized void create(String fileName, int[] hTotalsFile, int size, boolean errorDetection)
            throws JposException {
        change(null, area -> hTotalsFile[0] = area.create(fileName, size));
    }

    @Override
    public synchronized void delete(String fileName) throws JposException {
        change(fileName, area -> area.delete(fileName));
    }

    @Override
    public synchronized void rename(int hTotalsFile, String fileName) throws JposException {
        change(area().name(hTotalsFile), area -> area.rename(hTotalsFile, fileName));
    }

    @Override
    public synchronized void write(int hTotalsFile, byte[] data, int offset, int count) throws JposException {
        change(area().name(hTotalsFile), area -> area.write(hTotalsFile, data, offset, count));
    }

    @Override
    public synchronized void setAll(int hTotalsFile, byte value) throws JposException {
        int size = area().size(hTotalsFile);
        var all = new byte[size];
        Arrays.fill(all, value);
        write(hTotalsFile, all, 0, size);
    }

    @Override
    public synchronized void read(int hTotalsFile, byte[] data, int offset, int count) throws JposException {
        var area = area();
        requireFile(area.name(hTotalsFile));
        var read = area.bytes(hTotalsFile, offset, count);
        if (data.length < count) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "there is room for " + data.length + " bytes, not " + count);
        }
        System.arraycopy(read, 0, data, 0, count);
    }

    @Override
    public synchronized void find(String fileName, int[] hTotalsFile, int[] size) throws JposException {
        var area = area();
        hTotalsFile[0] = area.find(fileName)
                .orElseThrow(() -> Jpos.error(JposConst.JPOS_E_NOEXIST, "there is no file " + fileName));
        size[0] = area.size(hTotalsFile[0]);
    }

    @Override
    public synchronized void findByIndex(int index, String[] fileName) throws JposException {
        var names = area().names();
        if (index < 0 || index >= names.size()) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL, "there are " + names.size() + " files, and none is number " + index);
        }
        fileName[0] = names.get(index);
    }

    @Override
    public int getFreeData() throws JposException {
        requireOpen();
        return isEnabled() ? area().free() : 0;
    }

    @Override
    public int getNumberOfFiles() throws JposException {
        requireOpen();
        return isEnabled() ? area().count() : 0;
    }

    @Override
    public synchronized boolean getTransactionInProgress() throws JposException {
        requireOpen();
        return transaction != null;
    }

    @Override
    public synchronized void beginTrans() throws JposException {
        if (transaction != null) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a transaction is under way");
        }
        transaction = area();
    }

    @Override
    public synchronized void commitTrans() throws JposException {
        keep(underWay());
        transaction = null;
    }

    @Override
    public synchronized void rollback() throws JposException {
        underWay();
        transaction = null;
    }

    private TotalsArea underWay() throws JposException {
        requireEnabled();
        if (transaction == null) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "no transaction is under way");
        }
        return transaction;
    }

    /** Both copies are looked at, not only the one that is read. */
    @Override
    public synchronized void validateData(int hTotalsFile) throws JposException {
        area().size(hTotalsFile);
        try {
            if (!copies.isWhole()) {
                throw Jpos.extended(
                        HardTotalsConst.JPOS_ETOT_VALIDATION, "one copy of the totals in " + folder + " is not whole");
            }
        } catch (IOException unreadable) {
            throw away(unreadable);
        }
    }

    /** Written twice: then both copies are whole again. */
    @Override
    public synchronized void recalculateValidationData(int hTotalsFile) throws JposException {
        var area = area();
        area.size(hTotalsFile);
        keep(area);
        keep(area);
    }

    @Override
    public void claimFile(int hTotalsFile, int timeout) throws JposException {
        if (timeout < JposConst.JPOS_FOREVER) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, "a time-out of " + timeout + " ms");
        }
        var name = area().name(hTotalsFile);
        if (isClaimedHere(name)) {
            return;
        }
        try {
            if (!context().claim(claimOf(name), timeout)) {
                throw Jpos.error(JposConst.JPOS_E_TIMEOUT, name + " is claimed by somebody else");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Jpos.error(JposConst.JPOS_E_FAILURE, "interrupted while waiting for " + name, stopped);
        }
        synchronized (this) {
            claimedFiles.add(name);
        }
    }

    @Override
    public synchronized void releaseFile(int hTotalsFile) throws JposException {
        var name = area().name(hTotalsFile);
        if (!claimedFiles.remove(name)) {
            throw Jpos.error(JposConst.JPOS_E_ILLEGAL, name + " is not claimed here");
        }
        context().release(claimOf(name));
    }

    private synchronized boolean isClaimedHere(String name) {
        return claimedFiles.contains(name);
    }

    private void releaseFiles() {
        claimedFiles.forEach(name -> context().release(claimOf(name)));
        claimedFiles.clear();
    }

    private String claimOf(String fileName) {
        return entry().getLogicalName() + "/" + fileName;
    }

    private void requireFile(String name) throws JposException {
        if (!claimedFiles.contains(name) && context().isClaimed(claimOf(name))) {
            throw Jpos.error(JposConst.JPOS_E_CLAIMED, name + " is claimed by somebody else");
        }
    }

    private interface Change {
        void of(TotalsArea area) throws JposException;
    }

    private void change(@Nullable String fileName, Change change) throws JposException {
        var area = area();
        if (fileName != null) {
            requireFile(fileName);
        }
        change.of(area);
        if (transaction == null) {
            keep(area);
        }
    }

    /** That of the transaction under way, or else what is on the medium. */
    private synchronized TotalsArea area() throws JposException {
        requireEnabled();
        if (transaction != null) {
            return transaction;
        }
        try {
            var packed = copies.read();
            requireMedium();
            return packed.isEmpty() ? new TotalsArea(CAPACITY) : TotalsArea.of(packed.get(), CAPACITY);
        } catch (TotalsCopies.Damaged damaged) {
            throw Jpos.extended(HardTotalsConst.JPOS_ETOT_VALIDATION, String.valueOf(damaged.getMessage()));
        } catch (IOException unreadable) {
            throw away(unreadable);
        }
    }

    /** Away first: writing where the medium is not mounted would make a copy on the disk beneath. */
    private void keep(TotalsArea area) throws JposException {
        try {
            requireMedium();
            copies.write(area.packed());
        } catch (IOException unwritable) {
            throw away(unwritable);
        }
    }

    /** After a read as well: what is not mounted looks as if nothing had ever been kept. */
    private void requireMedium() throws IOException {
        var begun = watch;
        if (begun == null || !begun.isThere()) {
            throw new IOException(folder + " is not there");
        }
    }

    private JposException away(IOException why) {
        return Jpos.error(JposConst.JPOS_E_OFFLINE, entry().getLogicalName() + ": " + why.getMessage(), why);
    }
}
