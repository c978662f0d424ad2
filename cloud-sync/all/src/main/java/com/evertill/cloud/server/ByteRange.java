package com.evertill.cloud.server;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are wanted, RFC 9110, section 14: one range from a byte on or to a byte. Anything else, several ranges or the last so many
 * bytes, may be answered with the whole file, and is.
 *
 * @param last included.
 */
record ByteRange(long first, long last) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

    long length() {
        return last - first + 1;
    }

    /**
     * @param length of the file.
     * @return empty if the whole file is to be sent.
     * @throws UnsatisfiableException if the file has no such bytes.
     */
    static Optional<ByteRange> parse(@Nullable String header, long length) throws UnsatisfiableException {
        if (header == null) {
            return Optional.empty();
        }
        var parts = FORM.matcher(header.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(parts.group(1));
        long last = parts.group(2) == null ? length - 1 : Math.min(length - 1, Long.parseLong(parts.group(2)));
        if (first >= length || last < first) {
            throw new UnsatisfiableException();
        }
        return Optional.of(new ByteRange(first, last));
    }

    static final class UnsatisfiableException extends Exception {
        private static final long serialVersionUID = 1;

        UnsatisfiableException() {
            super(null, null, false, false);
        }
    }
}
