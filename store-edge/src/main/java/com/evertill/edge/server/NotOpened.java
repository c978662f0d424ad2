package com.evertill.edge.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** Why the shop could not be opened. */
final class NotOpened {
    private static final String OURS = "com.evertill.";

    /** What a person must act upon stands last, not above a page of calls; a fault of ours says it all, and comes without them. */
    static String words(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        var fault = causes.stream()
                .filter(cause -> cause.getClass().getName().startsWith(OURS))
                .findFirst();
        var why = fault.orElse(causes.getLast());
        var message = why.getMessage() == null ? why.toString() : why.getMessage();
        return (fault.isPresent() ? "" : calls(failure)) + "The shop cannot be opened: " + message + "\n";
    }

    private static String calls(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private NotOpened() {}
}
