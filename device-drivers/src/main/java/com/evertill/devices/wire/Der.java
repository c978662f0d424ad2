package com.evertill.devices.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The parts of an X.509 certificate (RFC 5280, section 4) in DER (X.690), as far as ours need them. */
final class Der {

    private static final int LAST_YEAR_OF_TWO_DIGITS = 2049;

    /** ecdsa-with-SHA256, RFC 5758. */
    private static final byte[] SIGNED_BY = sequence(oid("2A8648CE3D040302"));

    private static final byte[] CONSTRAINTS = oid("551D13");
    private static final byte[] KEY_USAGE = oid("551D0F");
    private static final byte[] EXTENDED_KEY_USAGE = oid("551D25");
    private static final byte[] DIGITAL_SIGNATURE = {7, (byte) 0x80};
    private static final byte[] CERTIFICATE_SIGNING = {2, 0x04};
    private static final byte[] TRUE = tagged(0x01, new byte[] {(byte) 0xFF});

    /** What a certificate may be used for. */
    enum Use {
        AUTHORITY(""),
        /** id-kp-serverAuth. */
        BOX("2B06010505070301"),
        /** id-kp-clientAuth. */
        LANE("2B06010505070302");

        private final String purpose;

        Use(String purpose) {
            this.purpose = purpose;
        }

        private byte[] extensions() {
            return this == AUTHORITY
                    ? sequence(
                            extension(CONSTRAINTS, sequence(TRUE)),
                            extension(KEY_USAGE, tagged(0x03, CERTIFICATE_SIGNING)))
                    : sequence(
                            extension(CONSTRAINTS, sequence()),
                            extension(KEY_USAGE, tagged(0x03, DIGITAL_SIGNATURE)),
                            extension(EXTENDED_KEY_USAGE, sequence(oid(purpose))));
        }
    }

    /** @param issuer and {@code subject} are names, {@code key} a SubjectPublicKeyInfo. */
    static byte[] unsigned(
            BigInteger serial, byte[] issuer, Instant from, Instant to, byte[] subject, byte[] key, Use use) {
        var version3 = tagged(0xA0, tagged(0x02, new byte[] {2}));
        return sequence(
                version3,
                tagged(0x02, serial.toByteArray()),
                SIGNED_BY,
                issuer,
                sequence(time(from), time(to)),
                subject,
                key,
                tagged(0xA3, use.extensions()));
    }

    static byte[] certificate(byte[] unsigned, byte[] signature) {
        return sequence(unsigned, SIGNED_BY, tagged(0x03, concat(new byte[1], signature)));
    }

    /** A distinguished name that is a common name alone. */
    static byte[] name(String commonName) {
        return sequence(tagged(0x31, sequence(oid("550403"), tagged(0x0C, commonName.getBytes(UTF_8)))));
    }

    private static byte[] extension(byte[] oid, byte[] value) {
        return sequence(oid, TRUE, tagged(0x04, value));
    }

    private static byte[] time(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        boolean two = utc.getYear() <= LAST_YEAR_OF_TWO_DIGITS;
        var text = DateTimeFormatter.ofPattern(two ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'")
                .format(utc);
        return tagged(two ? 0x17 : 0x18, text.getBytes(US_ASCII));
    }

    private static byte[] oid(String hex) {
        return tagged(0x06, HexFormat.of().parseHex(hex));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, concat(parts));
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private Der() {}
}
