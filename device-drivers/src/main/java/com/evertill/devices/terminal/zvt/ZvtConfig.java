package com.evertill.devices.terminal.zvt;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;

/**
 * Where a terminal is, and how it is spoken to.
 *
 * @param password of the till at the terminal, six digits; 000000 as it comes from the factory.
 * @param charset of its texts where it does not say: IBM437, as the specification has it, or one of ISO 8859.
 * @param currency in which it is logged on.
 * @param zone in which its clock runs.
 * @param connecting until a connection stands.
 * @param answer until the terminal says that it heard: 5 s in the specification (T3).
 * @param silence without any message in a payment: longer than the terminal's own time-out.
 * @param commit within which an approval should be durable; after that the terminal is told to ask again.
 */
public record ZvtConfig(
        String host,
        int port,
        int password,
        Charset charset,
        Currency currency,
        ZoneId zone,
        Duration connecting,
        Duration answer,
        Duration silence,
        Duration commit) {

    public static final String SCHEME = "zvt";

    private static final int PORT = 20007;

    /**
     * {@code zvt://host}, with the standard's port and password, or {@code zvt://host:port?password=123456&charset=ISO-8859-15}.
     *
     * @param silence after which the terminal itself has given a payment up.
     * @throws IllegalArgumentException with a sentence for whoever wrote the address.
     */
    public static ZvtConfig of(URI address, Currency currency, ZoneId zone, Duration silence) {
        if (!SCHEME.equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(address + " is no address such as zvt://10.0.0.21:20007");
        }
        var config = new ZvtConfig(
                address.getHost(),
                address.getPort() < 0 ? PORT : address.getPort(),
                0,
                Charset.forName("IBM437"),
                currency,
                zone,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                silence,
                Duration.ofSeconds(2));
        var query = address.getQuery();
        for (var setting : query == null ? new String[0] : query.split("&")) {
            config = config.with(setting);
        }
        return config;
    }

    private ZvtConfig with(String setting) {
        int equals = setting.indexOf('=');
        var value = setting.substring(equals + 1);
        return switch (equals < 0 ? "" : setting.substring(0, equals)) {
            case "password" -> {
                if (!value.matches("\\d{6}")) {
                    throw new IllegalArgumentException("a terminal's password has six digits");
                }
                yield new ZvtConfig(
                        host,
                        port,
                        Integer.parseInt(value),
                        charset,
                        currency,
                        zone,
                        connecting,
                        answer,
                        silence,
                        commit);
            }
            case "charset" ->
                new ZvtConfig(
                        host,
                        port,
                        password,
                        Charset.forName(value),
                        currency,
                        zone,
                        connecting,
                        answer,
                        silence,
                        commit);
            default ->
                throw new IllegalArgumentException(
                        "a terminal's address knows password=123456 and charset=ISO-8859-15, not " + setting);
        };
    }

    public ZvtConfig answeredWithin(Duration most) {
        return new ZvtConfig(host, port, password, charset, currency, zone, connecting, most, silence, commit);
    }

    public ZvtConfig committedWithin(Duration most) {
        return new ZvtConfig(host, port, password, charset, currency, zone, connecting, answer, silence, most);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return SCHEME + "://" + host + ":" + port;
    }
}
