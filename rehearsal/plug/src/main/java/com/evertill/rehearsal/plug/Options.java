package com.evertill.rehearsal.plug;

import java.util.ArrayList;
import java.util.List;

/** What stands behind a command: flags, and names with a number. */
final class Options {
    private final List<String> rest;

    /** Something that cannot be understood. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String what) {
            super(what);
        }
    }

    Options(List<String> words) {
        this.rest = new ArrayList<>(words);
    }

    boolean flag(String name) {
        return rest.remove(name);
    }

    /** @param otherwise if the option is not there. */
    long number(String name, long otherwise) {
        int at = rest.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == rest.size() || !rest.get(at + 1).matches("[0-9]{1,18}")) {
            throw new UsageException(name + " needs a number.");
        }
        rest.remove(at);
        return Long.parseLong(rest.remove(at));
    }

    void requireNoMore() {
        if (!rest.isEmpty()) {
            throw new UsageException("There is no option '" + rest.getFirst() + "'.");
        }
    }
}
