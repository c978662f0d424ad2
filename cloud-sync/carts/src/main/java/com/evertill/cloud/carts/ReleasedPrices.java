package com.evertill.cloud.carts;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.release.ReleaseFault;
import com.evertill.commerce.release.ReleaseManifest;
import com.evertill.commerce.release.SignedManifest;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The price books in force, as a store has them: the service's own copy, made of what the service of prices tells and of the signed files that this
 * names. In a database of its own, which is made again from nothing by replaying those events.
 *
 * <p>Of the releases that are due, the one with the highest number whose book is here is in force, as in a store. Events may come late, again and in any
 * order: a release is what its manifest says, and each file holds a whole book. A rollback names a file that is mostly here already. That a release
 * was superseded needs no event here: what supersedes it has a higher number and the same time.
 */
public final class ReleasedPrices implements Assortment, Subscriber, AutoCloseable {
    /** The events that it lives on. */
    public static final String PUBLISHED = "com.evertill.prices.release-published.v1";

    public static final int MOST_AT_ONCE = 50;

    /** What is due in one time zone is due everywhere after that. */
    private static final Duration ROUND_THE_WORLD = Duration.ofHours(26);

    private final Database database;
    private final Books books;
    private final PublicKey headOffice;
    private final Function<Store, Optional<StorePlace>> places;

    /** What is read of such an event. */
    @SuppressWarnings("ArrayRecordComponent") // Data on their way; nobody compares two.
    private record Published(byte[] manifest, byte[] signature) {}

    /**
     * @param url {@code jdbc:sqlite:FILE}
     * @param headOffice Ed25519: what releases are signed with. Nothing else is believed.
     * @param places empty for a store that is not known (yet): nothing is sold for it.
     */
    public static ReleasedPrices open(
            String url, ReleaseFiles files, PublicKey headOffice, Function<Store, Optional<StorePlace>> places) {
        return new ReleasedPrices(Database.open(url, Books.MIGRATIONS), files, headOffice, places);
    }

    private ReleasedPrices(
            Database database, ReleaseFiles files, PublicKey headOffice, Function<Store, Optional<StorePlace>> places) {
        this.database = database;
        this.books = new Books(database, files);
        this.headOffice = headOffice;
        this.places = places;
    }

    /** Whether it has never heard of a release: whoever drives it lets the bus tell from the beginning then. */
    public boolean isEmpty() {
        return database.read(Books::isEmpty);
    }

    @Override
    public void take(CloudEvent event) throws NotTaken {
        try {
            var published = event.read(Published.class);
            var manifest = new SignedManifest(published.manifest(), published.signature()).open(headOffice);
            if (manifest.schema() > ReleaseManifest.SCHEMA) {
                throw new NotTaken("It needs newer software: its files are of schema " + manifest.schema());
            }
            database.act(tx -> Books.know(tx, manifest));
        } catch (ReleaseFault | Json.MalformedException e) {
            throw new NotTaken(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Optional<Offered> find(Store store, String itemId, Instant now) {
        return inForce(store, now, (tx, release) -> Books.find(tx, release, itemId))
                .flatMap(found -> found)
                .filter(offered -> isIn(store.currency(), offered));
    }

    /**
     * What a store sells, by name: each item of which words begin as the given ones do, in its name, its department or its codes; all of them where no
     * word is given.
     *
     * @param behind id of the item that the page before ended with.
     * @param limit 1 to {@value #MOST_AT_ONCE}; more are not given.
     */
    public List<Offered> search(Store store, String words, Optional<String> behind, int limit, Instant now) {
        int most = Math.clamp(limit, 1, MOST_AT_ONCE);
        return inForce(store, now, (tx, release) -> Books.search(tx, release, words, behind, most)).stream()
                .flatMap(List::stream)
                .filter(offered -> isIn(store.currency(), offered))
                .toList();
    }

    private static boolean isIn(Currency currency, Offered offered) {
        return offered.item().price().currency().equals(currency);
    }

    private interface Look<T> {
        T into(Tx tx, ReleaseManifest release) throws SQLException;
    }

    private <T> Optional<T> inForce(Store store, Instant now, Look<T> look) {
        return places.apply(store)
                .flatMap(place -> database.read(tx -> {
                    for (var release : Books.here(tx, place.priceZone())) {
                        if (release.effective().isDue(now, place.timeZone())) {
                            return Optional.of(look.into(tx, release));
                        }
                    }
                    return Optional.empty();
                }));
    }

    /**
     * Fetches one book that is in force or planned, or lets go of one that will not come back. May take as long as a file takes. For one caller at a time.
     *
     * @return whether there was anything to do.
     * @throws UncheckedIOException if there is nothing to do but what cannot be fetched.
     * @throws ReleaseFault likewise, if what was fetched is not what head office signed.
     */
    public boolean step(Instant now) {
        RuntimeException fault = null;
        for (var release : missing(now)) {
            try {
                books.fetch(release);
                return true;
            } catch (IOException e) {
                fault = new UncheckedIOException("the book of release " + release.number() + " cannot be fetched", e);
            } catch (ReleaseFault e) {
                fault = e;
            }
        }
        if (database.<Boolean>write(tx -> Books.trim(tx, now.minus(ROUND_THE_WORLD)))) {
            return true;
        }
        if (fault != null) {
            throw fault;
        }
        return false;
    }

    /** The newest of each zone first. What is before one that is here and due in every time zone is needed nowhere. */
    private List<ReleaseManifest> missing(Instant now) {
        return database.read(tx -> {
            var missing = new ArrayList<ReleaseManifest>();
            for (var zone : Books.zones(tx)) {
                for (var release : Books.known(tx, zone)) {
                    boolean isHere = Books.isHere(tx, release);
                    if (!isHere) {
                        missing.add(release);
                    } else if (release.effective().isDue(now.minus(ROUND_THE_WORLD), ZoneOffset.UTC)) {
                        break;
                    }
                }
            }
            return missing;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
