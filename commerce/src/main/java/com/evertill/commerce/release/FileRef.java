package com.evertill.commerce.release;

import java.util.regex.Pattern;

/**
 * A file as the manifest vouches for it.
 *
 * @param key where it lies, by its content: {@code sha256/ab/ab34….ndjson.gz}
 * @param sha256 of its bytes as stored, 64 lower-case hexadecimal digits
 * @param bytes as stored
 * @param plainBytes when unpacked; the bound for whoever unpacks it
 * @param records lines, the tax table included
 */
public record FileRef(String key, String sha256, long bytes, long plainBytes, long records) {
    /** Half a gigabyte packed, four unpacked, ten million lines: ten times what the largest retailer has, and no way to fill a disk. */
    public static final long MAX_BYTES = 512L << 20;

    public static final long MAX_PLAIN_BYTES = 4L << 30;
    public static final long MAX_RECORDS = 10_000_000;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public FileRef {
        if (!SHA256.matcher(sha256).matches() || !key.equals(keyOf(sha256))) {
            throw new IllegalArgumentException("'" + key + "' is not the key of '" + sha256 + "'");
        }
        if (bytes < 1 || bytes > MAX_BYTES || plainBytes < 0 || plainBytes > MAX_PLAIN_BYTES) {
            throw new IllegalArgumentException(bytes + " bytes, " + plainBytes + " unpacked, are out of bounds");
        }
        if (records < 0 || records > MAX_RECORDS) {
            throw new IllegalArgumentException(records + " records are out of bounds");
        }
    }

    static FileRef of(String sha256, long bytes, long plainBytes, long records) {
        return new FileRef(keyOf(sha256), sha256, bytes, plainBytes, records);
    }

    private static String keyOf(String sha256) {
        return "sha256/" + sha256.substring(0, 2) + "/" + sha256 + ".ndjson.gz";
    }
}
