package com.evertill.edge.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What is set from outside: system properties, or the environment with capitals and underscores ({@code EVERTILL_DATA}). */
@ConfigMapping(prefix = "evertill")
public interface Settings {
    /** The folder of the journal. One box, one folder. */
    Path data();

    /** {@code store.json}; in the data folder if absent. */
    Optional<Path> store();

    /** The folder of this box's backups, on another disk; none are made if absent. */
    Optional<Path> backup();

    /** After which there is a new backup, also while no shift has been closed. */
    @WithDefault("4h")
    Duration backupEvery();

    /** How many of the newest backups stay. */
    @WithDefault("7")
    int backupKeep();

    /** For how long facts stay in this box's journal that the cloud holds. */
    @WithDefault("400d")
    Duration journalKeep();

    /**
     * What becomes of a journal that is older than the hard totals: {@code refuse} to start on it, or {@code set-aside} and begin an epoch. For one
     * start; nobody wants it for the next.
     */
    @WithDefault("refuse")
    OlderJournal olderJournal();

    /** See {@link #olderJournal}. */
    enum OlderJournal {
        REFUSE,
        SET_ASIDE
    }

    /** {@code jpos.xml} of the lanes that this box drives; no devices if absent. */
    Optional<Path> devices();

    /** Where lanes with computers of their own come in; nowhere if absent. */
    Optional<Lanes> lanes();

    /** The link to head office; a shop without one sells all the same. */
    Optional<Cloud> cloud();

    /** Control address of simulated lanes; absent on real ones. */
    Optional<URI> simulation();

    /** Whether cookies are sent over TLS only. False is for loopback and demonstrations. */
    @WithDefault("true")
    boolean secureCookies();

    /** After which a card terminal itself gives a payment up. */
    @WithDefault("150s")
    Duration terminalTimeout();

    /** Over the shop's network by mutual TLS, by a Unix socket from this box, or both. All files are PEM. */
    interface Lanes {
        /** An address of this box; all of them if absent. */
        Optional<String> host();

        OptionalInt port();

        /** Certificate of the shop's own authority, like the other two needed for the network. */
        Optional<Path> authority();

        /** Of this box. */
        Optional<Path> certificate();

        Optional<Path> key();

        /** A socket in a folder that only this user can reach. */
        Optional<Path> socket();
    }

    /** MQTT 5 over mutual TLS. All files are PEM. */
    interface Cloud {
        String host();

        /** 8883 if absent. Not a default of the mapping: that would make every shop have a cloud. */
        OptionalInt port();

        /** Certificate authority of the broker. */
        Path ca();

        /** Of this node; its common name is the node's name. */
        Path certificate();

        Path key();

        /** Within which shops spread their fetching of a release that is not urgent; a quarter of an hour if absent. */
        Optional<Duration> jitter();

        /** With which the cloud countersigns what it holds. */
        Path ledgerKey();

        /** With which head office signs price releases. */
        Path headOfficeKey();
    }
}
