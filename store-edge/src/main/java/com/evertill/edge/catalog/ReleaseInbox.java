package com.evertill.edge.catalog;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.messages.Nudge;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.FileRef;
import com.evertill.commerce.release.ReleaseFault;
import com.evertill.commerce.release.ReleaseFile;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.ReleaseRecord;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.catalog.ReleaseSource.AddressExpiredException;
import com.evertill.edge.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Releases of head office on their way into the price book: seen, fetched, verified, staged, active, or refused; each step durable together with the
 * fact that says so, each repeatable after a crash. A rollback to what is kept here is seen, staged and active: nothing is fetched for it. {@link #nudged} is short; {@link #step} may take as long as a file takes, and nobody waits for
 * it.
 */
public final class ReleaseInbox {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int TRIES_OF_A_DAMAGED_FILE = 3;

    private final Database database;
    private final Versions versions;
    private final Journal journal;
    private final ReleaseSource source;
    private final InboxConfig config;
    private final Trimming trimming;
    private final ReentrantLock stepping = new ReentrantLock();
    /** Tried by this run of the software; after an update, what was refused may be understood. */
    private final Set<Long> refusedHere = ConcurrentHashMap.newKeySet();

    /** Arrived damaged too often, which may be better tomorrow. */
    private final Set<Long> damagedHere = ConcurrentHashMap.newKeySet();

    /** Rollbacks that what is kept did not lead to, and that are fetched instead. */
    private final Set<Long> notFromHere = ConcurrentHashMap.newKeySet();

    private volatile Instant notBefore = Instant.MIN;
    private volatile Duration pause = FIRST_PAUSE;
    private volatile @Nullable String problem;
    private int damaged;

    /** What a step came to. */
    public enum Progress {
        NOTHING_TO_DO,
        THERE_MAY_BE_MORE,
        /** Likewise, but nothing that anybody sees has changed. */
        TIDYING,
        /** The address has expired: say hello, and a nudge with another will come. */
        A_FRESH_ADDRESS_IS_NEEDED
    }

    /** What a coming version is made of. */
    private interface Content<X extends Exception> {
        void writeTo(Staging staging) throws X;
    }

    ReleaseInbox(
            Database database,
            Versions versions,
            Trimming trimming,
            Journal journal,
            ReleaseSource source,
            InboxConfig config) {
        this.database = database;
        this.versions = versions;
        this.journal = journal;
        this.source = source;
        this.config = config;
        this.trimming = trimming;
    }

    /** There is a release, somebody says. The same one twice is a normal thing, and brings fresh addresses. */
    public void nudged(Nudge nudge, Instant now) {
        try {
            var manifest = new SignedManifest(nudge.manifest(), nudge.signature()).open(config.headOffice());
            database.act(tx -> seen(tx, manifest, nudge, now));
        } catch (ReleaseFault e) {
            // Whose number it is cannot be known without a signature, so there is no release to refuse.
            problem = e.getMessage();
        }
    }

    private void seen(Tx tx, ReleaseManifest manifest, Nudge nudge, Instant now) throws SQLException {
        var known = Incoming.find(tx, manifest.number());
        if (manifest.number() <= Versions.newest(tx) || refusedHere.contains(manifest.number())) {
            return;
        }
        var release = known.orElse(new Incoming(manifest, nudge.full(), nudge.delta(), Acknowledgement.SEEN, null));
        if (known.isEmpty()) {
            acknowledge(tx, release, null, now);
            notBefore = now.plus(jitter(manifest));
        }
        try {
            manifest.checkFor(config.priceZone(), Versions.newest(tx));
            var again = release.step() == Acknowledgement.REFUSED ? release.reached(Acknowledgement.SEEN) : release;
            again.at(nudge.full(), nudge.delta()).write(tx);
        } catch (ReleaseFault e) {
            refuse(tx, release, e.kind().name(), now);
        }
    }

    /** Spread by name, not by chance: no two shops at once, and the same in every rehearsal. */
    private Duration jitter(ReleaseManifest manifest) {
        long most = config.jitter().toMillis();
        boolean waits = most > 0 && !(manifest.effective() instanceof Effective.Now);
        return waits
                ? Duration.ofMillis(Math.floorMod((journal.node() + "/" + manifest.number()).hashCode() * 31L, most))
                : Duration.ZERO;
    }

    /**
     * Puts in force what is due, moves the newest release one step on, or tidies up. To be called again while there may be more, after every
     * nudge, and once a second.
     *
     * @param now store time.
     */
    public Progress step(Instant now) {
        if (!stepping.tryLock()) {
            return Progress.NOTHING_TO_DO;
        }
        try {
            if (activateDue(now)) {
                return Progress.THERE_MAY_BE_MORE;
            }
            var release = database.read(Incoming::unfinished);
            if (release.isPresent() && !now.isBefore(notBefore)) {
                return advance(release.get(), now);
            }
            return trimming.step() ? Progress.TIDYING : Progress.NOTHING_TO_DO;
        } finally {
            stepping.unlock();
        }
    }

    public InboxStatus status() {
        var newest = database.read(Incoming::newest)
                .map(release -> new InboxStatus.Incoming(
                        release.number(),
                        release.step(),
                        release.manifest().effective(),
                        release.manifest().items()));
        return new InboxStatus(newest.orElse(null), problem);
    }

    /** Of several that are due the newest; those before it are history. */
    private boolean activateDue(Instant now) {
        var due = database.read(Incoming::staged).stream()
                .filter(release -> release.manifest().effective().isDue(now, config.storeZone()))
                .findFirst();
        due.ifPresent(release -> database.act(tx -> {
            var version = Objects.requireNonNull(release.version());
            Versions.activate(tx, version, release.manifest().offline(), now);
            tx.update("DELETE FROM release WHERE number < ?", release.number());
            reach(tx, release.reached(Acknowledgement.ACTIVE), now);
        }));
        return due.isPresent();
    }

    private Progress advance(Incoming release, Instant now) {
        var kept = kept(release);
        return kept.isPresent() ? goBack(release, kept.get(), now) : fetch(release, now);
    }

    /** What a rollback brings back, if that is still here whole. A box that never had it, or has it no longer, takes the files. */
    private Optional<EarlierBook> kept(Incoming release) {
        var to = release.manifest().rollbackTo();
        return to == null || notFromHere.contains(release.number())
                ? Optional.empty()
                : database.read(tx -> Versions.kept(tx, to)).map(versions::book);
    }

    private Progress goBack(Incoming release, EarlierBook kept, Instant now) {
        try {
            stage(release, kept::writeTo, now);
        } catch (ReleaseFault e) {
            notFromHere.add(release.number());
            problem = e.getMessage();
        }
        return Progress.THERE_MAY_BE_MORE;
    }

    private Progress fetch(Incoming release, Instant now) {
        boolean byDelta = isByDelta(release);
        var download = new Download(
                config.folder(), byDelta ? delta(release) : release.manifest().full());
        try {
            if (!download.isComplete()) {
                download.fetch(source, byDelta ? Objects.requireNonNull(release.delta()) : release.full());
            }
            switch (release.step()) {
                case SEEN -> database.act(tx -> reach(tx, release.reached(Acknowledgement.FETCHED), now));
                case FETCHED -> verify(release, download, now);
                default -> {
                    if (this.<IOException>stage(release, staging -> write(staging, download, byDelta), now)) {
                        download.delete();
                    }
                }
            }
            return Progress.THERE_MAY_BE_MORE;
        } catch (AddressExpiredException e) {
            pauseAfter(String.valueOf(e.getMessage()), now);
            return Progress.A_FRESH_ADDRESS_IS_NEEDED;
        } catch (IOException e) {
            pauseAfter("Release " + release.number() + " cannot be fetched just now: " + e.getMessage(), now);
            return Progress.NOTHING_TO_DO;
        } catch (ReleaseFault e) {
            faulty(release, download, byDelta, e, now);
            return Progress.THERE_MAY_BE_MORE;
        }
    }

    private void verify(Incoming release, Download download, Instant now) throws IOException {
        try (var in = Files.newInputStream(download.file())) {
            ReleaseFile.verify(in, download.ref());
        }
        database.act(tx -> reach(tx, release.reached(Acknowledgement.VERIFIED), now));
    }

    /** Whether it could; while the shop imports a book of its own it waits. */
    private <X extends Exception> boolean stage(Incoming release, Content<X> content, Instant now) throws X {
        var begun = versions.begin(release.number());
        if (begun.isEmpty()) {
            pauseAfter("A price book is being imported just now.", now);
            return false;
        }
        var staging = begun.get();
        try {
            content.writeTo(staging);
            var unfit = staging.finish();
            if (unfit.isPresent()) {
                throw new ReleaseFault(
                        ReleaseFault.Kind.RELEASE_FILE_IS_MALFORMED, unfit.get().toString());
            }
            if (staging.items() != release.manifest().items()) {
                throw new ReleaseFault(
                        ReleaseFault.Kind.RELEASE_FILE_HAS_ANOTHER_COUNT,
                        staging.items() + " items instead of "
                                + release.manifest().items());
            }
            database.act(tx -> {
                versions.complete(tx, staging);
                tx.update(
                        "DELETE FROM release WHERE number < ? AND step <> 'STAGED' AND step <> 'ACTIVE'",
                        release.number());
                reach(tx, release.staged(staging.version()), now);
            });
        } finally {
            versions.ended();
        }
        return true;
    }

    private void write(Staging staging, Download download, boolean byDelta) throws IOException {
        var named = new ItemKeys();
        try (var in = Files.newInputStream(download.file())) {
            ReleaseFile.read(in, download.ref(), record -> take(staging, named, record));
        }
        if (!byDelta) {
            named.sort();
            staging.removeAllBut(named);
        }
    }

    private static void take(Staging staging, ItemKeys named, ReleaseRecord record) {
        switch (record) {
            case ReleaseRecord.Taxes(var table) -> staging.taxes(table);
            case ReleaseRecord.Put(var item) -> {
                named.add(item);
                staging.put(item);
            }
            case ReleaseRecord.Remove(var id) -> staging.remove(id);
        }
    }

    private void faulty(Incoming release, Download download, boolean byDelta, ReleaseFault fault, Instant now) {
        try {
            download.delete();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
        boolean onItsWay =
                switch (fault.kind()) {
                    case RELEASE_FILE_IS_CUT_SHORT, RELEASE_FILE_IS_TOO_LONG, RELEASE_FILE_HAS_ANOTHER_HASH -> true;
                    default -> false;
                };
        if (onItsWay && ++damaged < TRIES_OF_A_DAMAGED_FILE) {
            pauseAfter(String.valueOf(fault.getMessage()), now);
        } else if (byDelta) {
            database.act(release.withoutDelta()::write);
        } else if (onItsWay) {
            pauseAfter(String.valueOf(fault.getMessage()), now);
            database.act(tx -> giveUpForNow(tx, release, fault.kind().name(), now));
        } else {
            problem = fault.getMessage();
            database.act(tx -> refuse(tx, release, fault.kind().name(), now));
        }
    }

    /** Until somebody speaks of it again: what damages files on their way will not do so for ever. It is said once, however often it happens. */
    private void giveUpForNow(Tx tx, Incoming release, String why, Instant now) throws SQLException {
        var refused = release.reached(Acknowledgement.REFUSED);
        refused.write(tx);
        if (damagedHere.add(release.number())) {
            acknowledge(tx, refused, why, now);
        }
    }

    private void refuse(Tx tx, Incoming release, String why, Instant now) throws SQLException {
        refusedHere.add(release.number());
        var refused = release.reached(Acknowledgement.REFUSED);
        refused.write(tx);
        acknowledge(tx, refused, why, now);
    }

    private void reach(Tx tx, Incoming release, Instant now) throws SQLException {
        release.write(tx);
        if (release.step() != Acknowledgement.FETCHED || !damagedHere.contains(release.number())) {
            acknowledge(tx, release, null, now);
        }
        pause = FIRST_PAUSE;
        damaged = 0;
        problem = null;
    }

    private void acknowledge(Tx tx, Incoming release, @Nullable String why, Instant now) throws SQLException {
        var said = new Payload.ReleaseAcknowledged(config.priceZone(), release.number(), release.step(), why);
        journal.append(tx, said, now);
    }

    private void pauseAfter(String why, Instant now) {
        problem = why;
        notBefore = now.plus(pause);
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** Release 0 is a book of the shop's own, of which head office knows nothing: what changes it leads nowhere. */
    private boolean isByDelta(Incoming release) {
        long held = database.<Long>read(Versions::newest);
        var base = release.manifest().base();
        return release.delta() != null && held > 0 && base != null && base == held;
    }

    private static FileRef delta(Incoming release) {
        return Objects.requireNonNull(release.manifest().delta());
    }
}
