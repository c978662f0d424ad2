package com.evertill.commerce.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Quoting of one line (RFC 4180, section 2, rules 5 to 7, without line breaks inside quotes). */
final class CsvLine {
    /** More than any item needs, and the bound on memory whatever the file holds. */
    static final int MAX_LENGTH = 4096;

    /** Empty if its quotes do not pair. */
    static Optional<List<String>> split(String line, char separator) {
        var fields = new ArrayList<String>();
        int at = 0;
        while (true) {
            var field = new StringBuilder();
            at = line.startsWith("\"", at) ? quoted(line, at + 1, field) : plain(line, at, separator, field);
            if (at < 0 || (at < line.length() && line.charAt(at) != separator)) {
                return Optional.empty();
            }
            fields.add(field.toString());
            if (at == line.length()) {
                return Optional.of(fields);
            }
            at++;
        }
    }

    /** Returns where the field ends; -1 if it holds a quote. */
    private static int plain(String line, int from, char separator, StringBuilder field) {
        int end = line.indexOf(separator, from);
        end = end < 0 ? line.length() : end;
        field.append(line, from, end);
        return field.indexOf("\"") < 0 ? end : -1;
    }

    /** Returns what follows the closing quote; -1 if there is none. */
    private static int quoted(String line, int from, StringBuilder field) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (line.startsWith("\"", at)) {
                field.append(c);
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }

    /** Writes fields and CRLF; quotes are put where they must be. */
    static void write(Appendable out, char separator, List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.append(separator);
            }
            var field = fields.get(i);
            boolean isPlain = field.indexOf(separator) < 0
                    && field.indexOf('"') < 0
                    && field.strip().equals(field);
            out.append(isPlain ? field : '"' + field.replace("\"", "\"\"") + '"');
        }
        out.append("\r\n");
    }

    private CsvLine() {}
}
