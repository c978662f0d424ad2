package com.evertill.devices.jpos;

/** A file that is no picture of a kind that we print; the message says why, as the end of a sentence. */
final class UnreadablePicture extends Exception {

    private static final long serialVersionUID = 1;

    UnreadablePicture(String why) {
        super(why);
    }

    UnreadablePicture(String why, Throwable cause) {
        super(why, cause);
    }
}
