package com.evertill.devices;

import jpos.JposException;

/** What went wrong with a control, for people. */
final class Sentences {

    /** With the root cause, which JavaPOS keeps apart from {@link Throwable#getCause()}. */
    static String of(JposException wrong) {
        var root = wrong.getOrigException();
        var message = wrong.getMessage() == null ? "JavaPOS error " + wrong.getErrorCode() : wrong.getMessage();
        return root == null || root.getMessage() == null || message.equals(root.getMessage())
                ? message
                : message + " (" + root.getMessage() + ")";
    }

    private Sentences() {}
}
