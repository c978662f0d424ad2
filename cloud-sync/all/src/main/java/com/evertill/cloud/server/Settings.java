package com.evertill.cloud.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is set from outside: system properties, or the environment with capitals and underscores ({@code EVERTILL_DATA}). */
@ConfigMapping(prefix = "evertill")
public interface Settings {
    /** Where databases and release files lie. */
    Path data();

    /** The price zones, {@code {"zones":[{"name","currency","timeZone","taxes"}]}}; {@code zones.json} in the data folder if absent. */
    Optional<Path> zones();

    /**
     * Head office's first people, {@code [{"name","fullName","role","password"}]}; {@code users.json} in the data folder if absent. Read at every
     * start, for names that are not known yet; best taken away afterwards.
     */
    Optional<Path> users();

    /**
     * Which heads have keys, and what stores are called, {@code {"heads":[{"name","kind","store","sha256"}],"stores":[{"id","name","taxRules"}]}};
     * {@code heads.json} in the data folder if absent. The web shop needs no key.
     */
    Optional<Path> heads();

    /** Whether the API of the heads tells its schema: for those who build heads, not for the world. */
    @WithDefault("false")
    boolean introspection();

    /** A folder with the certificates of all boxes, {@code *.pem}; {@code nodes} in the data folder if absent. Looked at again every minute. */
    Optional<Path> nodes();

    /** With which confirmations are countersigned: Ed25519, PKCS#8, PEM. */
    Path ledgerKey();

    /** With which releases are signed: Ed25519, PKCS#8, PEM. */
    Path headOfficeKey();

    /** Where shops reach this server for release files; loopback at the HTTP port if absent. */
    Optional<String> publicAddress();

    /** Whether cookies are sent over TLS only. False is for loopback and demonstrations. */
    @WithDefault("true")
    boolean secureCookies();

    Customers customers();

    /** How customers are known and reached. */
    interface Customers {
        /** The country whose phone numbers are written without one. */
        @WithDefault("49")
        String callingCode();

        /**
         * A folder for the database of customers' keys, which must not be in the same backup as the data folder, and in none for longer than an erasure may
         * take; the data folder itself if absent.
         */
        Optional<Path> keys();

        /**
         * Where codes for signing in are posted to; {@code code-gateway.secret} in the data folder is what it knows us by. Absent, they are put into
         * {@link #codes}.
         */
        Optional<URI> codeGateway();

        /** A folder that a gateway for mail and text messages collects codes from; {@code codes} in the data folder if absent. */
        Optional<Path> codes();
    }

    Payments payments();

    /**
     * Who takes customers' money beforehand. Without {@link #provider} nobody can pay beforehand: such a payment is not authorised, at once, and it is said
     * at the start and in the health that there is no provider.
     */
    interface Payments {
        /** The address of Stripe's API, {@code https://api.stripe.com}. */
        Optional<URI> provider();

        /** A file with the secret key; needed where there is a provider. */
        Optional<Path> key();

        /**
         * A file with the signing secrets of the provider's endpoint {@code /webhooks/payments}, a line each. Absent, nothing that the provider sends is taken:
         * it is only looked at now and then.
         */
        Optional<Path> webhookSecrets();

        /** Where customers come from the provider's page, with {@code ?order=} behind it; the web shop at {@link #publicAddress} if absent. */
        Optional<URI> back();
    }

    /**
     * What points are earned by, {@code [{"from":"2026-01-01","points":1,"units":1}]}, each from its day on; {@code points.json} in the data folder if
     * absent, and one a unit of the currency if that is not there. A rule is added, and none ever changed.
     */
    Optional<Path> points();

    Events events();

    /** What the services tell each other. */
    interface Events {
        /**
         * For how long the bus can tell it again; what is older is let go once an hour, but for releases of prices, and for what somebody still waits for or
         * has given up. A lake, points, offers or forecasts that begin with nothing are told as much.
         */
        @WithDefault("P400D")
        Duration kept();
    }

    Lake lake();

    /** All facts as tables in files, and the reports of head office that are made of them. */
    interface Lake {
        @WithDefault("true")
        boolean enabled();

        /** All that it has; {@code lake} in the data folder if absent. Taken away while nothing runs, it is made again from what the bus has ({@link Events#kept}). */
        Optional<Path> folder();

        /** How long a fact may wait for its file: a shorter time rewrites the files of a day more often. */
        @WithDefault("PT10M")
        Duration writtenAfter();

        /** After which a report is given up; whole seconds. */
        @WithDefault("PT20S")
        Duration longestQuestion();
    }

    /**
     * Who is offered what goes with what they bought,
     * {@code [{"name","from","until","budget","atMostEvery":"P7D","validFor":"P14D","heldOut":10}]}; {@code campaigns.json} in the data folder if absent,
     * and one without an end if that is not there. A name is never given to another campaign.
     */
    Optional<Path> campaigns();

    Forecast forecast();

    /** How stores are supplied, all of them alike: what is proposed to them has to last until the next order's goods are there. */
    interface Forecast {
        /** From an order to its goods on the shelf. */
        @WithDefault("2")
        int leadDays();

        /** From one order to the next. */
        @WithDefault("1")
        int reviewDays();

        /** Hundredths of the usual error of a forecast that are kept in stock; 164 is enough in 95 of 100 periods. */
        @WithDefault("164")
        int safety();
    }

    Partners partners();

    /** The retailer's other systems. */
    interface Partners {
        /**
         * Who they are, {@code {"partners":[{"name","sha256","rights","grants","zones"}]}}; {@code partners.json} in the data folder if absent. Read at the
         * start, when the subscriptions of whoever is not in it any more are ended.
         */
        Optional<Path> file();

        /** Hosts that are told although their addresses are private; all others have to be public. */
        Optional<List<String>> privateHosts();

        /** Whether this machine itself may be told, over plain HTTP. For rehearsals. */
        @WithDefault("false")
        boolean loopback();

        /** How long an answer may take, and before it the lookup of the address. */
        @WithDefault("10s")
        Duration patience();

        /** For how long a message is tried. */
        @WithDefault("72h")
        Duration givenUpAfter();
    }

    /** The broker, MQTT 5 over mutual TLS. All files are PEM. */
    Mqtt mqtt();

    interface Mqtt {
        String host();

        @WithDefault("8883")
        int port();

        /** Certificate authority of the broker. */
        Path ca();

        /** Of this service; the broker's policy knows its common name. */
        Path certificate();

        Path key();

        /** Tells this process from others that share its work. */
        @WithDefault("1")
        String instance();
    }
}
